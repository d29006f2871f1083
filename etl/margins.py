"""Checks what is printed beside the scores: standard errors, bounds, variances, respondents."""

from etl.figures import Figures, Values
from etl.sheet import Line, Sheet

MAX_RESPONDENTS = 1_000_000
NINETY_PERCENT, NINETY_FIVE_PERCENT = 1.645, 1.96


def check_margins(figures: Figures) -> None:
    """Adds what is wrong to the sheet's problems, and a note on what the bounds really are."""
    for weighting in ("unweighted", "weighted"):
        totals = figures.totals.get((weighting, "total"))
        errors = figures.totals.get((weighting, "standard_error"))
        if errors:
            _refuse_below_zero(*errors, "a standard error", figures.sheet)
        halves: list[Values] = []
        for role, sign in (("ci_low", 1), ("ci_high", -1)):
            if totals and (bounds := figures.totals.get((weighting, role))):
                halves.append(_half_widths(totals[1], bounds, sign, figures.sheet))
        if errors and halves:
            ratios = [
                half / error
                for widths in halves
                for half, error in zip(widths, errors[1], strict=True)
                if half is not None and error
            ]
            if ratios:
                figures.notes.append(f"{weighting} total: {_what_bounds_are(ratios)}")
    for line, values in figures.variances.values():
        _refuse_below_zero(line, values, "a variance", figures.sheet)
    if figures.respondents:
        _check_respondents(*figures.respondents, figures.sheet)


def _half_widths(totals: Values, bounds: tuple[Line, Values], sign: int, sheet: Sheet) -> Values:
    """How far a bound lies from its total; on the wrong side it is a problem."""
    line, values = bounds
    widths: Values = []
    for at, (total, bound) in enumerate(zip(totals, values, strict=True)):
        width = None if total is None or bound is None else (total - bound) * sign
        if width is not None and width < 0:
            place = sheet.places[at].index
            sheet.problem(line.index, place, "bounds do not enclose the total", bound)
        widths.append(width)
    return widths


def _refuse_below_zero(line: Line, values: Values, what: str, sheet: Sheet) -> None:
    for at, value in enumerate(values):
        if value is not None and value < 0:
            sheet.problem(line.index, sheet.places[at].index, f"{what} is negative", value)


def _check_respondents(line: Line, values: Values, sheet: Sheet) -> None:
    for at, value in enumerate(values):
        if value is not None and not (value % 1 == 0 and 0 < value < MAX_RESPONDENTS):
            message = "is not a number of respondents"
            sheet.problem(line.index, sheet.places[at].index, message, value)


def _what_bounds_are(ratios: list[float]) -> str:
    """Whether the printed bounds are what they are called."""
    narrow = sum(1 for ratio in ratios if abs(ratio - NINETY_PERCENT) < 0.01)
    wide = sum(1 for ratio in ratios if abs(ratio - NINETY_FIVE_PERCENT) < 0.01)
    if narrow >= len(ratios) - narrow:
        return (
            f"bounds labelled 95% are ±1.645 standard errors in {narrow} of {len(ratios)} "
            "cases: a two-sided 90% interval; the standard error is what is used"
        )
    if wide >= len(ratios) - wide:
        return f"bounds are ±1.96 standard errors in {wide} of {len(ratios)} cases: 95%"
    return f"bounds are neither ±1.645 nor ±1.96 standard errors ({len(ratios)} cases)"
