"""The sentences under the overview's questions: answers and notes."""

from collections import Counter

from papi.common import variation
from papi.common.language import Language, marked
from papi.common.vocabulary import GROUPS, group_in_sentence, group_name, measure_name
from papi.overview.gather import Overview


def change_answer(language: Language, overview: Overview) -> str:
    """How many dimensions fell and rose, and which moved most: the answer to the chart's title."""
    compared = [one for one in overview.dimensions if one.changed]
    if not compared:
        return language.text(
            "No dimension in {year} can be compared with the year before.", year=overview.year
        )
    # A nationwide shift comes from a changed questionnaire: it is neither clear nor usual.
    judged = [one for one in compared if variation.kind(one) not in ("shift", "unknown")]
    if not judged:
        return language.text(
            "It is impossible to say whether any of the {n} comparable dimensions changed clearly: "
            "their usual variation is not known, or the whole country shifted.",
            n=len(compared),
        )
    clear = {
        kind: [one for one in judged if variation.kind(one) == kind]
        for kind in ("clear_fall", "clear_rise")
    }
    if not any(clear.values()):
        return language.text(
            "None of the {n} dimensions that can be judged changed clearly: all moved within their "
            "usual variation.",
            n=len(judged),
        )
    sentences = [
        language.text(
            "{fell} of the {n} dimensions that can be judged fell clearly, {rose} rose clearly.",
            fell=len(clear["clear_fall"]),
            rose=len(clear["clear_rise"]),
            n=len(judged),
        )
    ]
    for kind, form in (
        ("clear_fall", marked("Clear falls: {names}.")),
        ("clear_rise", marked("Clear rises: {names}.")),
    ):
        if clear[kind]:
            names = [measure_name(language, one, short=True) for one in clear[kind]]
            sentences.append(language.text(form, names=language.listed(names)))
    return " ".join(sentences)


def waterfall_answer(language: Language, overview: Overview) -> str:
    """Which dimensions moved the total most, or why the totals cannot be compared."""
    total = overview.total
    if total is None or not total.changed:
        return language.text(
            "The totals of these two years cannot be compared, so there is no change to explain."
        )
    parts = sorted(overview.dimensions, key=lambda one: one.difference or 0.0)
    up, down = parts[-1], parts[0]
    sentences = [
        language.text(
            "The dimensions' differences add up to {difference} points.",
            difference=language.signed_points(total.difference or 0.0),
        )
    ]
    for one, form in (
        (up, marked("{measure} added most ({points}).")),
        (down, marked("{measure} took away most ({points}).")),
    ):
        moved = one.difference or 0.0
        if (moved > 0) == (one is up) and moved:
            sentences.append(
                language.text(
                    form,
                    measure=measure_name(language, one, short=True),
                    points=language.amount(moved),
                )
            )
    return " ".join(sentences)


def change_legend(language: Language) -> str:
    """How to read the chart of changes."""
    return language.text(
        "0 is last year's value of each dimension; the bar ends at this year's. The vertical mark "
        "is this year's national median on the same axis: a bar that ends to the left of it is "
        "below the median."
    )


def change_note(language: Language) -> str:
    """What the words on the chart of changes mean, and do not mean."""
    return language.text(
        "▲ clear rise, ▼ clear fall, ● anything else. Clear: more than the usual year-to-year "
        "variation of the measure, which is estimated from the published scores of all provinces "
        "and the same for each; without any real change one dimension in twenty would look clear. "
        "Notable: more than 5%, PAPI's threshold for reporting and not a test."
    )


def change_columns(language: Language) -> str:
    """What the columns of the table of changes mean."""
    return language.text(
        "Against the median change: the difference minus the median difference of all provinces. "
        "Place among all changes: 1st is the largest rise. Places: up is better. Group: computed "
        "from this year's scores by PAPI's rule, quartiles of the published provinces. ≈: the "
        "difference is rounded; the two figures, as shown, would give a different one."
    )


def breaks_of(language: Language, overview: Overview, dimension: str) -> list[str]:
    """Breaks and cautions of a dimension and its parts in this year."""
    lines = []
    for one in [overview.measures[dimension], *overview.parts(dimension)]:
        found = overview.survey.breaks.get(one.measure)
        if found and one.previous_year is not None:
            form = (
                marked("{measure}: the series breaks in {year}. {reason}.")
                if found.severity == "break"
                else marked("{measure}: compare {year} with care. {reason}.")
            )
            lines.append(
                language.text(
                    form,
                    measure=measure_name(language, one, short=True),
                    year=overview.year,
                    reason=language.either(found.note_vi, found.note_en),
                )
            )
    return lines


def indicator_note(language: Language, year: int, *, held: bool) -> str:
    """What the indicators below are, or that there are none."""
    if not held:
        return language.text("No indicators are available here for {year}.", year=year)
    return language.text(
        "Indicators as published, mostly shares of respondents, each in its own unit. They are "
        "not ranked: for some, more is not better."
    )


def distance_answer(language: Language, overview: Overview) -> str:
    """The nearest next group among the dimensions."""
    reachable = [one for one in overview.dimensions if one.points_to_next is not None]
    if not reachable:
        return language.text("Every published dimension is in the highest group.")
    nearest = min(reachable, key=lambda one: one.points_to_next or 0.0)
    return language.text(
        "The nearest edge is that of {measure}: {points} points to the {group}.",
        measure=measure_name(language, nearest, short=True),
        points=language.amount(nearest.points_to_next or 0.0),
        group=group_in_sentence(language, nearest.next_group or ""),
    )


def distance_note(language: Language, overview: Overview) -> str:
    """What an edge is."""
    return language.text(
        "Edges are computed from the scores for {year}: the 75th, 50th and 25th percentiles of the "
        "published provinces. They move every year, and when other provinces move; a distance is "
        "not a forecast.",
        year=overview.year,
    )


def map_legend(language: Language) -> str:
    """What the tiles of the map say."""
    return language.text(
        "Number on a tile: the rank on the total; colour: the group. A dash: not published."
    )


def map_answer(language: Language, overview: Overview) -> str:
    """Where the province stands among all, in words that also describe the map."""
    totals = overview.survey.totals
    counts = Counter(one.quartile_group for one in totals)
    groups = language.listed([f"{group_name(language, group)} {counts[group]}" for group in GROUPS])
    spread = language.text(
        "Of {count} ranked provinces: {groups}.", count=len(totals), groups=groups
    )
    total = overview.total
    if total is None:
        return language.text(
            "{province} is not ranked in {year}. {spread}",
            province=overview.province.name,
            year=overview.year,
            spread=spread,
        )
    return language.text(
        "{province} is {rank} of {count} in {year}, in the {group}. {spread}",
        province=overview.province.name,
        rank=language.ordinal(total.rank),
        count=total.ranked_count,
        year=overview.year,
        group=group_in_sentence(language, total.quartile_group),
        spread=spread,
    )
