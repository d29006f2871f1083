"""Sentences on what is within reach: how far that lifts a province, and how often it was done."""

from collections.abc import Sequence

from papi.common import quantities
from papi.common.language import Language, marked
from papi.common.vocabulary import group_in_sentence, measure_name
from papi.priorities.gather import GoodYear, Often, Priority, Reach
from papi.priorities.what_if import added
from papi.priorities.words import benchmark_in_sentence


def reason(language: Language, one: Priority, benchmark: str) -> str | None:
    """Gap, good year, how often it lasted, and where the reach alone would bring the province; None
    where nothing is within reach, or the gap is within the usual variation."""
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


def together(language: Language, rows: Sequence[Priority]) -> list[str]:
    """The sum of points within reach over all dimensions, and how often such rises were made;
    nothing where no dimension has a gap that can be held against a good year."""
    if not any(one.gap and one.good_year for one in rows):
        return []
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
        return [said]
    times, changes = sum(one.times for one in often), sum(one.changes for one in often)
    rare = language.text(
        "Such a rise is rare in these dimensions: it was made and kept in {often}.",
        often=quantities.about_one_in(language, times, changes),
    )
    return [said, rare]


def _closed(rows: Sequence[Priority]) -> list[Priority]:
    """Those whose gap is no larger than a good year's rise."""
    return [one for one in rows if one.points and one.points >= (one.gap or 0.0)]
