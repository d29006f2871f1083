"""What a Word file says."""

import io
from pathlib import Path

import docx


def paragraphs(path: Path) -> str:
    """Its paragraphs outside tables, a line each."""
    opened = docx.Document(io.BytesIO(path.read_bytes()))
    return "\n".join(paragraph.text for paragraph in opened.paragraphs)
