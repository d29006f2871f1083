"""Sentences about learning partners, and how little they prove."""

from papi.common import quantities
from papi.common.language import Language, marked
from papi.common.measures import Measure
from papi.common.variation import coming_back
from papi.common.vocabulary import of_measure
from papi.compare.learning import Learning
from papi.warehouse.noise import Noise


def reading(language: Language, measure: Measure, province: str, year: int) -> str:
    """The unit, and whose lines are drawn."""
    return language.text(
        "Unit: {unit}. Small lines: ● {province}, ○ the other province, in the comparable years.",
        unit=quantities.unit_name(language, measure, year),
        province=province,
    )


def finding(language: Language, province: str, measure: str, seen: Learning) -> str:
    """How many partners there are, or that there are none."""
    values = {"province": province, "measure": measure, "year": seen.year}
    if not seen.own_path or seen.year not in seen.own_path:
        return language.text("{province} has no published value of {measure} in {year}.", **values)
    if not seen.partners:
        return language.text(
            "No province that stood where {province} stood on {measure} two or more comparable "
            "years before {year} is clearly higher now.",
            **values,
        )
    form = (
        marked("{n} province once level with {province} on {measure} was clearly higher in {year}")
        if seen.count == 1
        else marked(
            "{n} provinces once level with {province} on {measure} were clearly higher in {year}"
        )
    )
    return language.text(form, n=seen.count, **values)


def example(language: Language, province: str, seen: Learning) -> str:
    """The partner that leads most, then and now."""
    if not seen.partners:
        return ""
    first = seen.partners[0]
    return language.text(
        "{name} stood at {then} in {then_year} ({province}: {own_then}) and is at {now} in {year} "
        "({province}: {own_now}).",
        name=first.name,
        province=province,
        then=language.points(first.partner_then),
        then_year=first.then_year,
        own_then=language.points(first.own_then),
        now=language.points(first.partner_now),
        own_now=language.points(first.own_now),
        year=seen.year,
    )


def notes(language: Language, measure: Measure, name: str, noise: Noise | None) -> list[str]:
    """The rule and its limit, and how much of a change usually comes back."""
    rule = language.text(
        "Learning partners (computed): within half a point of us in an earlier comparable year (at "
        "least two years before; for sub-dimensions the same share of their scale), and now above "
        "us by more than that, by more than 5%, and, where it is known, by more than the usual "
        "year-to-year variation of a difference between two scores. The year shown is the one "
        "after which they gained most on us. Some will have risen by chance: ask them what they "
        "did before copying it."
    )
    back = coming_back(language, of_measure(language, measure.level, name), noise)
    return [rule, back] if back else [rule]
