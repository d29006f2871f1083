"""Sentences about a ranking: where the province is, and how sure that is."""

from collections.abc import Sequence

from papi.common import measures
from papi.common.language import Language, marked
from papi.common.measures import Measure
from papi.common.vocabulary import group_in_sentence
from papi.compare.ranking_questions import Placed


def finding(
    language: Language,
    measure: Measure,
    year: int,
    province: str,
    placed: Sequence[Placed],
    own: str,
) -> str:
    """The province's rank out of how many, and its group."""
    name = measures.name(language, measure, year)
    row = _row(placed, own)
    if row is None:
        return language.text(
            "{province} has no published value of {measure} in {year}; {count} provinces are "
            "ranked.",
            province=province,
            measure=name,
            year=year,
            count=placed[0].ranked_count if placed else 0,
        )
    return language.text(
        "{province} is {rank} of the {count} provinces published on {measure} in {year}, in the "
        "{group}.",
        province=province,
        rank=language.ordinal(row.rank),
        count=row.ranked_count,
        measure=name,
        year=year,
        group=group_in_sentence(language, row.quartile_group),
    )


def how_sure(language: Language, placed: Sequence[Placed], own: str) -> str:
    """The ranks that the province could have; without margins, how crowded it is around it."""
    row = _row(placed, own)
    if row is None:
        return ""
    if row.rank_low is not None and row.rank_high is not None:
        return language.text(
            "Allowing for the usual year-to-year variation, the rank may lie anywhere from {low} "
            "to {high} (95 of 100 simulations, this province alone).",
            low=language.ordinal(row.rank_low),
            high=language.ordinal(row.rank_high),
        )
    return _within_reach(language, placed, row.value)


def _row(placed: Sequence[Placed], own: str) -> Placed | None:
    return next((one for one in placed if one.province_code == own), None)


def _within_reach(language: Language, placed: Sequence[Placed], value: float) -> str:
    """How crowded the ranking is around a value."""
    near = sum(abs(one.value - value) <= 0.1 for one in placed) - 1
    form = (
        marked("No margin is known for it; {near} other lies within 0.1 points.")
        if near == 1
        else marked("No margin is known for it; {near} others lie within 0.1 points.")
    )
    return language.text(form, near=near)


def note(language: Language, year: int) -> str:
    """What the edges are."""
    return language.text(
        "Ranks, groups and edges are computed from the published scores for {year}. The edges are "
        "the 75th, 50th and 25th percentiles of the published provinces; provinces that are close "
        "together might rank in a different order in another sample.",
        year=year,
    )
