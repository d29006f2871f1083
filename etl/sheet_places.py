"""Finds and reads the header of a sheet: the row or column with the most province names.

The header may be anywhere near the top or the left; whatever is above it is recognised by the
tables of `layouts/` or reported as ignored.
"""

from collections.abc import Sequence
from typing import Any

from etl import layouts
from etl.language import Message, message
from etl.names import Provinces
from etl.problem import Problem
from etl.sheet import Place, Rows, Sheet

HEADER_WITHIN = 15  # rows or columns searched for province names
LABELS_WITHIN = 8
FEWEST_PROVINCES = 3  # fewer names are not a header
MANY_PROVINCES = 20  # enough to recognise a sheet of scores, whatever its title
LONGEST_NAME = 60
FILTERED = 5  # more missing than this and none unknown: rows or columns were filtered out


def looks_like_scores(rows: Rows, provinces: Provinces) -> bool:
    """Whether a sheet has a header with many province names."""
    return find_header(rows, Sheet("", "", 0), provinces, MANY_PROVINCES) is not None


def find_header(
    rows: Rows, sheet: Sheet, provinces: Provinces, fewest: int = FEWEST_PROVINCES
) -> int | None:
    """The header's index; sets `turned` if the names are in a column."""

    def names(cells: Sequence[Any]) -> int:
        texts = {text for text in cells if isinstance(text, str) and len(text) < LONGEST_NAME}
        return sum(map(provinces.is_name, texts))

    best = max(((names(row), at) for at, row in enumerate(rows[:HEADER_WITHIN])), default=(0, 0))
    if best[0] < MANY_PROVINCES:
        columns = turned([row[:LABELS_WITHIN] for row in rows])
        upright = best
        best = max([best, *((names(column), at) for at, column in enumerate(columns))])
        sheet.turned = best is not upright
    return best[1] if best[0] >= fewest else None


def turned(rows: Rows) -> Rows:
    """The rows transposed, without empty columns at the end."""
    width = 0
    for row in rows:
        while (beyond := row[width:]) and list(beyond).count(None) != len(beyond):
            width += next(at for at, value in enumerate(beyond, 1) if value is not None)
    padded = [(*row[:width], *[None] * (width - len(row))) for row in rows]
    return list(zip(*padded, strict=True))


def read_places(
    grid: Rows, header: int, first: int, sheet: Sheet, provinces: Provinces, division: int | None
) -> None:
    """Reads the province of each column; reports all missing and unexpected names as one problem.

    `division` is that of the sheet's year; None for a year not held, where the names decide.
    """
    seen: dict[str, Place] = {}
    unexpected: list[Place] = []
    printed = [
        Place(at, text.strip())
        for at, text in enumerate(grid[header][first:], first)
        if isinstance(text, str) and text.strip()
    ]
    numbers = [
        at
        for at, value in enumerate(grid[header][first:], first)
        if value is not None and not isinstance(value, str)
    ]
    for at in numbers:
        sheet.problem(header, at, message("is not a province"), grid[header][at])
    sheet.division = division or provinces.division(
        place.printed for place in printed if provinces.is_name(place.printed)
    )
    for place in printed:
        code = provinces.code(place.printed, sheet.division)
        if code is None and (reason := _no_province(place.printed)):
            sheet.ignored.append(reason)
        elif code is None:
            unexpected.append(place)
        elif code in seen:
            where = sheet.cell(header, seen[code].index)
            sheet.problem(
                header,
                place.index,
                message("repeats the province of {cell}", cell=where),
                place.printed,
            )
        else:
            place.code = code
            seen[code] = place
            sheet.places.append(place)
    names = provinces.names[sheet.division]
    missing = [name for code, name in names.items() if code not in seen]
    if missing or unexpected:
        where = sheet.cell(header, unexpected[0].index) if unexpected else sheet.title
        said = _not_exactly(sheet, missing, unexpected, provinces)
        sheet.problems.append(Problem(f"{sheet.file}: {where}", said))


def _no_province(printed: str) -> Message | None:
    """Why a header cell is not a province's name, if that is known."""
    text = layouts.plain(printed)
    if len(printed) >= LONGEST_NAME or layouts.label("note", text):
        return message("'{text}': a note", text=printed[:LONGEST_NAME])
    if layouts.label("national", text) or layouts.label("sum", text):
        return message("'{text}': not a province", text=printed)
    if layouts.label("own", text):
        return message("'{text}': added by an office, not PAPI's", text=printed)
    return None


def _not_exactly(
    sheet: Sheet, missing: list[str], unexpected: list[Place], provinces: Provinces
) -> Message:
    none, division = message("none"), sheet.division
    for other in provinces.names:
        codes = {provinces.code(place.printed, other) for place in (*sheet.places, *unexpected)}
        if other != division and codes == set(provinces.names[other]):
            return message(
                "names the {other} provinces, but in {year} PAPI surveyed the {division}: these "
                "are not its figures",
                other=other,
                year=sheet.year,
                division=division,
            )
    if len(missing) > FILTERED and not unexpected:
        return message(
            "{n} of the {division} provinces are missing: a filtered copy? Give PAPI's original "
            "file. Missing: {names} …",
            n=len(missing),
            division=division,
            names=missing[:FILTERED],
        )
    return message(
        "does not name exactly the {division} provinces; missing: {missing}; unexpected: "
        "{unexpected}",
        division=division,
        missing=missing or none,
        unexpected=[place.printed for place in unexpected] or none,
    )


def check_codes(grid: Rows, header: int, first: int, sheet: Sheet) -> int:
    """Compares printed province codes with the names, if the names have no problem; returns the row
    where the lines begin."""
    body = header + 1
    for at, row in enumerate(grid[: header + 2]):
        label = _first_text(row[:first])
        if at == header or not label:
            continue
        if layouts.label("code", label):
            body = max(body, at + 1)
            for place in () if sheet.problems else sheet.places:
                code = row[place.index] if place.index < len(row) else None
                own = place.code.rstrip("n")
                if code is not None and str(code).strip().zfill(2) != own:
                    said = message(
                        "is not the code of {name}, {code}", name=place.printed, code=own
                    )
                    sheet.problem(at, place.index, said, code)
        elif at < header:
            sheet.ignored.append(message("'{text}' above the province names", text=label[:60]))
    return body


def _first_text(cells: Sequence[Any]) -> str:
    texts = (layouts.plain(text) for text in cells if isinstance(text, str))
    return next((text for text in texts if text), "")
