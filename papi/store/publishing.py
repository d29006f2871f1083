"""Puts a build into a store: the file, its tables as Parquet, the static edition; the pointer last,
so that whoever follows it finds everything."""

import hashlib
import tempfile
from pathlib import Path

from papi.common.language import Language
from papi.export import files
from papi.site import edition_file
from papi.site.edition_file import EditionFile
from papi.store import addresses
from papi.store.access import PIECE, Store
from papi.store.addresses import Latest
from papi.warehouse import editions
from papi.warehouse.connection import Identity
from papi.warehouse.records import fingerprint

# What a browser needs to know of a page that lies in object storage.
KINDS = {
    ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".png": "image/png",
    ".xml": "application/xml", ".txt": "text/plain; charset=utf-8", ".json": "application/json",
}  # fmt: skip


def publish(language: Language, file: Identity, address: str, site: Path | None) -> Latest:
    """Publishes the warehouse, and the static edition in the folder `site`; what is newest now.
    OSError where the store refuses: the pointer then is what it was."""
    store, edition = Store(address), editions.current(file)
    build = addresses.build(edition.edition, fingerprint(file))
    warehouse = Path(file.path)
    with warehouse.open("rb") as held:
        sha256 = hashlib.file_digest(held, "sha256").hexdigest()
    latest = Latest(edition.edition, f"{build}/papi.duckdb", sha256, warehouse.stat().st_size)
    store.put(warehouse, latest.path)
    with tempfile.TemporaryDirectory() as scratch:
        files.write(language, file, "parquet", Path(scratch))
        for one in sorted(Path(scratch).iterdir()):
            store.put(one, f"{build}/parquet/{one.name}")
    if site is not None:
        _put_site(store, site)
    store.put(latest.text().encode(), addresses.POINTER, KINDS[".json"])
    return latest


def _put_site(store: Store, site: Path) -> None:
    """The files that the store does not have as they are, pages before the lists that name them,
    the edition's own list last: a run that stops is taken up by the next."""
    there, here = _stored(store), edition_file.read(site) or EditionFile()
    paths = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
    for path in sorted(paths, key=lambda one: ("/" not in one, one == edition_file.NAME, one)):
        kept = here.pages.get(path)
        archived = path.startswith("editions/") and store.holds(f"site/{path}")
        if archived or (kept is not None and there.pages.get(path) == kept):
            continue
        kind = KINDS.get(Path(path).suffix, "application/octet-stream")
        store.put((site / path).read_bytes(), f"site/{path}", kind)


def _stored(store: Store) -> EditionFile:
    """The list of the edition that the store has; an empty one where it has none."""
    with tempfile.TemporaryDirectory() as scratch:
        try:
            with store.reading(f"site/{edition_file.NAME}") as file:
                content = b"".join(iter(lambda: file.read(PIECE), b""))
        except FileNotFoundError:
            return EditionFile()
        (Path(scratch) / edition_file.NAME).write_bytes(content)
        return edition_file.read(Path(scratch)) or EditionFile()
