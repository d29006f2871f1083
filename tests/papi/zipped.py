"""Office files with a part of another's making."""

import io
import zipfile


def with_part(content: bytes, name: str, part: str | bytes) -> bytes:
    """The file with a part added, or in the place of the one of that name."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for other in old.namelist():
            if other != name:
                new.writestr(other, old.read(other))
        new.writestr(name, part)
    return written.getvalue()
