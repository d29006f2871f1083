"""Sentences on priorities: which come first, and which gaps are within the usual variation."""

from collections.abc import Mapping, Sequence

from papi.common.language import Language, marked
from papi.common.standing import Standing
from papi.common.vocabulary import measure_name
from papi.compare.gather import Comparison
from papi.priorities.gather import Priority
from papi.warehouse.proposals import Proposal

FIRST = 3


def benchmark_name(language: Language, benchmark: str) -> str:
    """The benchmark as a picker lists it."""
    return {
        "next_group": language.text("Next group's edge"),
        "peers_median": language.text("Peers' median"),
        "peers_best": language.text("Peers' best"),
        "own_best": language.text("Own best in comparable years"),
    }[benchmark]


def benchmark_in_sentence(language: Language, benchmark: str) -> str:
    """The benchmark as a sentence names it."""
    return {
        "next_group": language.text("the next group's edge"),
        "peers_median": language.text("the peers' median"),
        "peers_best": language.text("the peers' best"),
        "own_best": language.text("its own best"),
    }[benchmark]


def headline(language: Language, seen: Comparison, rule: Mapping[str, Proposal]) -> str:
    """The dimensions that come first by the rule that a plan is proposed by, in one sentence."""
    if not seen.own:
        return language.text(
            "{province} {year}: nothing was published.",
            province=seen.province.name,
            year=seen.year,
        )
    first = [one for one in _to_mend(rule) if one.measure in seen.own and one.beyond_noise][:FIRST]
    if not first:
        return language.text(
            "{province} {year}: no dimension fell clearly or is below the national median by more "
            "than the usual variation, so none comes first.",
            province=seen.province.name,
            year=seen.year,
        )
    return language.text(
        "{province} {year}: to improve first: {names}.",
        province=seen.province.name,
        year=seen.year,
        names=language.listed([_why_first(language, seen.own[one.measure], one) for one in first]),
    )


def by_chance(language: Language, seen: Comparison, rule: Mapping[str, Proposal]) -> str | None:
    """Which dimensions to improve noise alone could have put below the median; None where none."""
    names = [
        measure_name(language, seen.own[one.measure], short=True)
        for one in _to_mend(rule)
        if one.measure in seen.own and not one.beyond_noise
    ]
    if not names:
        return None
    return language.text(
        "Also to improve in a plan, but within the usual variation, where noise alone could have "
        "put them: {names}.",
        names=language.listed(names),
    )


def _to_mend(rule: Mapping[str, Proposal]) -> list[Proposal]:
    """The dimensions to be improved, in their order."""
    return [one for one in rule.values() if one.level == "dimension" and one.direction == "mend"]


def _why_first(language: Language, standing: Standing, one: Proposal) -> str:
    """The dimension with its clear fall, or its distance to the median."""
    name = measure_name(language, standing, short=True)
    if one.reason == "clear_fall":
        return language.text(
            "{measure} (clear fall, {points})",
            measure=name,
            points=language.amount(standing.difference or 0.0),
        )
    return language.text(
        "{measure} ({points} below the median)",
        measure=name,
        points=language.amount(one.above_median),
    )


def most_within_reach(
    language: Language, rows: Sequence[Priority], benchmark: str, rule: Mapping[str, Proposal]
) -> str | None:
    """Which of the dimensions to be improved have most points within reach and a gap beyond noise;
    None where there is none to be improved."""
    mended = {one.measure for one in _to_mend(rule)}
    able = [one for one in rows if one.standing.measure in mended and one.points]
    first = [one for one in able if not one.within][:FIRST]
    if not mended:
        return None
    if not first:
        form = (
            marked(
                "Of the dimensions to improve, none has a gap to {benchmark} beyond the usual "
                "year-to-year variation."
            )
            if able
            else marked(
                "Of the dimensions to improve, none has points within reach towards {benchmark}."
            )
        )
        return language.text(form, benchmark=benchmark_in_sentence(language, benchmark))
    names = [
        language.text(
            "{measure} ({points})",
            measure=measure_name(language, one.standing, short=True),
            points=language.signed_points(one.points),
        )
        for one in first
    ]
    return language.text(
        "Of the dimensions to improve, most is within reach in {names}, towards {benchmark}.",
        names=language.listed(names),
        benchmark=benchmark_in_sentence(language, benchmark),
    )


def without_reach(language: Language, rows: Sequence[Priority], benchmark: str) -> list[str]:
    """Why no dimension has points within reach; nothing where one has."""
    dimensions = [one for one in rows if one.standing.level == "dimension"]
    if not dimensions or any(one.points for one in dimensions):
        return []
    if all(one.good_year is None for one in dimensions):
        return [
            language.text("There is no comparable history yet."),
            language.text(
                "After a break in the series, a good year's rise can only be known once three "
                "comparable years have been published, because it has to last."
            ),
        ]
    if all(one.gap is None for one in dimensions):
        if benchmark == "next_group":
            return [
                language.text(
                    "All {n} published dimensions are in the highest group.", n=len(dimensions)
                ),
                language.text("There is no next group's edge: choose another benchmark."),
            ]
        return [
            language.text("There is no such benchmark here."),
            language.text("Choose another one."),
        ]
    if any(one.gap for one in dimensions):
        return [
            language.text(
                "No rise in these dimensions lasted in the comparable years, so nothing can be "
                "called within reach."
            )
        ]
    return [language.text("Every dimension with this benchmark has already reached it.")]


def within_variation(language: Language, rows: Sequence[Priority], benchmark: str) -> str | None:
    """The dimensions whose gap noise alone would explain, if any."""
    within = [
        (one.standing, one.gap or 0.0, one.margin or 0.0)
        for one in rows
        if one.standing.level == "dimension" and one.within
    ]
    return no_gap(language, within, benchmark) if within else None


def no_gap(
    language: Language, within: Sequence[tuple[Standing, float, float]], benchmark: str
) -> str:
    """The dimensions whose gap is within the usual variation, each with its gap and that variation,
    in points."""
    names = [
        language.text(
            "{measure} ({gap} points; ±{margin})",
            measure=measure_name(language, one, short=True),
            gap=language.points(gap),
            margin=language.points(margin),
        )
        for one, gap, margin in within
    ]
    return language.text(
        "Within the usual variation, so no real gap to {benchmark}: {names}.",
        benchmark=benchmark_in_sentence(language, benchmark),
        names=language.listed(names),
    )
