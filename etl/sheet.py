"""One sheet's rows → its provinces and its labelled lines, each cell with its reference.

The header is the row (or column) with the most names of provinces, wherever it stands; what is
above and beside it is recognised by the tables of `layouts/`. A sheet with provinces in rows is
turned first, so that one way of reading serves both. Each row and column is used, named as
ignored, or a problem.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from openpyxl.utils import get_column_letter

from etl import layouts
from etl.names import Provinces
from etl.problem import Problem

HEADER_WITHIN = 15  # rows or columns in which the names of provinces are looked for
LABELS_WITHIN = 8
FEWEST_PROVINCES = 20  # fewer names are not a header
LONGEST_NAME = 60

Rows = Sequence[Sequence[Any]]


@dataclass
class Place:
    """A province's column (row, where the sheet was turned)."""

    index: int
    printed: str
    code: str = ""


@dataclass
class Line:
    """A measure's row (column, where the sheet was turned): what it is and its cells by place."""

    index: int
    role: str
    code: str
    weighting: str
    vi: str
    en: str
    scale: str
    cells: list[Any]


@dataclass
class Sheet:
    """What was recognised of one sheet; `problems` says what was not."""

    file: str
    title: str
    year: int
    turned: bool = False
    layout: str = ""
    division: int = 63
    places: list[Place] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def cell(self, line: int, place: int) -> str:
        """The reference of a cell, `2023_VIE_ENG!F12`."""
        row, column = (place, line) if self.turned else (line, place)
        return f"{self.title}!{get_column_letter(column + 1)}{row + 1}"

    def problem(self, line: int, place: int, message: str, value: object = "") -> None:
        """Notes what is wrong with a cell."""
        where = f"{self.file}: {self.cell(line, place)}"
        self.problems.append(Problem(where, message, str(value)[:80]))


def read(rows: Rows, file: str, title: str, year: int, provinces: Provinces) -> Sheet:
    """Recognises a sheet's header, places and lines."""
    sheet = Sheet(file, title, year)
    header = _header(rows, sheet, provinces)
    if header is None:
        message = "has no row and no column of province names: its layout is none of the known ones"
        sheet.problems.append(Problem(f"{file}: {title}", message))
        return sheet
    grid = _turned(rows) if sheet.turned else rows
    first = next(at for at, text in enumerate(grid[header]) if provinces.is_name(text))
    _read_places(grid, header, first, sheet, provinces)
    body = _check_codes(grid, header, first, sheet)
    columns = _label_columns(grid, body, first, sheet)
    _read_lines(grid, body, first, columns, sheet)
    _refuse_values_without_province(grid, body, first, sheet)
    return sheet


def looks_like_scores(rows: Rows, provinces: Provinces) -> bool:
    """Whether a sheet has a header of provinces at all."""
    return _header(rows, Sheet("", "", 0), provinces) is not None


def _header(rows: Rows, sheet: Sheet, provinces: Provinces) -> int | None:
    """The header's index; sets `turned` when the names stand in a column."""

    def names(cells: Sequence[Any]) -> int:
        texts = {text for text in cells if isinstance(text, str) and len(text) < LONGEST_NAME}
        return sum(map(provinces.is_name, texts))

    best = max(((names(row), at) for at, row in enumerate(rows[:HEADER_WITHIN])), default=(0, 0))
    if best[0] < FEWEST_PROVINCES:
        columns = _turned([row[:LABELS_WITHIN] for row in rows])
        best = max(((names(column), at) for at, column in enumerate(columns)), default=(0, 0))
        sheet.turned = True
    return best[1] if best[0] >= FEWEST_PROVINCES else None


def _turned(rows: Rows) -> Rows:
    width = max(map(len, rows), default=0)
    while width and all(len(row) < width or row[width - 1] is None for row in rows):
        width -= 1
    padded = [(*row[:width], *[None] * (width - len(row))) for row in rows]
    return list(zip(*padded, strict=True))


def _read_places(
    grid: Rows, header: int, first: int, sheet: Sheet, provinces: Provinces
) -> None:  # fmt: skip
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
        elif code is None and len(place.printed) >= LONGEST_NAME:
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
        at = sheet.cell(header, unexpected[0].index) if unexpected else sheet.title
        message = (
            f"does not name exactly the {sheet.division} provinces; "
            f"missing: {', '.join(missing) or 'none'}; "
            f"unexpected: {', '.join(place.printed for place in unexpected) or 'none'}"
        )
        sheet.problems.append(Problem(f"{sheet.file}: {at}", message))


def _check_codes(grid: Rows, header: int, first: int, sheet: Sheet) -> int:
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
    # Names may stand to the right of the measures' names in no known layout; above them they do.
    return body if not sheet.turned else header + 1


def _first_text(cells: Sequence[Any]) -> str:
    texts = (layouts.plain(text) for text in cells if isinstance(text, str))
    return next((text for text in texts if text), "")


@dataclass(frozen=True)
class _Labels:
    """Which label column holds what; None where the sheet has none."""

    vi: int
    en: int | None
    scale: int | None


def _label_columns(grid: Rows, body: int, first: int, sheet: Sheet) -> _Labels:
    texts = [
        [layouts.plain(row[at]) for row in grid[body:] if at < len(row) and isinstance(row[at], str)]
        for at in range(first)
    ]
    scaled = [
        at for at, column in enumerate(texts)
        if sum(1 for text in column if text[:1].isdigit() and layouts.scale(text)
               and not layouts.label("subdimension", text)) > len(column) / 2
    ]  # fmt: skip
    scale = scaled[0] if scaled else None
    rest = [at for at in range(first) if at != scale]
    coded = {at: sum(1 for t in texts[at] if layouts.label("subdimension", t)) for at in rest}
    vi = max(rest, key=lambda at: coded[at], default=0)
    others = [at for at in rest if at != vi and len(texts[at]) > len(texts[vi]) / 2]
    en = others[0] if others else None
    for at in rest:
        if at not in (vi, en) and any(texts[at]):
            sheet.ignored.append(f"the label column {get_column_letter(at + 1)}")
    shape = layouts.shape("rows" if sheet.turned else "columns", en is not None, scale is not None)
    if shape is None:
        message = (
            f"its layout is none of the known ones ({'; '.join(layouts.shapes())}): provinces in "
            f"{'rows' if sheet.turned else 'columns'}, {'with' if en is not None else 'no'} second "
            f"label, {'with' if scale is not None else 'no'} scale"
        )
        sheet.problems.append(Problem(f"{sheet.file}: {sheet.title}", message))
    else:
        sheet.layout = shape.layout
    return _Labels(vi, en, scale)


def _read_lines(grid: Rows, body: int, first: int, labels: _Labels, sheet: Sheet) -> None:
    under = ""
    at_places = [place.index for place in sheet.places]
    for at, row in enumerate(grid[body:], body):
        vi = _text(row, labels.vi)
        en = _text(row, labels.en)
        scale = _text(row, labels.scale)
        width = len(row)
        cells = [row[place] if place < width else None for place in at_places]
        filled = any(cell is not None and cell != "" for cell in cells)
        if not vi and not en:
            if filled:
                sheet.problem(at, first, "a row of figures has no label", _first_value(cells))
            continue
        role, code, weighting = _role(vi, en)
        if role == "note" or (not role and not filled and not scale):
            sheet.ignored.append(f"{(vi or en)[:60]!r}: a note")
            continue
        if role == "subdimension":
            under = code
        if not role and not under:
            sheet.problem(at, labels.vi, "is none of the known rows", vi or en)
            continue
        line = Line(at, role or "indicator", code or under, weighting, vi, en, scale, cells)
        sheet.lines.append(line)


def _text(row: Sequence[Any], at: int | None) -> str:
    if at is None or at >= len(row) or not isinstance(row[at], str):
        return ""
    return layouts.plain(row[at])


def _first_value(cells: Sequence[Any]) -> Any:
    return next(cell for cell in cells if cell is not None)


def _role(vi: str, en: str) -> tuple[str, str, str]:
    """What a line is by its labels: (role, code, weighting); an empty role may be an indicator."""
    texts = [text for text in (vi, en) if text]
    for text in texts:
        if found := layouts.label("variance", text):
            return "variance", found.group(2), ""
    for role in ("dimension", "subdimension"):
        for text in texts:
            if found := layouts.label(role, text):
                return role, ".".join(found.groups()), ""
    both = " | ".join(texts)
    if any(layouts.label("total", text) for text in texts):
        unweighted = layouts.label("unweighted", both) or not layouts.label("weighted", both)
        stats = ("ci_low", "ci_high", "standard_error")
        role = next((stat for stat in stats if layouts.label(stat, both)), "total")
        return role, "", "unweighted" if unweighted else "weighted"
    for role in ("respondents", "note"):
        if any(layouts.label(role, text) for text in texts):
            return role, "", ""
    return "", "", ""


def _refuse_values_without_province(grid: Rows, body: int, first: int, sheet: Sheet) -> None:
    header = {place.index for place in sheet.places}
    named = {at for at, text in enumerate(grid[body - 1]) if isinstance(text, str) and text.strip()}
    last = max(header, default=first)
    between = [at for at in range(first, last) if at not in header]
    lines = {line.index for line in sheet.lines}
    reported: set[int] = set()
    for at, row in enumerate(grid[body:], body):
        if at not in lines:
            continue
        tail = range(last + 1, len(row)) if any(v is not None for v in row[last + 1 :]) else ()
        for column in (*between, *tail):
            value = row[column] if column < len(row) else None
            if (
                value is None or column in reported or column in named
                or (isinstance(value, str) and not value.strip())
            ):  # fmt: skip
                continue
            reported.add(column)
            message = "stands in a column without a province's name (a merged header cell?)"
            if sheet.turned:
                message = message.replace("column", "row")
            sheet.problem(at, column, message, value)
