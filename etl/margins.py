"""Checks the statistics printed beside scores: standard errors, bounds, variances, respondents."""

from etl.figures import Figures, Values
from etl.language import Message, marked, message
from etl.sheet import Line, Sheet

MAX_RESPONDENTS = 1_000_000
NINETY_PERCENT, NINETY_FIVE_PERCENT = 1.645, 1.96


def check_margins(figures: Figures) -> None:
    """Adds problems to the sheet, and a note on what the printed bounds really are."""
    for weighting in (marked("unweighted"), marked("weighted")):
        totals = figures.totals.get((weighting, "total"))
        errors = figures.totals.get((weighting, "standard_error"))
        if errors:
            _refuse_below_zero(*errors, message("a standard error is negative"), figures.sheet)
        halves: list[Values] = []
        for role, sign in (("ci_low", 1), ("ci_high", -1)):
            if totals and (bounds := figures.totals.get((weighting, role))):
                halves.append(_half_widths(totals, bounds, sign, figures.sheet))
        if errors and halves:
            ratios = [
                half / error
                for widths in halves
                for half, error in zip(widths, errors[1], strict=True)
                if half is not None and error
            ]
            if ratios:
                said = message(
                    "{weighting} total: {bounds}",
                    weighting=message(weighting),
                    bounds=_what_bounds_are(ratios),
                )
                figures.notes.append(said)
    for line, values in figures.variances.values():
        _refuse_below_zero(line, values, message("a variance is negative"), figures.sheet)
    if figures.respondents:
        _check_respondents(*figures.respondents, figures.sheet)


def _half_widths(
    totals: tuple[Line, Values], bounds: tuple[Line, Values], sign: int, sheet: Sheet
) -> Values:
    """The distance of each bound from its total; a bound on the wrong side is a problem."""
    line, values = bounds
    widths: Values = []
    for at, (total, bound) in enumerate(zip(totals[1], values, strict=True)):
        width = None if total is None or bound is None else (total - bound) * sign
        place = sheet.places[at].index
        if width is not None and width < 0 and (totals[0].index, place) not in sheet.doubtful:
            sheet.problem(line.index, place, message("bounds do not enclose the total"), bound)
        widths.append(width)
    return widths


def _refuse_below_zero(line: Line, values: Values, said: Message, sheet: Sheet) -> None:
    for at, value in enumerate(values):
        if value is not None and value < 0:
            sheet.problem(line.index, sheet.places[at].index, said, value)


def _check_respondents(line: Line, values: Values, sheet: Sheet) -> None:
    for at, value in enumerate(values):
        if value is not None and not (value % 1 == 0 and 0 < value < MAX_RESPONDENTS):
            said = message("is not a number of respondents")
            sheet.problem(line.index, sheet.places[at].index, said, value)


def _what_bounds_are(ratios: list[float]) -> Message:
    """Says whether the printed bounds are what they are labelled as."""
    narrow = sum(1 for ratio in ratios if abs(ratio - NINETY_PERCENT) < 0.01)
    wide = sum(1 for ratio in ratios if abs(ratio - NINETY_FIVE_PERCENT) < 0.01)
    if narrow >= len(ratios) - narrow:
        return message(
            "bounds labelled 95% are ±1.645 standard errors in {n} of {cases} cases: a two-sided "
            "90% interval; the standard error is what is used",
            n=narrow,
            cases=len(ratios),
        )
    if wide >= len(ratios) - wide:
        return message(
            "bounds are ±1.96 standard errors in {n} of {cases} cases: 95%",
            n=wide,
            cases=len(ratios),
        )
    return message("bounds are neither ±1.645 nor ±1.96 standard errors ({n} cases)", n=len(ratios))
