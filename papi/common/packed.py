"""Refuses a zipped office file that is larger than it may be, before anything of it is parsed."""

import io
import zipfile
from collections.abc import Callable

MIB = 1 << 20


class TooMuchUnpacked(Exception):
    """It unpacks to more than allowed."""


class Foreign(Exception):
    """It is no such archive."""


def check(
    content: bytes, *, most_of: Callable[[str], int], most: int, most_parts: int, needs: str
) -> list[str]:
    """The names of its parts; `most_of` gives the most bytes of a part by its name, `most` of all
    together, `needs` is a part that must be there. Raises TooMuchUnpacked or Foreign."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if len(parts) > most_parts:
                raise TooMuchUnpacked
            unpacked = 0
            for part in parts:
                size, limit = 0, most_of(part.filename)
                with archive.open(part) as stream:
                    # The declared size may be false, so bytes are counted while unpacking.
                    while chunk := stream.read(MIB):
                        size, unpacked = size + len(chunk), unpacked + len(chunk)
                        if size > limit or unpacked > most:
                            raise TooMuchUnpacked
            names = [part.filename for part in parts]
    except (TooMuchUnpacked, MemoryError):
        raise
    # zipfile and zlib raise their own errors, and some of Python's, on damaged data.
    except Exception as error:
        raise Foreign from error
    if needs not in names:
        raise Foreign
    return names
