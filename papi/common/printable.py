"""Removes characters that XML forbids, so that text fits every file format."""

import re

# XML 1.0 allows tab, line feed and what follows the controls; openpyxl and python-docx raise on
# the others. Carriage returns become line feeds, as any XML parser would turn them into anyway.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """The text without characters that documents cannot hold."""
    return _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
