"""Small marks as SVG: years as a line, a value among the provinces, a rank in its range.

Colours are the page's own (CSS variables and classes), so that a mark fits both themes and paper.
Every mark is decoration beside the words that say the same: screen readers pass it over. Estimates
have a dashed outline.
"""

from collections.abc import Callable, Sequence

from papi.common.profile import ProfileRow, Rank, YearValue

YEARS, AGAINST, RANK = (112, 34), (232, 34), (96, 12)
# The class of a change, by its mark.
KINDS = {"▲": "rose", "▼": "fell", "●": "same"}


def years(row: ProfileRow, half_span: float) -> str:
    """The comparable years as a line, around the middle of its values; the shade reaches from last
    year's value to where usual variation alone may have taken this year's. half_span: of the axis,
    in points, the same for all rows of a table."""
    wide, high = YEARS
    held = row.years
    if len(held) < 2:
        return ""
    middle = (max(one.value for one in held) + min(one.value for one in held)) / 2
    across = (wide - 16) / (held[-1].year - held[0].year)

    def x(year: int) -> float:
        return 8 + (year - held[0].year) * across

    def y(value: float) -> float:
        return high / 2 - (value - middle) / half_span * (high / 2 - 5)

    # A stroke joins neighbouring years only: a year that was not published stays a gap.
    path, before = "", None
    for one in held:
        joined = before is not None and one.year == before + 1
        path += f"{'L' if joined else 'M'}{x(one.year):.0f} {y(one.value):.1f}"
        before = one.year
    dots = "".join(
        _dot(x(one.year), y(one.value), one, row if one is held[-1] else None)
        for one in held
        if one is held[-1] or one.estimated
    )
    return (
        f"<svg class='mark years' viewBox='0 0 {wide} {high}' aria-hidden='true'>"
        f"{_shade(row, x, y)}<path d='{path}'/>{dots}</svg>"
    )


def _dot(x: float, y: float, one: YearValue, last: ProfileRow | None) -> str:
    kind = _kind(KINDS[last.mark] if last else "", estimated=one.estimated)
    return f"<circle class='{kind}' cx='{x:.0f}' cy='{y:.1f}' r='{3.4 if last else 1.8}'/>"


def _kind(*names: str, estimated: bool) -> str:
    return " ".join(filter(None, (*names, "estimated" * estimated)))


def _shade(row: ProfileRow, x: Callable[[int], float], y: Callable[[float], float]) -> str:
    if row.before is None or not row.usual:
        return ""
    now, then = x(row.years[-1].year), x(row.years[-2].year)
    return (
        f"<polygon points='{then:.1f},{y(row.before):.1f} "
        f"{now + 3:.1f},{y(row.before + row.usual):.1f} "
        f"{now + 3:.1f},{y(row.before - row.usual):.1f}'/>"
    )


def against(row: ProfileRow, half_span: float, median: str) -> str:
    """This year's value (full) and last year's (hollow) among the provinces: the bar holds the
    middle half of them, the stroke in the middle is their median, with its figure if given."""
    wide, high = AGAINST if median else (AGAINST[0], 26)
    label = f"<text x='{wide / 2}' y='33' text-anchor='middle'>{median}</text>" if median else ""

    def x(value: float) -> float:
        return wide / 2 + (value - row.spread.median) / half_span * (wide / 2 - 8)

    low, top, now = x(row.spread.p25), x(row.spread.p75), x(row.value)
    # The quartiles rest on estimates where the ranks do.
    others, own = (_kind(estimated=one) for one in (row.rank.estimated, row.estimated))
    before = ""
    if row.before is not None:
        then, earlier = x(row.before), row.years[-2].estimated if len(row.years) > 1 else False
        before = (
            f"<line class='moved' x1='{then:.1f}' y1='13' x2='{now:.1f}' y2='13'/>"
            f"<circle class='{_kind('hollow', estimated=earlier)}' cx='{then:.1f}' cy='13'"
            " r='3.5'/>"
        )
    return (
        f"<svg class='mark against' viewBox='0 0 {wide} {high}' aria-hidden='true'>"
        f"<line class='axis' x1='0' y1='13' x2='{wide}' y2='13'/>"
        f"<rect class='{others}' x='{low:.1f}' y='8' width='{top - low:.1f}' height='10' rx='2'/>"
        f"<line class='median {others}' x1='{wide / 2}' y1='4' x2='{wide / 2}' y2='22'/>"
        f"{label}{before}"
        f"<circle class='{KINDS[row.mark]} {own}' cx='{now:.1f}' cy='13' r='5'/></svg>"
    )


def rank(found: Rank) -> str:
    """A rank in its possible range, from the last place on the left to the first on the right."""
    wide, high = RANK

    def x(place: int) -> float:
        return 4 + (found.count - place) / max(found.count - 1, 1) * (wide - 8)

    reach = ""
    if found.low is not None and found.high is not None:
        ends = x(found.high), x(found.low)
        reach = f"<line class='range' x1='{ends[0]:.1f}' y1='6' x2='{ends[1]:.1f}' y2='6'/>"
    return (
        f"<svg class='mark rank' viewBox='0 0 {wide} {high}' aria-hidden='true'>"
        f"<line class='axis' x1='0' y1='6' x2='{wide}' y2='6'/>{reach}"
        f"<circle class='{_kind('own', estimated=found.estimated)}' cx='{x(found.rank):.1f}' cy='6'"
        " r='4'/></svg>"
    )


def reach(
    value: float,
    points: float,
    benchmark: float,
    half_span: float,
    *,
    estimated: bool = False,
    benchmark_estimated: bool = False,
) -> str:
    """A value (diamond) before a benchmark (stroke), with the points within reach as a bar.
    half_span: from the left end to the benchmark, in points; what has reached it lies on it or to
    its right."""
    wide, high = AGAINST[0], 22

    def x(one: float) -> float:
        return min(wide - 8.0, 10 + (1 - (benchmark - one) / half_span) * (wide - 60))

    now, then, aim = x(value), x(value + points), x(benchmark)
    return (
        f"<svg class='mark against' viewBox='0 0 {wide} {high}' aria-hidden='true'>"
        f"<line class='axis' x1='0' y1='11' x2='{wide}' y2='11'/>"
        f"<line class='{_kind('median', estimated=benchmark_estimated)}' x1='{aim:.1f}' y1='2' "
        f"x2='{aim:.1f}' y2='20'/>"
        f"<line class='within' x1='{now:.1f}' y1='11' x2='{then:.1f}' y2='11'/>"
        f"<path class='{_kind('own', estimated=estimated)}' d='M{now:.1f} 5l6 6l-6 6l-6 -6z'/>"
        "</svg>"
    )


def line(points: Sequence[tuple[int, float]]) -> str:
    """Values by year as a line from the lowest to the highest of them, the last one marked; a year
    without a value is a gap. Nothing for fewer than two."""
    wide, high = YEARS
    if len(points) < 2:
        return ""
    values = [value for _, value in points]
    first, reach = points[0][0], max(values) - min(values) or 1.0
    path, before = "", None
    for year, value in points:
        x = 8 + (year - first) * (wide - 16) / (points[-1][0] - first)
        y = high - 6 - (value - min(values)) / reach * (high - 12)
        path += f"{'L' if before is not None and year == before + 1 else 'M'}{x:.0f} {y:.1f}"
        before = year
    return (
        f"<svg class='mark years' viewBox='0 0 {wide} {high}' aria-hidden='true'>"
        f"<path d='{path}'/><circle cx='{x:.0f}' cy='{y:.1f}' r='3.4'/></svg>"
    )


def question(value: float, median: float) -> str:
    """A share of respondents as a bar from 0 to 100%, with the median as a stroke."""
    return f"<i style='--share:{value:.3f};--median:{median:.3f}'></i>"
