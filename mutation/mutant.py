"""Describes a mutant: one wrong version of one file."""

import hashlib
from dataclasses import dataclass
from pathlib import PurePosixPath


@dataclass(frozen=True)
class Mutant:
    """`text` is the whole file `path` (relative to the repository) with `was` replaced by `now`;
    `number` distinguishes places where the same words occur."""

    path: PurePosixPath
    number: int
    was: str
    now: str
    text: str

    @property
    def key(self) -> str:
        """The key that a result is stored under: another text is another mutant."""
        content = f"{self.path}\n{self.number}\n{self.text}"
        return hashlib.sha256(content.encode()).hexdigest()[:16]
