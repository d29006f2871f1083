"""Where things are in a store. A store is an address: s3://bucket/papi, https://…/papi."""

import json
import re
from dataclasses import asdict, dataclass

POINTER = "latest.json"
# What names the newest lake where the address is one of `python -m etl lake --out s3://…`.
LAKE = "lake.json"
_PLAIN = re.compile(r"[\w=-][\w=.-]*")


@dataclass(frozen=True)
class Latest:
    """The pointer: which build is the newest. path: of the file, from the store's root; sha256 and
    size (bytes): of the file."""

    edition: str
    path: str
    sha256: str
    size: int

    def text(self) -> str:
        """As it is stored."""
        return json.dumps(asdict(self), indent=1) + "\n"


def pointer(content: bytes) -> Latest:
    """The pointer that was stored; ValueError for anything else."""
    try:
        held = json.loads(content)
        return Latest(
            str(held["edition"]), str(held["path"]), str(held["sha256"]), int(held["size"])
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"no pointer to a warehouse: {content[:80]!r}") from error


@dataclass(frozen=True)
class LatestLake:
    """Which lake is the newest: its folder from the store's root, and the SHA-256 of each of its
    files by path."""

    folder: str
    files: dict[str, str]


def lake(content: bytes) -> LatestLake:
    """The note of a lake in a bucket; ValueError for anything else, and for paths that lead out of
    its folder."""
    try:
        held = json.loads(content)
        found = LatestLake(str(held["path"]), {**held["files"]})
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"no note of a lake: {content[:80]!r}") from error
    parts = [found.folder, *(part for path in found.files for part in str(path).split("/"))]
    if not found.files or not all(map(_PLAIN.fullmatch, parts)):
        raise ValueError(f"no paths of a lake: {content[:80]!r}")
    return found


def is_store(address: str) -> bool:
    """Whether it is an address of a store and not a path."""
    return "://" in address


def build(edition: str, fingerprint: str) -> str:
    """The folder of one build: equal figures built by other code are another build."""
    return f"builds/{edition}-{fingerprint[:12]}"
