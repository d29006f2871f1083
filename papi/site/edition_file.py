"""The edition's own list, `edition.json` in its root: what was written, of which edition each page
is. It tells a later run which pages stay as they are, and a folder of ours from any other."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

NAME = "edition.json"


@dataclass(frozen=True)
class Published:
    """An edition as it was published here. published: when, in UTC (ISO 8601)."""

    edition: str
    day: str
    published: str
    changed: int | None = None  # figures that were others in the edition before


@dataclass(frozen=True)
class Kept:
    """A page. made_of: hash of its content but for the edition; edition, day: what it says."""

    made_of: str
    edition: str
    day: str


@dataclass(frozen=True)
class EditionFile:
    """The whole list; editions: the newest first."""

    editions: list[Published] = field(default_factory=list)
    pages: dict[str, Kept] = field(default_factory=dict)

    def text(self) -> str:
        """As it is written."""
        return json.dumps({"writtenBy": "python -m papi site", **asdict(self)}, indent=0) + "\n"


def read(folder: Path) -> EditionFile | None:
    """The list of the edition in a folder; None where there is none that can be read."""
    try:
        held: dict[str, Any] = json.loads((folder / NAME).read_bytes())
        return EditionFile(
            [Published(**one) for one in held["editions"]],
            {path: Kept(**one) for path, one in held["pages"].items()},
        )
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None
