"""Where things are in a store. A store is an address: s3://bucket/papi, https://…/papi."""

import json
from dataclasses import asdict, dataclass

POINTER = "latest.json"


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


def is_store(address: str) -> bool:
    """Whether it is an address of a store and not a path."""
    return "://" in address


def build(edition: str, fingerprint: str) -> str:
    """The folder of one build: equal figures built by other code are another build."""
    return f"builds/{edition}-{fingerprint[:12]}"
