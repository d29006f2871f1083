"""Keeps a local copy of the newest lake in a bucket: all its files, each checked, then a link put
on their folder in one move. The lake before stays for those who read it."""

import os
import re
import shutil
from pathlib import Path

from papi.store import addresses
from papi.store.access import Store, download
from papi.warehouse.connection import LAKE, LAKE_SQL

MOST_OF_A_NOTE = 4_000_000  # bytes
# Where its views read: in the bucket, as it was uploaded.
_ROOT = re.compile(r"read_parquet\('[^']*?(?=(?:main|of_34)/)")


def refresh(store: Store, path: Path) -> bool:
    """Puts the link `path` on the newest lake; whether it is another than before. ValueError for
    files that are not those of its note, and OSError."""
    with store.reading(addresses.LAKE) as file:
        content = b"".join(iter(lambda: file.read(MOST_OF_A_NOTE), b""))
    latest = addresses.lake(content)
    folder = path.with_name(f"{path.name}-{latest.folder}")
    before = path.resolve() if path.is_symlink() else None
    if before == folder.resolve() and (folder / LAKE).exists():
        return False
    if not (folder / LAKE).exists():
        _fetch(store, latest, folder, content)
    _put(path, folder)
    for old in path.parent.glob(f"{path.name}-*-*"):
        if old.resolve() not in (folder.resolve(), before):
            shutil.rmtree(old)
    return True


def _fetch(store: Store, latest: addresses.LatestLake, folder: Path, note: bytes) -> None:
    """The whole lake; the folder has its name once it is whole."""
    half = folder.with_name(f".{folder.name}.{os.getpid()}.part")
    shutil.rmtree(half, ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)
    try:
        for name, sha256 in latest.files.items():
            (half / name).parent.mkdir(parents=True, exist_ok=True)
            there = f"{latest.folder}/{name}"
            download(store, there, half / name, sha256, addresses.LAKE)
        sql = half / LAKE_SQL
        views = _ROOT.sub("read_parquet('", sql.read_text(encoding="utf-8"))
        sql.write_text(views, encoding="utf-8")
        (half / LAKE).write_bytes(note)
        half.replace(folder)
    finally:
        shutil.rmtree(half, ignore_errors=True)


def _put(path: Path, folder: Path) -> None:
    link = path.with_name(f".{path.name}.{os.getpid()}.new")
    link.unlink(missing_ok=True)
    link.symlink_to(folder.name)
    link.replace(path)
