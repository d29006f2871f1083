"""Sentences on priorities: why the first come first, and what the table's columns mean."""

from collections.abc import Mapping, Sequence

from papi.common import quantities
from papi.common.language import Language, marked
from papi.common.standing import Standing
from papi.common.vocabulary import group_in_sentence, measure_name
from papi.compare.gather import Comparison
from papi.priorities.gather import GoodYear, Often, Priority, Reach
from papi.priorities.what_if import added
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


def without_reach(language: Language, rows: Sequence[Priority]) -> str | None:
    """Why no dimension has points within reach; None where one has."""
    dimensions = [one for one in rows if one.standing.level == "dimension"]
    if not dimensions or any(one.points for one in dimensions):
        return None
    if all(one.good_year is None for one in dimensions):
        return language.text(
            "There is no comparable history yet: after a break in the series, a good year's "
            "rise can only be known once three comparable years have been published, because "
            "it has to last."
        )
    if all(one.gap is None for one in dimensions):
        return language.text("There is no such benchmark here: choose another one.")
    if any(one.gap for one in dimensions):
        return language.text(
            "No rise in these dimensions lasted in the comparable years, so nothing can be "
            "called within reach."
        )
    return language.text("Every dimension with this benchmark has already reached it.")


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


def reason(language: Language, one: Priority, benchmark: str) -> str | None:
    """Gap, good year, how often it lasted, and where the reach alone would bring the province; None
    where nothing is within reach, or the gap is none to speak of."""
    if one.reach is None or not one.points or one.within:
        return None
    gap, rise = one.gap or 0.0, (one.good_year.rise if one.good_year else None) or 0.0
    form = (
        marked("{measure}: {gap} points to {benchmark}, as much as a good year's rise that lasted.")
        if gap == rise
        else marked(
            "{measure}: {gap} points to {benchmark}, less than a good year's rise that lasted "
            "({rise})."
        )
        if gap < rise
        else marked(
            "{measure}: {gap} points to {benchmark}, of which a good year's rise that lasted makes "
            "up {rise}."
        )
    )
    sentence = language.text(
        form,
        measure=measure_name(language, one.standing, short=True),
        gap=language.points(gap),
        benchmark=benchmark_in_sentence(language, benchmark),
        rise=language.points(rise),
    )
    often = made_up(language, one.made_up) if one.made_up else ""
    return " ".join([sentence, often, _result(language, one, one.reach)])


def made_up(language: Language, often: Often) -> str:
    """How often that much was gained and kept."""
    return language.text(
        "In {often} a province gained that much in one year and still had it a year later.",
        often=quantities.about_one_in(language, often.times, often.changes),
    )


def _result(language: Language, one: Priority, reach: Reach) -> str:
    regrouped = reach.quartile_group != one.standing.quartile_group
    form = (
        marked(
            "The points within reach alone would lift it from {rank} to {new} of {count}, into the "
            "{group}."
        )
        if regrouped and reach.places
        else marked(
            "The points within reach alone would not change its rank, {rank} of {count}, but would "
            "lift it into the {group}."
        )
        if regrouped
        else marked(
            "The points within reach alone would lift it from {rank} to {new} of {count}, still in "
            "the {group}."
        )
        if reach.places
        else marked("The points within reach alone would not change its rank, {rank} of {count}.")
    )
    return language.text(
        form,
        rank=language.ordinal(one.standing.rank),
        new=language.ordinal(reach.rank),
        count=one.standing.ranked_count,
        group=group_in_sentence(language, reach.quartile_group),
    )


def columns(language: Language) -> list[str]:
    """What each column means."""
    return [
        language.text(
            "Points within reach (computed): the smaller of the gap and a good year's rise that "
            "lasted. Good year's rise: how much of all provinces' one-year rises since the "
            "measure's last break was left a year later, at the 75th percentile of those where "
            "anything was left; years of nationwide shifts are left out. Made up and kept: in how "
            "many of all those changes the gap was gained in one year and still there a year later."
        ),
        language.text(
            "Rank and group within reach: this measure alone rises, and all other provinces stay "
            "where they are. Own best: since the last break or nationwide shift. Usual variation: "
            "how far noise alone sets two scores apart five times in a hundred; a gap within it is "
            "no real gap. None of this is a forecast: not every rise came from a plan."
        ),
    ]


def history(language: Language, good_year: GoodYear | None) -> str:
    """How much history the total's good year comes from, and how rare it is."""
    if good_year is None:
        return ""
    return language.text(
        "History of the total: {n} comparable one-year changes, {first}–{last}; a good year's rise "
        "was made and kept in {times} of them.",
        n=good_year.often.changes,
        first=good_year.first,
        last=good_year.last,
        times=good_year.often.times,
    )


def together(language: Language, rows: Sequence[Priority]) -> str:
    """The sum of points within reach over all dimensions, and how often such rises were made."""
    said = language.text(
        "All dimensions together have {points} points within reach; {closed} of {n} gaps are no "
        "larger than a good year's rise that lasted, and {within} lie within the usual variation.",
        points=language.points(added(one.points for one in rows)),
        closed=len(_closed(rows)),
        n=sum(bool(one.gap) for one in rows),
        within=sum(one.within for one in rows),
    )
    often = [one.good_year.often for one in rows if one.good_year and one.good_year.rise]
    if not often:
        return said
    times, changes = sum(one.times for one in often), sum(one.changes for one in often)
    return f"{said} " + language.text(
        "Such a rise is rare in these dimensions: it was made and kept in {often}.",
        often=quantities.about_one_in(language, times, changes),
    )


def _closed(rows: Sequence[Priority]) -> list[Priority]:
    """Those whose gap is no larger than a good year's rise."""
    return [one for one in rows if one.points and one.points >= (one.gap or 0.0)]
