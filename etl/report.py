"""Writes the report of `check` on workbooks, in lines to be read from top to bottom."""

from collections import Counter

import pandas as pd

from etl import layouts
from etl.figures import Figures
from etl.language import Language, Message, marked, message
from etl.problem import SHOWN_AT_MOST, Problem, causes
from etl.sheet_choice import Offer
from etl.workbook_load import Loaded, Read

_LEVELS = {
    "total": marked("{n} totals"), "dimension": marked("{n} dimensions"),
    "subdimension": marked("{n} sub-dimensions"), "indicator": marked("{n} indicators"),
}  # fmt: skip
_STATISTICS = {
    "ci_low": marked("lower bound"), "ci_high": marked("upper bound"),
    "standard_error": marked("standard error"), "variance": marked("variances"),
    "respondents": marked("respondents"),
}  # fmt: skip


def report(
    loaded: Loaded,
    problems: list[Problem],
    differences: pd.DataFrame | None,
    language: Language,
    *,
    every: bool = False,
) -> str:
    """The whole report on the files of one `check`."""
    lines: list[str] = []
    for offer in loaded.offers:
        read = [r for r in loaded.read if r.chosen.workbook is offer.workbook]
        lines += _file(offer, read, language)
    if differences is not None:
        lines += ["", *difference_lines(differences, language, None if every else SHOWN_AT_MOST)]
    lines.append("")
    lines += _problems(problems, language, every=every)
    return "\n".join(lines).lstrip("\n")


def _problems(problems: list[Problem], language: Language, *, every: bool) -> list[str]:
    if not problems:
        return [language.text("No problems: this can be loaded.")]
    found = [one.said(language) for one in problems] if every else causes(problems, language)
    shown = found if every else found[:SHOWN_AT_MOST]
    lines = [language.counted("{n} problem:", "{n} problems:", len(found))]
    lines += [f"  {line}" for line in shown]
    if len(shown) < len(found):
        more = message("… and {n} more; --all lists them", n=len(found) - len(shown))
        lines.append(f"  {language.said(more)}")
    elif len(found) < len(problems):
        lines.append("  " + language.text("(--all lists every place)"))
    return [*lines, language.text("This cannot be loaded.")]


def _file(offer: Offer, read: list[Read], language: Language) -> list[str]:
    workbook = offer.workbook
    years = [str(year) for year in offer.claimed] or message("no year")
    lines = [
        message("years in its name: {years}", years=years),
        message("sha256 {hash}, file dated {date}", hash=workbook.sha256, date=workbook.modified),
    ]
    said = ["", workbook.name, *(f"  {language.said(line)}" for line in lines)]
    for one in read:
        said += _sheet(one, language)
    rest = [] if read else [message("no sheet is read")]
    rest += [message("not read: {reason}", reason=reason) for reason in offer.ignored]
    return [*said, *(f"  {language.said(line)}" for line in rest)]


def _sheet(one: Read, language: Language) -> list[str]:
    found, candidate = one.figures, one.chosen.sheet
    sheet = found.sheet
    head = message(
        "sheet {sheet} is read as {year}: {why}",
        sheet=candidate.title,
        year=candidate.year,
        why=candidate.why,
    )
    lines = [
        message("layout: {layout}", layout=message(sheet.layout or marked("unknown"))),
        message(
            "provinces: {n} of the division into {division}",
            n=len(sheet.places),
            division=sheet.division,
        ),
        *_rows(found),
        message("would be loaded: {counts}", counts=_counts(found))
        if one.source
        else message("nothing would be loaded"),
    ]
    lines += [
        message(
            "new indicator: '{label}' ({cell}), scale {scale}",
            label=line.vi or line.en,
            cell=sheet.cell(line.index, 0).rpartition("!")[2],
            scale=line.scale,
        )
        for line in found.new_indicators
    ]
    lines += [message("not published: {gaps}", gaps=_gaps(found))] if found.gaps else []
    lines += [message("note: {note}", note=note) for note in found.notes]
    lines += [message("ignored: {line}", line=line) for line in sheet.ignored]
    return [f"  {language.said(head)}", *(f"    {language.said(line)}" for line in lines)]


def _rows(found: Figures) -> list[Message]:
    lines = found.sheet.lines
    roles = Counter(line.role for line in lines)
    none = message("none")
    levels = [message(name, n=roles[role]) for role, name in _LEVELS.items() if roles[role]]
    statistics = [message(name) for role, name in _STATISTICS.items() if roles[role]]
    weightings = [message(name) for name in sorted({line.weighting for line in lines} - {""})]
    said = message("statistics: {statistics}", statistics=statistics or none)
    if weightings and statistics:
        said = message(
            "statistics: {statistics} ({weightings})", statistics=statistics, weightings=weightings
        )
    return [message("rows: {levels}", levels=levels or none), said]


def _counts(found: Figures) -> list[Message]:
    scores = sum(v is not None for _, values in found.subdimensions.values() for v in values)
    indicators = sum(v is not None for _, values in found.indicators for v in values)
    errors = found.totals.get(("unweighted", "standard_error"))
    margins = sum(v is not None for v in errors[1]) if errors else 0
    counts = [
        message("{n} sub-dimension scores", n=scores),
        message("{n} indicator values", n=indicators),
        message("{n} margins", n=margins),
    ]
    respondents = sum(v is not None for v in found.respondents[1]) if found.respondents else 0
    return counts + (
        [message("respondents of {n} provinces", n=respondents)] if respondents else []
    )


def _gaps(found: Figures) -> list[Message]:
    names = {place.code: layouts.plain(place.printed) for place in found.sheet.places}
    return [
        message("{name} (all)", name=names[code])
        if len(gap) == len(found.dimensions)
        else message("{name} (dimensions {codes})", name=names[code], codes=sorted(gap))
        for code, gap in found.gaps.items()
    ]


def difference_lines(
    differences: pd.DataFrame, language: Language, at_most: int | None = None
) -> list[str]:
    """How many figures differ from those held, the largest difference, and each figure with its
    cell."""
    if differences.empty:
        tolerance = 0.001
        said = message("No figure differs from those held by more than {n}.", n=tolerance)
        return [language.said(said)]
    points = (differences["loaded"] - differences["held"]).abs()
    n = len(differences)
    if points.notna().any():
        said = message(
            "{n} figures differ from those held; the largest by {points:.4f}:",
            n=n,
            points=float(points.max()),
        )
    else:
        said = message("{n} figures differ from those held:", n=n)
    lines = [language.said(said)]
    shown = differences.iloc[points.argsort()[::-1]] if at_most else differences
    for row in shown.head(at_most or n).itertuples():
        where = f"{row.cell}: {row.year} {row.province_code} {row.measure}"
        said = message(
            "{where}: held {held}, here {loaded}",
            where=where,
            held=_figure(row.held),
            loaded=_figure(row.loaded),
        )
        lines.append(f"  {language.said(said)}")
    if at_most and n > at_most:
        more = message("… and {n} more; --all lists them", n=n - at_most)
        lines.append(f"  {language.said(more)}")
    return lines


def _figure(value: object) -> Message:
    if isinstance(value, float) and value == value:  # noqa: PLR0124
        return message("{value:.6g}", value=value)
    return message("not published")
