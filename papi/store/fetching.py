"""Keeps a local copy of a store's newest warehouse: fetched whole, checked, put in place in one
move. What cannot be fetched or is damaged changes nothing: the last good file stays."""

import hashlib
import os
import threading
from dataclasses import dataclass, field
from pathlib import Path

from papi.store import addresses
from papi.store.access import PIECE, Store
from papi.store.addresses import Latest

MOST_OF_A_POINTER = 10_000  # bytes


class StoreUnreachable(Exception):
    """The store, or what it says is newest, cannot be had now."""


@dataclass
class Copy:
    """The copy of a store's warehouse at `path`. trouble: why the last look at the store failed,
    empty if it did not."""

    store: str
    path: Path
    trouble: str = ""
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def refresh(self) -> bool:
        """Fetches what is newest; whether it is another file than before. StoreUnreachable where
        that fails, which `trouble` then says."""
        with self._lock:
            try:
                changed = self._refresh()
            except Exception as error:
                # Whatever a store's client raises: names, timeouts, refusals, damaged answers.
                self.trouble = f"{type(error).__name__}: {error}"[:300]
                raise StoreUnreachable(self.trouble) from error
            self.trouble = ""
            return changed

    def _refresh(self) -> bool:
        store = Store(self.store)
        with store.reading(addresses.POINTER) as file:
            latest = addresses.pointer(file.read(MOST_OF_A_POINTER))
        if self.path.exists() and self._holds(latest):
            return False
        self.path.parent.mkdir(parents=True, exist_ok=True)
        half = self.path.with_name(f"{self.path.name}.{os.getpid()}.part")
        try:
            _download(store, half, latest)
            half.replace(self.path)
        finally:
            half.unlink(missing_ok=True)
        self._noted.write_text(latest.text(), encoding="utf-8")
        return True

    def _holds(self, latest: Latest) -> bool:
        """Whether the copy is what the pointer names: as noted, or by its bytes."""
        if self._noted.exists() and self._noted.read_text(encoding="utf-8") == latest.text():
            return self.path.stat().st_size == latest.size
        with self.path.open("rb") as file:
            same = hashlib.file_digest(file, "sha256").hexdigest() == latest.sha256
        if same:
            self._noted.write_text(latest.text(), encoding="utf-8")
        return same

    @property
    def _noted(self) -> Path:
        return self.path.with_name(f"{self.path.name}.latest.json")


def _download(store: Store, to: Path, latest: Latest) -> None:
    """The file's bytes; ValueError when they are not those that the pointer names."""
    digest = hashlib.sha256()
    with store.reading(latest.path) as source, to.open("wb") as file:
        while piece := source.read(PIECE):
            digest.update(piece)
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())
    if digest.hexdigest() != latest.sha256:
        raise ValueError(f"{latest.path}: other bytes than {addresses.POINTER} names")
