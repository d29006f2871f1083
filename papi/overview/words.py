"""The sentences under the overview's questions: answers and notes."""

from papi.common import variation
from papi.common.language import Language, marked
from papi.common.vocabulary import group_in_sentence, group_name, measure_name
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
    names = {
        kind: language.listed([measure_name(language, one, short=True) for one in found])
        for kind, found in clear.items()
    }
    form = _CLEARLY[bool(clear["clear_fall"]), bool(clear["clear_rise"])]
    return language.text(
        form,
        n=len(judged),
        fell=len(clear["clear_fall"]),
        rose=len(clear["clear_rise"]),
        falls=names["clear_fall"],
        rises=names["clear_rise"],
    )


# Whether any dimension fell clearly, and whether any rose clearly.
_CLEARLY = {
    (True, True): marked(
        "{fell} of the {n} dimensions that can be judged fell clearly ({falls}), {rose} rose "
        "clearly ({rises})."
    ),
    (True, False): marked(
        "{fell} of the {n} dimensions that can be judged fell clearly ({falls}), none rose clearly."
    ),
    (False, True): marked(
        "None of the {n} dimensions that can be judged fell clearly, {rose} rose clearly ({rises})."
    ),
}


def sum_of_dimensions(language: Language, overview: Overview) -> str:
    """That the dimensions' changes add up to the total's, and which moved it most; or why there is
    none."""
    total = overview.total
    if total is None or not total.changed:
        return language.text(
            "The total cannot be compared with the year before, so there is no change of it to "
            "explain."
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


def group_in_print(language: Language, overview: Overview) -> list[str]:
    """The group that was printed for the total, beside the computed one."""
    printed = overview.printed_groups.get("total")
    if printed is None or overview.total is None:
        return []
    group = overview.total.quartile_group
    form = (
        marked("PAPI printed its group as {printed}; computed from the scores it is the same.")
        if printed.group == group
        else marked("PAPI printed its group as {printed}; computed from the scores: {group}.")
    )
    return [
        language.text(
            form,
            printed=group_name(language, printed.group),
            group=group_name(language, group),
        )
    ]


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


def nearby_note(language: Language) -> str:
    """Which provinces are shown where there are too many for all."""
    return language.text(
        "Shown are the neighbours: on the map those around the province, in the table those ranked "
        "next to it."
    )


def map_legend(language: Language) -> str:
    """What the tiles of the map say."""
    return language.text(
        "Number on a tile: the rank on the total; colour: the group. A dash: not published."
    )


def map_answer(language: Language, overview: Overview) -> str:
    """Where the province stands among all, in words that also describe the map."""
    total = overview.total
    if total is None:
        return language.text(
            "{province} is not ranked in {year}; {count} provinces are.",
            province=overview.province.name,
            year=overview.year,
            count=overview.survey.ranked("total"),
        )
    return language.text(
        "{province} is {rank} of {count} in {year}, in the {group}.",
        province=overview.province.name,
        rank=language.ordinal(total.rank),
        count=total.ranked_count,
        year=overview.year,
        group=group_in_sentence(language, total.quartile_group),
    )
