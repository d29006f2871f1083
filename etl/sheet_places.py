"""Finds the header of a sheet, the row or column with the most names of provinces, and reads it.

The header may stand anywhere near the top or the left; what is above it is recognised by the
tables of `layouts/` or named as ignored.
"""

from collections.abc import Sequence
from typing import Any

from etl import layouts
from etl.names import Provinces
from etl.problem import Problem
from etl.sheet import Place, Rows, Sheet

HEADER_WITHIN = 15  # rows or columns in which the names of provinces are looked for
LABELS_WITHIN = 8
FEWEST_PROVINCES = 20  # fewer names are not a header
LONGEST_NAME = 60


def looks_like_scores(rows: Rows, provinces: Provinces) -> bool:
    """Whether a sheet has a header of provinces at all."""
    return find_header(rows, Sheet("", "", 0), provinces) is not None


def find_header(rows: Rows, sheet: Sheet, provinces: Provinces) -> int | None:
    """The header's index; sets `turned` when the names stand in a column."""

    def names(cells: Sequence[Any]) -> int:
        texts = {text for text in cells if isinstance(text, str) and len(text) < LONGEST_NAME}
        return sum(map(provinces.is_name, texts))

    best = max(((names(row), at) for at, row in enumerate(rows[:HEADER_WITHIN])), default=(0, 0))
    if best[0] < FEWEST_PROVINCES:
        columns = turned([row[:LABELS_WITHIN] for row in rows])
        best = max(((names(column), at) for at, column in enumerate(columns)), default=(0, 0))
        sheet.turned = True
    return best[1] if best[0] >= FEWEST_PROVINCES else None


def turned(rows: Rows) -> Rows:
    """Rows as columns and columns as rows, empty columns at the end left out."""
    width = 0
    for row in rows:
        while (beyond := row[width:]) and list(beyond).count(None) != len(beyond):
            width += next(at for at, value in enumerate(beyond, 1) if value is not None)
    padded = [(*row[:width], *[None] * (width - len(row))) for row in rows]
    return list(zip(*padded, strict=True))


def read_places(grid: Rows, header: int, first: int, sheet: Sheet, provinces: Provinces) -> None:
    """The province of each column; one problem names both sets where they are not exact."""
    seen: dict[str, Place] = {}
    unexpected: list[Place] = []
    printed = [
        Place(at, text.strip())
        for at, text in enumerate(grid[header][first:], first)
        if isinstance(text, str) and text.strip()
    ]
    numbers = [
        at for at, value in enumerate(grid[header][first:], first)
        if value is not None and not isinstance(value, str)
    ]  # fmt: skip
    for at in numbers:
        sheet.problem(header, at, "is not a province", grid[header][at])
    sheet.division = provinces.division(
        place.printed for place in printed if provinces.is_name(place.printed)
    )
    for place in printed:
        code = provinces.code(place.printed, sheet.division)
        if code is None and layouts.label("national", layouts.plain(place.printed)):
            sheet.ignored.append(f"{place.printed!r}: not a province")
        elif code is None and (
            len(place.printed) >= LONGEST_NAME
            or layouts.label("note", layouts.plain(place.printed))
        ):
            sheet.ignored.append(f"{place.printed[:60]!r}…: a note")
        elif code is None:
            unexpected.append(place)
        elif code in seen:
            where = sheet.cell(header, seen[code].index)
            sheet.problem(header, place.index, f"names the province of {where} again",
                          place.printed)  # fmt: skip
        else:
            place.code = code
            seen[code] = place
            sheet.places.append(place)
    names = provinces.names[sheet.division]
    missing = [name for code, name in names.items() if code not in seen]
    if missing or unexpected:
        where = sheet.cell(header, unexpected[0].index) if unexpected else sheet.title
        message = (
            f"does not name exactly the {sheet.division} provinces; "
            f"missing: {', '.join(missing) or 'none'}; "
            f"unexpected: {', '.join(place.printed for place in unexpected) or 'none'}"
        )
        sheet.problems.append(Problem(f"{sheet.file}: {where}", message))


def check_codes(grid: Rows, header: int, first: int, sheet: Sheet) -> int:
    """Compares printed codes of provinces with their names; returns where the lines begin."""
    body = header + 1
    for at, row in enumerate(grid[: header + 2]):
        label = _first_text(row[:first])
        if at == header or not label:
            continue
        if layouts.label("code", label):
            body = max(body, at + 1)
            for place in sheet.places:
                code = row[place.index] if place.index < len(row) else None
                if code is not None and str(code).strip().zfill(2) != place.code.rstrip("n"):
                    message = f"is not the code of {place.printed}, {place.code.rstrip('n')}"
                    sheet.problem(at, place.index, message, code)
        elif at < header:
            sheet.ignored.append(f"{label[:60]!r} above the names of provinces")
    return body


def _first_text(cells: Sequence[Any]) -> str:
    texts = (layouts.plain(text) for text in cells if isinstance(text, str))
    return next((text for text in texts if text), "")
