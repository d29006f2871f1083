"""Reads `grammar.txt`, the language of the checker."""

import re
from pathlib import Path
from typing import Final

_ENTRY = re.compile(r"^(?P<name>[\w]+):(?P<text>.*(?:\n[ ]+.*)*)", re.MULTILINE)


def _sections() -> dict[str, list[tuple[str, str]]]:
    """Of every section the name and text of its entries, with the lines of each joined."""
    written = Path(__file__).with_name("grammar.txt").read_text(encoding="utf-8")
    parts = re.split(r"^\[(\w+)\]$", written, flags=re.MULTILINE)[1:]
    return {
        section: [(one["name"], " ".join(one["text"].split())) for one in _ENTRY.finditer(text)]
        for section, text in zip(parts[::2], parts[1::2], strict=True)
    }


def _ways(section: list[tuple[str, str]]) -> dict[str, list[str]]:
    return {name: re.split(r"\s*\|\s*", text) for name, text in section}


_READ = _sections()
_PARTS = dict(_READ["parts"])
# The ways of writing the words of each tag, "word" or "word:value"; of the measures beside their
# official names; of the regions by code.
WORDS: Final = _ways(_READ["words"])
MEASURES: Final = _ways(_READ["measures"])
REGIONS: Final = _ways(_READ["regions"])

_TAG = re.compile(r"[A-Z][A-Z_]+")
# One letter for each tag that phrases know, so that a row of tags is a string; "?" for any other.
_KNOWN = sorted(set(_TAG.findall(str(_READ["parts"] + _READ["phrases"]))))
LETTERS: Final = {tag: chr(0x100 + at) for at, tag in enumerate(["?", *_KNOWN])}


def _compiled(pattern: str) -> re.Pattern[str]:
    while "{" in pattern:
        pattern = re.sub(r"\{(\w+)\}", lambda part: f"({_PARTS[part[1]]})", pattern)
    seen: dict[str, int] = {}

    def named(match: re.Match[str]) -> str:
        # A part that stands twice in a phrase names its groups twice.
        seen[match[1]] = seen.get(match[1], 0) + 1
        return f"(?P<{match[1]}__{seen[match[1]]}>"

    pattern = re.sub(r"\((?!\?)", "(?:", re.sub(r"(\w+)=\(", r"\1=<", pattern))
    pattern = re.sub(r"([a-z]\w*)=<", named, pattern)
    # Repetitions are bounded, so that no text can make a match run away.
    pattern = pattern.replace("*", "{0,12}").replace("+", "{1,12}")
    return re.compile(_TAG.sub(lambda tag: LETTERS[tag[0]], pattern).replace(" ", ""))


# A phrase may stand in several forms.
PHRASES: Final = [(name, _compiled(pattern)) for name, pattern in _READ["phrases"]]
