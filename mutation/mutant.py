"""One wrong version of one file."""

import hashlib
from dataclasses import dataclass
from pathlib import PurePosixPath


@dataclass(frozen=True)
class Mutant:
    """`text` is the whole file `path` (from the root of the house) with `was` turned into `now`;
    `number` tells apart the places where the same words stand twice."""

    path: PurePosixPath
    number: int
    was: str
    now: str
    text: str

    @property
    def key(self) -> str:
        """What a result is kept under: another text is another mutant."""
        content = f"{self.path}\n{self.number}\n{self.text}"
        return hashlib.sha256(content.encode()).hexdigest()[:16]
