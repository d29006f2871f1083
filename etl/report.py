"""What `check` says of workbooks, in lines that a person reads from top to bottom."""

from collections import Counter

import pandas as pd

from etl import layouts
from etl.figures import Figures
from etl.problem import Problem
from etl.sheet_choice import Offer
from etl.workbook_load import Loaded, Read

SHOWN_AT_MOST = 20
_LEVELS = {
    "total": "totals", "dimension": "dimensions", "subdimension": "sub-dimensions",
    "indicator": "indicators",
}  # fmt: skip
_STATISTICS = {
    "ci_low": "lower bound", "ci_high": "upper bound", "standard_error": "standard error",
    "variance": "variances", "respondents": "respondents",
}  # fmt: skip


def report(
    loaded: Loaded,
    problems: list[Problem],
    differences: pd.DataFrame | None,
    *,
    every: bool = False,
) -> str:
    """The whole report on the files of one `check`."""
    lines: list[str] = []
    for offer in loaded.offers:
        lines += _file(offer, [r for r in loaded.read if r.chosen.workbook is offer.workbook])
    if differences is not None:
        lines += ["", *difference_lines(differences, None if every else SHOWN_AT_MOST)]
    lines.append("")
    if problems:
        lines.append(f"{len(problems)} problem{'s' if len(problems) > 1 else ''}:")
        shown = problems if every else problems[:SHOWN_AT_MOST]
        lines += [f"  {problem}" for problem in shown]
        if len(shown) < len(problems):
            lines.append(f"  … and {len(problems) - len(shown)} more; --all lists them")
        lines.append("This cannot be loaded.")
    else:
        lines.append("No problems: this can be loaded.")
    return "\n".join(lines).lstrip("\n")


def _file(offer: Offer, read: list[Read]) -> list[str]:
    years = ", ".join(map(str, offer.claimed)) or "no year"
    lines = ["", offer.workbook.name, f"  years by its name: {years}"]
    lines += [f"  sha256 {offer.workbook.sha256}, file dated {offer.workbook.modified}"]
    for one in read:
        lines += _sheet(one)
    if not read:
        lines.append("  no sheet is read")
    lines += [f"  not read: {reason}" for reason in offer.ignored]
    return lines


def _sheet(one: Read) -> list[str]:
    found, candidate = one.figures, one.chosen.sheet
    sheet = found.sheet
    roles = Counter(line.role for line in sheet.lines)
    weightings = {line.weighting for line in sheet.lines if line.weighting}
    levels = ", ".join(f"{roles[role]} {name}" for role, name in _LEVELS.items() if roles[role])
    statistics = [name for role, name in _STATISTICS.items() if roles[role]]
    lines = [
        f"  sheet {candidate.title} is read as {candidate.year}: {candidate.why}",
        f"    layout: {sheet.layout or 'unknown'}",
        f"    provinces: {len(sheet.places)} of the division into {sheet.division}",
        f"    rows: {levels or 'none'}",
        f"    statistics: {', '.join(statistics) or 'none'}"
        + (f" ({' and '.join(sorted(weightings))})" if weightings else ""),
        f"    would be loaded: {_counts(found)}" if one.source else "    nothing would be loaded",
    ]
    lines += [f"    not published: {_gaps(found)}"] if found.gaps else []
    lines += [f"    note: {note}" for note in found.notes]
    lines += [f"    ignored: {ignored}" for ignored in sheet.ignored]
    return lines


def _counts(found: Figures) -> str:
    scores = sum(v is not None for _, values in found.subdimensions.values() for v in values)
    indicators = sum(v is not None for _, values in found.indicators for v in values)
    errors = found.totals.get(("unweighted", "standard_error"))
    margins = sum(v is not None for v in errors[1]) if errors else 0
    counts = f"{scores} sub-dimension scores, {indicators} indicator values, {margins} margins"
    respondents = sum(v is not None for v in found.respondents[1]) if found.respondents else 0
    return counts + (f", respondents of {respondents} provinces" if respondents else "")


def _gaps(found: Figures) -> str:
    names = {place.code: layouts.plain(place.printed) for place in found.sheet.places}
    return "; ".join(
        f"{names[code]} ({'all' if len(gap) == len(found.dimensions) else ', '.join(sorted(gap))})"
        for code, gap in found.gaps.items()
    )


def difference_lines(differences: pd.DataFrame, at_most: int | None = None) -> list[str]:
    """How many figures differ from those held, the largest difference, and each with its cell."""
    if differences.empty:
        return ["No figure differs from those held by more than 0.001."]
    points = (differences["loaded"] - differences["held"]).abs()
    largest = f"; the largest by {points.max():.4f}" if points.notna().any() else ""
    lines = [f"{len(differences)} figures differ from those held{largest}:"]
    shown = differences.iloc[points.argsort()[::-1]] if at_most else differences
    for row in shown.head(at_most or len(differences)).itertuples():
        held, new = _figure(row.held), _figure(row.loaded)
        where = f"{row.year} {row.province_code} {row.measure}"
        lines.append(f"  {row.cell}: {where}: held {held}, here {new}")
    if at_most and len(differences) > at_most:
        lines.append(f"  … and {len(differences) - at_most} more; --all lists them")
    return lines


def _figure(value: object) -> str:
    return f"{value:.6g}" if isinstance(value, float) and value == value else "not published"  # noqa: PLR0124
