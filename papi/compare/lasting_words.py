"""Sentences about provinces whose level rose and stayed up."""

from collections.abc import Mapping, Sequence

from papi.common.language import Language, marked
from papi.compare.learning_questions import SustainedRise

NAMED = 5


def finding(language: Language, measure: str, year: int, count: int) -> str:
    """The title of the section."""
    form = (
        marked("{measure}: one province has risen and stayed up, to {year}")
        if count == 1
        else marked("{measure}: {n} provinces have risen and stayed up, to {year}")
    )
    return language.text(form, measure=measure, n=count, year=year)


def answer(
    language: Language, risen: Sequence[SustainedRise], names: Mapping[str, str], own: str
) -> str:
    """How many have, those that rose most, and whether we have."""
    first = risen[0]
    listed = [
        language.text("{name} (since {year})", name=names[one.province_code], year=one.since)
        for one in risen[:NAMED]
    ]
    form = (
        marked("{n} provinces have a level above that of {base}, and have kept it: {names}.")
        if len(risen) <= NAMED
        else marked(
            "{n} provinces have a level above that of {base}, and have kept it. The largest rises: "
            "{names}."
        )
    )
    if len(risen) == 1:
        form = marked("One province has a level above that of {base}, and has kept it: {names}.")
    said = language.text(
        form,
        n=len(risen),
        base=f"{first.base_from}–{first.base_to}",
        names=language.listed(listed),
    )
    if own in {one.province_code for one in risen}:
        ours = language.text("{province} is one of them.", province=names[own])
        return f"{said} {ours}"
    return said


def note(language: Language) -> str:
    """The rule, and how well it has held."""
    return language.text(
        "Computed from means of two years: above the first two comparable years by more than the "
        "usual variation after what the country did is taken off, in at least two such pairs of "
        "years in a row. Chance alone would name about one province in a hundred. In 2011–2023 the "
        "year after lay nearer to the new level than to the old one in 74 of 100 cases (by chance: "
        "56). That a level rose says nothing of why: ask them what they did."
    )
