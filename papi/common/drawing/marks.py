"""Small marks as SVG: years as a line, a value among the provinces, a rank in its range.

Colours are the page's own (CSS variables and classes), so that a mark fits both themes and paper.
Every mark is decoration beside the words that say the same: screen readers pass it over. Estimates
have a dashed outline.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from papi.common.profile import ProfileRow, Rank, YearValue

YEARS, AGAINST, REACH, RANK = (96, 34), (192, 34), (232, 22), (96, 12)
CLASSES = {"▲": "rose", "▼": "fell", "●": "same"}


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

    path = _path({one.year: one.value for one in held}, x, y)
    dots = "".join(
        _dot(x(one.year), y(one.value), one, row if one is held[-1] else None)
        for one in held
        if one is held[-1] or one.estimated
    )
    return (
        f"<svg class='mark years' viewBox='0 0 {wide} {high}' aria-hidden='true'>"
        f"{_shade(row, x, y)}<path d='{path}'/>{dots}</svg>"
    )


def _path(held: Mapping[int, float], x: Callable[[int], float], y: Callable[[float], float]) -> str:
    """A stroke that joins neighbouring years only: one that was not published stays a gap."""
    return "".join(
        f"{'L' if year - 1 in held else 'M'}{x(year):.0f} {y(held[year]):.1f}"
        for year in sorted(held)
    )


def _dot(x: float, y: float, one: YearValue, last: ProfileRow | None) -> str:
    kind = _kind(CLASSES[last.mark] if last else "", estimated=one.estimated)
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


@dataclass(frozen=True)
class Among:
    """A value among others, all in points. p25, median, p75: of the others; ends: their lowest and
    highest, None for an axis from edge to edge; second: last year's value or a rival's, drawn
    hollow; usual: how far usual variation alone may put the second from the value; kind: the
    colour of the value (rose · fell · same · own). estimated, second_estimated, others_estimated:
    these rest on estimates."""

    value: float
    p25: float
    median: float
    p75: float
    second: float | None = None
    usual: float | None = None
    ends: tuple[float, float] | None = None
    kind: str = "same"
    estimated: bool = False
    second_estimated: bool = False
    others_estimated: bool = False


def half_span(shown: Iterable[Among]) -> float:
    """Half the span of the axes of all these, each around its own median: equal lengths are equal
    points."""
    reach = [
        abs(value - one.median)
        for one in shown
        for value in (
            one.value - (one.usual or 0.0),
            one.value + (one.usual or 0.0),
            one.second,
            one.p25,
            one.p75,
            *(one.ends or ()),
        )
        if value is not None
    ]
    return max(reach, default=0.0) or 1.0


def against(shown: Among, span: float, median: str) -> str:
    """A value (full) and a second (hollow) among others: the bar holds the middle half of them, the
    stroke in the middle is their median, with its figure if given; a second value in the shade is
    within usual variation. span: half of the axis, in points."""
    wide, high = AGAINST if median else (AGAINST[0], 26)
    label = f"<text x='{wide / 2}' y='33' text-anchor='middle'>{median}</text>" if median else ""

    def x(value: float) -> float:
        return wide / 2 + (value - shown.median) / span * (wide / 2 - 8)

    low, top, now = x(shown.p25), x(shown.p75), x(shown.value)
    ends = map(x, shown.ends) if shown.ends else (0.0, float(wide))
    others = _kind(estimated=shown.others_estimated)
    shade = second = ""
    if shown.usual:
        left = x(shown.value - shown.usual)
        shade = (
            f"<rect class='usual' x='{left:.1f}' y='2' width='{2 * (now - left):.1f}' "
            "height='22' rx='3'/>"
        )
    if shown.second is not None:
        then = x(shown.second)
        second = (
            f"<line class='moved' x1='{then:.1f}' y1='13' x2='{now:.1f}' y2='13'/>"
            f"<circle class='{_kind('hollow', estimated=shown.second_estimated)}' "
            f"cx='{then:.1f}' cy='13' r='3.5'/>"
        )
    return (
        f"<svg class='mark against' viewBox='0 0 {wide} {high}' aria-hidden='true'>{shade}"
        "<line class='axis' x1='{:.1f}' y1='13' x2='{:.1f}' y2='13'/>".format(*ends)
        + f"<rect class='{others}' x='{low:.1f}' y='8' width='{top - low:.1f}' height='10' "
        "rx='2'/>"
        f"<line class='median {others}' x1='{wide / 2}' y1='4' x2='{wide / 2}' y2='22'/>"
        f"{label}{second}"
        f"<circle class='{_kind(shown.kind, estimated=shown.estimated)}' cx='{now:.1f}' cy='13' "
        "r='5'/></svg>"
    )


def rank(found: Rank, second: Rank | None = None) -> str:
    """A rank in its possible range, from the last place on the left to the first on the right; a
    second one (hollow) under it."""
    wide, high = RANK
    lanes = [_lane(found, wide, "own", 4.0)]
    if second:
        lanes.append(f"<g transform='translate(0 {high})'>{_lane(second, wide, 'hollow', 3.5)}</g>")
    return (
        f"<svg class='mark rank' viewBox='0 0 {wide} {high * len(lanes)}' aria-hidden='true'>"
        f"{''.join(lanes)}</svg>"
    )


def _lane(found: Rank, wide: int, kind: str, radius: float) -> str:
    def x(place: int) -> float:
        return 4 + (found.count - place) / max(found.count - 1, 1) * (wide - 8)

    reach = ""
    if found.low is not None and found.high is not None:
        ends = x(found.high), x(found.low)
        reach = f"<line class='range {kind}' x1='{ends[0]:.1f}' y1='6' x2='{ends[1]:.1f}' y2='6'/>"
    return (
        f"<line class='axis' x1='0' y1='6' x2='{wide}' y2='6'/>{reach}"
        f"<circle class='{_kind(kind, estimated=found.estimated)}' cx='{x(found.rank):.1f}' cy='6'"
        f" r='{radius}'/>"
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
    wide, high = REACH

    def x(one: float) -> float:
        return min(wide - 8.0, 10 + (1 - (benchmark - one) / half_span) * (wide - 60))

    now, then, aim = x(value), x(value + points), x(benchmark)
    return (
        f"<svg class='mark to-reach' viewBox='0 0 {wide} {high}' aria-hidden='true'>"
        f"<line class='axis' x1='0' y1='11' x2='{wide}' y2='11'/>"
        f"<line class='{_kind('median', estimated=benchmark_estimated)}' x1='{aim:.1f}' y1='2' "
        f"x2='{aim:.1f}' y2='20'/>"
        f"<line class='within' x1='{now:.1f}' y1='11' x2='{then:.1f}' y2='11'/>"
        f"<path class='{_kind('own', estimated=estimated)}' d='M{now:.1f} 5l6 6l-6 6l-6 -6z'/>"
        "</svg>"
    )


@dataclass(frozen=True)
class Path:
    """A province's values by year, and whether the last one is an estimate."""

    held: Mapping[int, float]
    estimated: bool = False


def paths(ours: Path, theirs: Path, ends: tuple[float, float]) -> str:
    """Our values by year (full) and another province's (hollow) on one axis; ends: its lowest and
    highest value. A year without a value is a gap."""
    wide, high = YEARS
    years = sorted({*ours.held, *theirs.held})
    across = (wide - 16) / max(years[-1] - years[0], 1)
    low, top = ends

    def x(year: int) -> float:
        return 8 + (year - years[0]) * across

    def y(value: float) -> float:
        return high - 5 - (value - low) / ((top - low) or 1) * (high - 10)

    lines = ""
    for kind, end, one in (("quiet", "hollow", theirs), ("strong", "own", ours)):
        if one.held:
            last = max(one.held)
            lines += (
                f"<path class='{kind}' d='{_path(one.held, x, y)}'/>"
                f"<circle class='{_kind(end, estimated=one.estimated)}' cx='{x(last):.0f}' "
                f"cy='{y(one.held[last]):.1f}' r='3.4'/>"
            )
    return f"<svg class='mark years' viewBox='0 0 {wide} {high}' aria-hidden='true'>{lines}</svg>"


def line(held: Mapping[int, float]) -> str:
    """Values by year as a line from the lowest to the highest of them, the last one marked; a year
    without a value is a gap. Nothing for fewer than two."""
    if len(held) < 2:
        return ""
    return paths(Path(held), Path({}), (min(held.values()), max(held.values())))


def question(value: float, median: float) -> str:
    """A share of respondents as a bar from 0 to 100%, with the median as a stroke."""
    return f"<i style='--share:{value:.3f};--median:{median:.3f}'></i>"
