"""The headline: a province's year in one sentence, built from the warehouse's own columns.

Plain text; the caller escapes it.
"""

from papi.common.language import Language, marked
from papi.common.quantities import beside
from papi.common.standing import Standing
from papi.common.vocabulary import group_in_sentence
from papi.overview.gather import Overview


def headline(language: Language, overview: Overview) -> str:
    """The province's year in one sentence."""
    if overview.year != overview.asked_year:
        form = (
            marked("{province} {asked}: nothing to estimate from. Estimated for {year}: {rest}")
            if overview.estimate and overview.estimate.merged
            else marked(
                "{province} {asked}: PAPI published no scores. Last published, {year}: {rest}"
            )
            if overview.year < overview.asked_year
            else marked(
                "{province} {asked}: PAPI published no scores. First published, {year}: {rest}"
            )
        )
        return language.text(
            form,
            province=overview.province.name,
            asked=overview.asked_year,
            year=overview.year,
            rest=_year_in_words(language, overview),
        )
    form = (
        marked("{province} {year} (estimate): {rest}")
        if overview.estimate
        else marked("{province} {year}: {rest}")
    )
    return language.text(
        form,
        province=overview.province.name,
        year=overview.year,
        rest=_year_in_words(language, overview),
    )


def about(language: Language, overview: Overview, question: str) -> str:
    """A question with its province and year, for a downloaded picture."""
    return language.text(
        "{province} {year}: {rest}",
        province=overview.province.name,
        year=overview.year,
        rest=question,
    )


def _year_in_words(language: Language, overview: Overview) -> str:
    total = overview.total
    if total is None:
        return language.text(
            "PAPI published no total; {published} of {all} dimensions were published.",
            published=len(overview.dimensions),
            all=len(overview.dimensions) + len(overview.unpublished),
        )
    clauses = [
        language.text(
            "{value} of {scale} points",
            value=language.points(total.value),
            scale=language.whole(total.scale_max),
        ),
        language.text(
            "{rank} of {count} ranked provinces",
            rank=language.ordinal(total.rank),
            count=total.ranked_count,
        ),
        language.text("{group}", group=group_in_sentence(language, total.quartile_group)),
    ]
    if total.changed:
        clauses.append(_change_clause(language, total))
    sentence = ", ".join(clauses)
    if total.region_rank is not None:
        sentence += "; " + language.text(
            "{rank} of {count} in the {region}",
            rank=language.ordinal(total.region_rank),
            count=total.region_count,
            region=language.either(
                str(overview.province.region_vi), str(overview.province.region_en)
            ),
        )
    return sentence + "."


def _change_clause(language: Language, total: Standing) -> str:
    """Up or down in points and places on the year before, joined by "and" or "but" as they
    agree."""
    difference, moved = total.difference or 0.0, total.rank_change or 0
    forms = {
        ("rose", 1): marked("up {points} and {places} on {year}"),
        ("rose", 0): marked("up {points}, at the same rank as in {year}"),
        ("rose", -1): marked("up {points} but down {places} on {year}"),
        ("fell", 1): marked("down {points} but up {places} on {year}"),
        ("fell", 0): marked("down {points}, at the same rank as in {year}"),
        ("fell", -1): marked("down {points} and {places} on {year}"),
        ("same", 1): marked("with the same points but up {places} on {year}"),
        ("same", 0): marked("with the same points and rank as in {year}"),
        ("same", -1): marked("with the same points but down {places} on {year}"),
    }
    form = forms[total.direction or "same", (moved > 0) - (moved < 0)]
    return language.text(
        form,
        points=beside(
            language,
            language.text("{n} points", n=language.amount(difference)),
            total.value,
            total.previous_value or 0.0,
        ),
        places=language.count("{n} place", "{n} places", abs(moved)),
        year=total.previous_year,
    )
