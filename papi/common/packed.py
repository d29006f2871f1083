"""Refuses a zipped office file that is larger than it may be, before anything of it is parsed."""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

MIB = 1 << 20


class TooMuchUnpacked(Exception):
    """It unpacks to more than allowed."""


class Foreign(Exception):
    """It is no such archive."""


@dataclass(frozen=True)
class Allowed:
    """The most a kind of file may hold: bytes unpacked in all, parts, and bytes unpacked of a part
    by how its name begins (of any other, styles too, 1 MiB); `needs` must be among them."""

    unpacked: int
    parts: int
    of_parts: Mapping[str, int]
    needs: str

    def of_part(self, name: str) -> int:
        """The most bytes of one part."""
        limits = self.of_parts.items()
        return next((most for start, most in limits if name.startswith(start)), MIB)


# For workbooks that a form of ours was filled in.
WORKBOOK = Allowed(
    unpacked=24 * MIB,
    parts=200,
    of_parts={"xl/worksheets/sheet": 16 * MIB, "xl/sharedStrings": 8 * MIB},
    needs="xl/workbook.xml",
)


def check(content: bytes, allowed: Allowed) -> list[str]:
    """The names of its parts. Raises TooMuchUnpacked or Foreign."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if len(parts) > allowed.parts:
                raise TooMuchUnpacked
            unpacked = 0
            for part in parts:
                size, limit = 0, allowed.of_part(part.filename)
                with archive.open(part) as stream:
                    # The declared size may be false, so bytes are counted while unpacking.
                    while chunk := stream.read(MIB):
                        size, unpacked = size + len(chunk), unpacked + len(chunk)
                        if size > limit or unpacked > allowed.unpacked:
                            raise TooMuchUnpacked
            names = [part.filename for part in parts]
    except (TooMuchUnpacked, MemoryError):
        raise
    # zipfile and zlib raise their own errors, and some of Python's, on damaged data.
    except Exception as error:
        raise Foreign from error
    if allowed.needs not in names:
        raise Foreign
    return names
