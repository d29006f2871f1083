"""Keeps a local copy of a store's newest warehouse, or of the lake where the address is one's:
fetched whole, checked, put in place in one move. What cannot be fetched or is damaged changes
nothing: the last good one stays."""

import hashlib
import os
import threading
from dataclasses import dataclass, field
from pathlib import Path

from papi.store import addresses, lake_copy
from papi.store.access import Store, download
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
        try:
            with store.reading(addresses.POINTER) as file:
                latest = addresses.pointer(file.read(MOST_OF_A_POINTER))
        except FileNotFoundError:
            return lake_copy.refresh(store, self.path)
        if self.path.is_file() and self._holds(latest):
            return False
        self.path.parent.mkdir(parents=True, exist_ok=True)
        half = self.path.with_name(f"{self.path.name}.{os.getpid()}.part")
        try:
            download(store, latest.path, half, latest.sha256, addresses.POINTER)
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
