"""A folder that is written whole or not at all, and takes nobody's files away."""

import hashlib
import json
import tempfile
from collections.abc import Callable
from pathlib import Path

MANIFEST = "datapackage.json"


class NotOurs(Exception):
    """The folder holds files that were not written here, or were changed since."""


def put(out: Path, fill: Callable[[Path], None], *, force: bool = False) -> Path | None:
    """Lets `fill` write into a new folder beside `out` and then puts it in `out`'s place; until
    then `out` stays as it was. An empty folder is filled, an older export is replaced; anything
    else is NotOurs, or with `force` kept beside under the name that is returned. OSError where the
    disk refuses."""
    out = out.resolve()
    if out.exists() and not out.is_dir():
        raise NotADirectoryError(20, "Not a directory", str(out))
    foreign = out.exists() and any(out.iterdir()) and not is_ours(out)
    if foreign and not force:
        raise NotOurs(out)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=f".{out.name}-") as beside:
        new, old = Path(beside) / "new", Path(beside) / "old"
        new.mkdir()
        fill(new)
        if foreign:
            old = _free_name(out)
        if out.exists():
            out.rename(old)
        try:
            new.rename(out)
        except OSError:
            if old.exists():
                old.rename(out)
            raise
    return old if foreign else None


def is_ours(folder: Path) -> bool:
    """Whether every file in it was written by an export and is as it was then."""
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
        files = manifest["papi"]["files"]
        found = {path.name for path in folder.iterdir()}
        return found == {MANIFEST, *files} and all(
            fingerprint(folder / name) == value for name, value in files.items()
        )
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return False


def fingerprint(path: Path) -> str:
    """The SHA-256 of a file, as hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _free_name(out: Path) -> Path:
    number = 1
    while (name := out.with_name(f"{out.name}.before-{number}")).exists():
        number += 1
    return name
