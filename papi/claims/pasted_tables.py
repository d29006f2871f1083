"""Tables pasted from Word or Excel: each number with its row's name and its column's heading is
read as a short sentence of its own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from papi.claims import tokens
from papi.claims.folding import Folded
from papi.claims.tokens import Span, Token
from papi.claims.vocabulary import Vocabulary

_CELL = re.compile(r"[^|\t\n]+|(?<=[|\t])(?=[|\t]|$)")
_RULE = re.compile(r"[\s|:\-+]*")
_SIGNED = re.compile(r"\s*(?P<sign>[+-])\s?(?=\d)")
_NAMES = frozenset({"PLACE", "MEASURE", "DIMENSION"})
# What a heading passes on to the sentence, and what else it may say: with any other word ("điểm
# trung bình cả nước", "điểm tối đa") its numbers are not read.
_KEPT = frozenset({"PLACE", "MEASURE", "YEAR", "THAN", "BEFORE", "REGION", "OWN_REGION", "STOP"})
_RANKS = frozenset({"RANK", "HANG", "STEPS"})
_CHANGES = frozenset({"CHANGED", "UP", "DOWN"})
_MARKS = frozenset({"OPEN", "CLOSE", "COMMA", "COLON", "DASH", "SLASH", "PLUS", "AND"})
_HEADINGS = (
    _KEPT | _RANKS | _CHANGES | _MARKS
    | {"", "POINTS", "PERCENT", "DIMENSION", "INDEX", "PLACES_WORD", "IN", "OF"}
)  # fmt: skip
_UNITS = frozenset({"SLASH", "POINTS", "STEPS", "PERCENT", "DEC", "INT"})


@dataclass(frozen=True)
class Row:
    """A row of a table: its span, its cells and the headings above them."""

    span: Span
    cells: list[Span]
    headings: list[Span]


def units(folded: Folded) -> Iterator[Span | Row]:
    """The sentences of a text and the rows of its tables, in order."""
    at = 0
    for start, end, lines in _tables(folded.text):
        yield from _sentences(folded, at, start)
        headings, *rows = [_cells(folded.text, line) for line in lines]
        for line, cells in zip(lines[1:], rows, strict=True):
            yield Row(line, cells, headings)
        at = end
    yield from _sentences(folded, at, len(folded.plain))


def _sentences(folded: Folded, start: int, end: int) -> Iterator[Span]:
    part = Folded(folded.text[start:end], folded.plain[start:end])
    for first, last in tokens.sentences(part):
        yield first + start, last + start


def _tables(text: str) -> Iterator[tuple[int, int, list[Span]]]:
    """Runs of at least two lines with the same number of cells, two or more; lines that only draw a
    rule are left out."""
    lines = [match.span() for match in re.finditer(r"[^\n]+", text)]
    counted = [
        (line, len(_cells(text, line)) if re.search(r"[\t|]", text[slice(*line)]) else 0)
        for line in lines
        if not (_RULE.fullmatch(text[slice(*line)]) and "|" in text[slice(*line)])
    ]
    for count, run in groupby(counted, key=lambda one: one[1]):
        found = [line for line, _ in run]
        if count > 1 and len(found) > 1:
            yield found[0][0], found[-1][1], found


def _cells(text: str, line: Span) -> list[Span]:
    spans = [match.span() for match in _CELL.finditer(text, *line)]
    edged = text[slice(*line)].lstrip().startswith("|")
    return [span for span in spans if not edged or text[slice(*span)].strip() or span[1] < line[1]]


def sayings(folded: Folded, row: Row, words: Vocabulary) -> list[list[Token]]:
    """What each number of a row says, as the tokens of a sentence; none where the row names neither
    a province nor a measure, or the column does not say what its numbers are."""
    read = [tokens.tokens(folded, cell, words) for cell in row.cells]
    headed = [tokens.tokens(folded, cell, words) for cell in row.headings]
    name = next((one for one in read if {token.tag for token in one} & _NAMES), None)
    if name is None or len(read) != len(headed):
        return []
    found = []
    for cell, heading, span in zip(read, headed, row.cells, strict=True):
        figure = _figure(folded, cell, heading, span)
        if cell is not name and figure:
            context = [one for one in heading if one.tag in _KEPT]
            found.append([*name, *context, *figure])
    return found


def _figure(
    folded: Folded, cell: list[Token], heading: list[Token], span: Span
) -> list[Token] | None:
    """The number with the cue that its heading gives it; None for any other cell."""
    said = [one for one in cell if one.tag not in {"", "DASH", "PLUS", "MINUS"}]
    tags = {one.tag for one in heading}
    of_number = said and said[0].tag in {"DEC", "INT"} and {one.tag for one in said} <= _UNITS
    if not of_number or not tags <= _HEADINGS:
        return None
    number = said[0]
    if tags & _CHANGES:
        sign = _SIGNED.match(folded.plain, *span)
        falls = sign["sign"] == "-" if sign else tags & _CHANGES == {"DOWN"}
        unit = _unit(number, {one.tag for one in said} | tags)
        way = Token("MINUS" if falls else "PLUS", number.span)
        return [way, number, Token(unit, number.span)] if unit else None
    if tags & _RANKS and number.tag == "INT":
        return [Token("RANK", number.span), *said]
    if "POINTS" in tags or (number.tag == "DEC" and "MEASURE" in tags):
        return [number, Token("POINTS", number.span)] if len(said) == 1 else said
    return None


def _unit(number: Token, tags: set[str]) -> str | None:
    """The unit of a change; points have decimals."""
    if "PERCENT" in tags:
        return "PERCENT"
    if number.tag == "DEC":
        return "POINTS"
    return "STEPS" if tags & _RANKS else None
