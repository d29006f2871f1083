"""The trend page's notes: breaks, shifts, gaps, denominators, and how to read the level."""

from papi.common import estimate_words as estimates
from papi.common import measures, quantities
from papi.common.language import Language, as_clause, marked
from papi.trends.development import Development


def what(language: Language, development: Development, view: str) -> str:
    """What a view's chart shows, in a line."""
    if view == "rank":
        return language.text(
            "Rank by year, 1 at the top; under each year how many provinces were ranked."
        )
    if view == "group":
        return language.text(
            "Group by year: the higher the bar, the higher the group; a dash where nothing was "
            "published."
        )
    if view == "dimensions":
        return language.text(
            "Points by year; every panel spans as many points, around its own middle."
        )
    return language.text(
        "By year, in {unit}; the axis does not start at zero.",
        unit=quantities.unit_name(language, development.measure, development.year, drawn=True),
    )


def how_read(language: Language, development: Development, view: str) -> list[str]:
    """What lines, marks and shading mean in this view, the most important first."""
    lines = []
    if view == "dimensions":
        lines.append(
            language.text(
                "Strong line: the province. Dashed: national median. Grey band: the middle half of "
                "the provinces (25th to 75th percentile)."
            )
        )
    if view in ("value", "dimensions"):
        lines.append(_bands(language, development))
    if view in ("value", "rank") and development.kind and development.kind.margin is not None:
        lines.append(language.text("The shaded years are those whose levels are compared."))
    if view == "group":
        lines.append(
            language.text(
                "Groups are computed by PAPI's rule, quartiles of the published provinces."
            )
        )
    if development.unit == "scale" and view == "value":
        lines.append(
            language.text(
                "Drawn as a share of the scale, because the points of a sub-dimension depend on "
                "how many parts its dimension has; the points are in the table and appear when you "
                "point at a mark."
            )
        )
    lines += estimates.reading(language, shown=development.estimated)
    if development.estimated:
        lines.append(
            language.text(
                "A line stops where the value starts to be based on different old provinces or on "
                "a survey of the new one."
            )
        )
    if development.breaks or view == "dimensions":
        lines.append(
            language.text(
                "✂ and a solid vertical line: the series breaks and starts again. ! and a dotted "
                "one: compare with care. A missing year is left as a gap."
            )
        )
    return lines


def _bands(language: Language, development: Development) -> str:
    """What the bands around lines mean, or why there are none."""
    if all(one.usual is None for series in development.series for one in series.points):
        return language.text(
            "No line has a band of usual variation: how much this measure varies is not known."
        )
    return language.text(
        "Light band round a province's line: its usual variation, how far a year's score moves by "
        "sampling and by ups and downs that do not last, in 95 of 100 cases. Where the band is "
        "missing, it is not known."
    )


def breaks(language: Language, development: Development) -> list[str]:
    """Each break and caution with its reason, and each nationwide shift."""
    name = measures.name(language, development.measure)
    lines = []
    for one in development.breaks:
        form = (
            marked("✂ {year}, {measure}: not comparable with earlier years. {reason}.")
            if one.severity == "break"
            else marked("! {year}, {measure}: compare with care. {reason}.")
        )
        lines.append(
            language.text(
                form, year=one.year, measure=name, reason=language.either(one.note_vi, one.note_en)
            )
        )
    for shift in development.shifts:
        broken = any(
            one.year == shift.year and one.severity == "break" for one in development.breaks
        )
        if broken:
            continue
        fell = shift.share_fell > shift.share_rose
        form = (
            marked(
                "! {year}, {measure}: nationwide shift, fell in {count} of {n} provinces (median "
                "{percent}); it says little about any one province."
            )
            if fell
            else marked(
                "! {year}, {measure}: nationwide shift, rose in {count} of {n} provinces (median "
                "{percent}); it says little about any one province."
            )
        )
        lines.append(
            language.text(
                form,
                year=shift.year,
                measure=name,
                count=round(max(shift.share_fell, shift.share_rose) * shift.provinces),
                n=shift.provinces,
                percent=language.percent(shift.median_percent),
            )
        )
    return lines


def gaps(language: Language, development: Development) -> list[str]:
    """What was not published of the shown provinces, with the reason in print."""
    lines = []
    for one in development.series:
        found = development.gaps.get(one.code, ())
        if found and one.province:
            lines.append(
                language.text(
                    "{province}, not published: {years}.",
                    province=one.province.name,
                    years=", ".join(
                        f"{gap.year} ({language.either(gap.reason_vi, gap.reason_en or '')})"
                        if gap.reason_vi
                        else str(gap.year)
                        for gap in found
                    ),
                )
            )
    return lines


def existence(language: Language, development: Development) -> list[str]:
    """The years in which the measure is available, where not all; and its other numbers."""
    lines = []
    measure, newest = development.measure, development.newest
    years = measure.years
    name = measures.name(language, measure)
    if len(years) < years[-1] - years[0] + 1:
        lines.append(
            language.text(
                "{measure} is available here for these years only: {years}.",
                measure=name,
                years=language.listed([str(year) for year in years]),
            )
        )
    elif years[0] > 2011 or years[-1] < newest:
        lines.append(
            language.text(
                "{measure} is available for {first}–{last}.",
                measure=name,
                first=years[0],
                last=years[-1],
            )
        )
    numbers = {
        span.code: span for span in measure.spans if span.code and measure.level == "subdimension"
    }
    if len(numbers) > 1:
        lines.append(
            language.text(
                "PAPI numbered it differently: {numbers}.",
                numbers=", ".join(
                    f"{span.code} ({max(span.first_year, years[0])}–"
                    f"{min(span.last_year or years[-1], years[-1])})"
                    for span in numbers.values()
                ),
            )
        )
    if measure.level == "indicator":
        lines.append(
            language.text(
                "An indicator is shown as published, in its own unit. It is not ranked: for some, "
                "more is not better, and rising is not always good."
            )
        )
    return lines


def denominators(language: Language, development: Development) -> str:
    """How many provinces ranks and means cover, year by year where it changes."""
    by_count: dict[int, list[str]] = {}
    for year, count in development.ranked.items():
        by_count.setdefault(count, []).append(str(year))
    counts = [
        language.text("{n} in {years}", n=count, years=language.listed(years))
        for count, years in sorted(by_count.items(), reverse=True)
    ]
    form = (
        marked("Provinces with a published or estimated value: {counts}.")
        if development.estimated
        else marked("Published provinces: {counts}.")
    )
    return language.text(form, counts="; ".join(counts))


def caveats(language: Language, developments: list[Development], *, with_mean: bool) -> list[str]:
    """Gaps, available years, denominators and what a mean is, each said once."""
    first = developments[0]
    lines = [line for one in developments for line in gaps(language, one)]
    lines += [line for one in developments for line in existence(language, one)]
    if len(developments) == 1:  # of several measures the table says it
        lines.append(denominators(language, first))
    if with_mean:
        lines.append(mean_note(language, first))
    return list(dict.fromkeys(lines))


def rule(language: Language) -> str:
    """How the level is found, and what it does not say."""
    return language.text(
        "Level: the mean of the last two published years compared with that of the two before, in "
        "one unbroken series. Higher or lower: the two differ by more than the usual variation, "
        "which chance alone exceeds 5 times in 100, so of 60 provinces or measures that have not "
        "moved, about three are called higher or lower. It says where the level stands, not where "
        "it is going."
    )


def source(language: Language, citation: str, first: int, last: int) -> str:
    """Where the figures of all these years come from."""
    return language.text(
        "Source: PAPI reports {first}–{last}. {citation} Ranks, groups, means and levels are "
        "computed from them, the usual variation is estimated.",
        first=first,
        last=last,
        citation=citation,
    )


def mean_note(language: Language, development: Development) -> str:
    """What a mean of changing provinces is."""
    if development.mean is None:
        return language.text(
            "No mean of this region is published for the division of this province."
        )
    return language.text(
        "A mean is the plain mean of the published provinces, whose number changes (table); a "
        "change of a mean counts only the provinces published in both years."
    )


def as_reason(language: Language, development: Development, year: int, code: str | None) -> str:
    """What must be said of one row of the table: not published, break, caution."""
    words = []
    point = next(
        (at for one in development.series if one.code == code and (at := one.at(year))), None
    )
    if point and point.estimated:
        count = len(point.basis.split("+"))
        words.append(
            language.count(
                "estimate, from {n} old province", "estimate, mean of {n} old provinces", count
            )
        )
    gap = next((one for one in development.gaps.get(code or "", ()) if one.year == year), None)
    if gap:
        reason = language.either(gap.reason_vi or "", gap.reason_en or "")
        words.append(
            language.text("not published: {reason}", reason=reason)
            if reason
            else language.text("not published")
        )
    for one in development.breaks:
        if one.year == year:
            form = (
                marked("series breaks: {reason}")
                if one.severity == "break"
                else marked("compare with care: {reason}")
            )
            note = as_clause(language.either(one.note_vi, one.note_en))
            words.append(language.text(form, reason=note))
    return "; ".join(words)
