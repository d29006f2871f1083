"""Why the first are first, and what the words of the table mean."""

from collections.abc import Sequence

from papi.comparison import Comparison
from papi.language import Language, marked
from papi.priorities import GoodYear, Priority, Reach
from papi.vocabulary import group_in_sentence, measure_name
from papi.what_if import added

FIRST = 3


def benchmark_name(language: Language, benchmark: str) -> str:
    """The benchmark as a picker lists it."""
    return {
        "next_group": language.text("Next group's edge"),
        "peers_median": language.text("Peers' median"),
        "peers_best": language.text("Peers' best"),
        "own_best": language.text("Own best of the comparable years"),
    }[benchmark]


def benchmark_in_sentence(language: Language, benchmark: str) -> str:
    """The benchmark as a sentence names it."""
    return {
        "next_group": language.text("the next group's edge"),
        "peers_median": language.text("the peers' median"),
        "peers_best": language.text("the peers' best"),
        "own_best": language.text("its own best"),
    }[benchmark]


def headline(language: Language, seen: Comparison, rows: Sequence[Priority], benchmark: str) -> str:
    """The dimensions with most points within reach, in one sentence."""
    able = [one for one in rows if one.standing.level == "dimension" and one.points]
    if not seen.own:
        return language.text(
            "{province} {year}: nothing was published.",
            province=seen.province.name, year=seen.year,
        )  # fmt: skip
    if not able:
        return language.text(
            "{province} {year}: no dimension has points within reach towards {benchmark}.",
            province=seen.province.name,
            year=seen.year,
            benchmark=benchmark_in_sentence(language, benchmark),
        )
    names = [
        language.text(
            "{measure} ({points})",
            measure=measure_name(language, one.standing, short=True),
            points=language.signed_points(one.points),
        )
        for one in able[:FIRST]
    ]
    return language.text(
        "{province} {year}: most is within reach in {names}.",
        province=seen.province.name,
        year=seen.year,
        names=language.listed(names),
    )


def reasons(language: Language, rows: Sequence[Priority], benchmark: str) -> list[str]:
    """For each of the first dimensions: gap, good year, and where the reach alone would bring it;
    without any, why there are none."""
    dimensions = [one for one in rows if one.standing.level == "dimension"]
    able = [one for one in dimensions if one.points]
    if able:
        return [_reason(language, one, one.reach, benchmark) for one in able[:FIRST] if one.reach]
    if dimensions and all(one.good_year is None for one in dimensions):
        return [
            language.text(
                "There is no comparable history yet: after a break in the series a good year can "
                "only be known once two comparable years have passed."
            )
        ]
    if dimensions and all(one.gap is None for one in dimensions):
        return [language.text("This benchmark does not exist here: choose another one.")]
    return [language.text("Every dimension with this benchmark has already reached it.")]


def _reason(language: Language, one: Priority, reach: Reach, benchmark: str) -> str:
    gap, rise = one.gap or 0.0, (one.good_year.rise if one.good_year else None) or 0.0
    form = (
        marked(
            "{measure}: {gap} points to {benchmark}, as much as a good year brings. It was made up "
            "in {share} of province-years. {result}"
        )
        if gap == rise
        else marked(
            "{measure}: {gap} points to {benchmark}, less than a good year brings ({rise}). It was "
            "made up in {share} of province-years. {result}"
        )
        if gap < rise
        else marked(
            "{measure}: {gap} points to {benchmark}, of which a good year brings {rise}. The whole "
            "gap was made up in {share} of province-years. {result}"
        )
    )
    return language.text(
        form,
        measure=measure_name(language, one.standing, short=True),
        gap=language.points(gap),
        benchmark=benchmark_in_sentence(language, benchmark),
        rise=language.points(rise),
        share=language.share(one.made_up or 0.0),
        result=_result(language, one, reach),
    )


def _result(language: Language, one: Priority, reach: Reach) -> str:
    regrouped = reach.quartile_group != one.standing.quartile_group
    form = (
        marked("The reach alone would lift it from {rank} to {new} of {count}, into the {group}.")
        if regrouped and reach.places
        else marked(
            "The reach alone would not change its rank, {rank} of {count}, but would lift it into "
            "the {group}."
        )
        if regrouped
        else marked(
            "The reach alone would lift it from {rank} to {new} of {count}, still in the {group}."
        )
        if reach.places
        else marked("The reach alone would not change its rank, {rank} of {count}.")
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
            "Points within reach (computed): the smaller of the gap and a good year's rise. Good "
            "year's rise: the 75th percentile of all provinces' positive one-year changes since "
            "the measure's last break, years of nationwide shifts left out. Made up in one year: "
            "in how many of those province-years the gap was gained at once."
        ),
        language.text(
            "Rank and group with the reach: this measure alone rises, all other provinces held "
            "still. Own best: since the last break or nationwide shift. Margin: ±1.96 standard "
            "errors, where printed (dimensions: 2019 only). None of this is a forecast: a rise "
            "that was common was not always earned by a plan."
        ),
    ]


def history(language: Language, good_year: GoodYear | None) -> str:
    """From how much history the good year of the dimensions comes."""
    if good_year is None:
        return ""
    return language.text(
        "History of the total: {n} comparable one-year changes, {first}–{last}.",
        n=good_year.changes,
        first=good_year.first,
        last=good_year.last,
    )


def together(language: Language, rows: Sequence[Priority]) -> str:
    """What the reach of all dimensions adds up to, and how many could close their gap."""
    closed = [one for one in rows if one.points and one.points >= (one.gap or 0.0)]
    return language.text(
        "All dimensions together have {points} points within reach; {closed} of {n} could close "
        "their gap in one good year.",
        points=language.points(added(one.points for one in rows)),
        closed=len(closed),
        n=len(rows),
    )


def legend(language: Language) -> str:
    """How to read the chart."""
    return language.text(
        "Diamond: our value; thick line: the points within reach; upright stroke: the benchmark. A "
        "diamond at or right of the stroke has reached it."
    )


def levels(language: Language) -> dict[str, str]:
    """The levels of the table: code → label."""
    return {
        "both": language.text("Both"),
        "dimension": language.text("Dimensions"),
        "subdimension": language.text("Sub-dimensions"),
    }


def table_answer(language: Language, rows: Sequence[Priority], level: str) -> str:
    """How many of the measures shown have points within reach, and could close their gap."""
    wanted = {"both": ("dimension", "subdimension")}.get(level, (level,))
    shown = [one for one in rows if one.standing.level in wanted]
    able = [one for one in shown if one.points]
    closed = [one for one in able if one.gap is not None and one.points >= one.gap]
    return language.text(
        "{able} of {n} measures have points within reach; {closed} could close their gap in one "
        "good year.",
        able=len(able),
        n=len(shown),
        closed=len(closed),
    )
