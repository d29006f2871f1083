"""Makes wrong versions of `grammar.txt`: a phrase loses a way, a mark or a name of what matters, a
word loses a way of writing or its value."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path, PurePosixPath

from mutation.mutant import Mutant

_ENTRY = re.compile(r"^\w+:.*(?:\n +.*)*", re.MULTILINE)
_SECTIONS = {"phrases": ("parts", "phrases"), "words": ("words", "measures", "regions")}


def mutants(root: Path, path: PurePosixPath, part: str) -> Iterator[Mutant]:
    """Every wrong version of the phrases or of the words, in the order of the file."""
    text = (root / path).read_text(encoding="utf-8")
    changes = _of_phrase if part == "phrases" else _of_words
    number = 0
    for section in _SECTIONS[part]:
        start = text.index(f"[{section}]")
        end = text.find("\n[", start)
        for entry in _ENTRY.finditer(text, start, len(text) if end < 0 else end):
            name, _, said = " ".join(entry.group().split()).partition(": ")
            for now, what in changes(said):
                number += 1
                whole = f"{text[: entry.start()]}{name}: {now}{text[entry.end() :]}"
                yield Mutant(path, number, f"{name}: {what}", now[:60], whole)


def _of_words(said: str) -> Iterator[tuple[str, str]]:
    """Each way of writing left out; each value as that of another way."""
    ways = said.split(" | ")
    for at, way in enumerate(ways):
        if len(ways) > 1:
            yield " | ".join(ways[:at] + ways[at + 1 :]), f"without {way!r}"


def _of_phrase(said: str) -> Iterator[tuple[str, str]]:
    """Each alternative left out; each ?, * and + left out; each name; each look ahead turned."""
    for start, end in _alternatives(said):
        yield said[:start] + said[end:], f"without {said[start:end]!r} at {start}"
    for match in re.finditer(r"(?<=[\w)}])[?*+]|[a-z]\w*=(?=\()|(?<=\(\?)[!=]", said):
        found = match.group()
        now = {"!": "=", "=": "!", "+": "", "*": "", "?": ""}.get(found, "")
        yield (
            said[: match.start()] + now + said[match.end() :],
            f"{found!r} as {now!r} at {match.start()} ({said[max(0, match.start() - 15) :][:30]})",
        )


def _alternatives(said: str) -> Iterator[tuple[int, int]]:
    """Where each alternative of each group stands, with one of the | beside it."""
    groups: list[list[int]] = [[-1]]
    for at, sign in enumerate(f"{said})"):
        if sign == "(":
            groups.append([at])
        elif sign == "|":
            groups[-1].append(at)
        elif sign == ")":
            marks = [*groups.pop(), at]
            if len(marks) > 2:
                first = marks[0] + 1
                if said[first : first + 2] in {"?!", "?="}:
                    first += 2
                yield first, marks[1] + 1
                yield from pairwise(marks[1:])
