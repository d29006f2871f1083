"""Escapes text where Streamlit reads Markdown, so that text from readers or tables stays text."""

import re

# What Streamlit would find even after a backslash (addresses, icons, colours) is split by an
# invisible word joiner; ordinary sentences contain none of these and stay as they are.
_JOINER = "\N{WORD JOINER}"
_FOUND_ANYWAY = re.compile(r":(?=\S)|(?<=\S)@(?=\S)|(?<=www)\.", re.IGNORECASE)
_MARKS = re.compile(r"([\\`*_\[\]$~#|])")


def plain(text: str) -> str:
    """The text as Markdown that shows it and does nothing else, on one line."""
    parted = _FOUND_ANYWAY.sub(lambda found: f"{_JOINER}{found[0]}{_JOINER}", text)
    return _MARKS.sub(r"\\\1", " ".join(parted.splitlines()))
