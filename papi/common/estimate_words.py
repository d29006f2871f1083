"""Sentences that label the figures of the 34 provinces before their first survey as estimates."""

from papi.common.estimates import Estimate
from papi.common.language import Language
from papi.common.survey_year import SurveyYear


def remark(language: Language, estimate: Estimate) -> str:
    """The remark under the headline: what the values are, and what the ranks are."""
    return f"{_values(language, estimate)} {_ranks(language, estimate)}"


def _values(language: Language, estimate: Estimate) -> str:
    name, year = estimate.province.name, estimate.year
    if not estimate.merged:
        return language.text(
            "Partly estimates: the scores of {province} are PAPI's own, because the July 2025 "
            "reform left it unchanged.",
            province=name,
        )
    if estimate.foremost is None:
        return language.text(
            "{province} was formed in July 2025, and PAPI published nothing for its old provinces "
            "({names}) in {year}: there is nothing to estimate from.",
            province=name,
            names=language.listed([part.name for part in estimate.parts]),
            year=year,
        )
    return language.text(
        "Estimates, not PAPI's figures: {province} was formed in July 2025. Its values for {year} "
        "are plain means of the published scores of its old provinces: {published}.",
        province=name,
        year=year,
        published=parts_published(language, estimate, estimate.foremost),
    )


def _ranks(language: Language, estimate: Estimate) -> str:
    return language.text(
        "Ranks, groups and comparisons among the 34 are estimated: PAPI surveyed 63 provinces in "
        "{year}.",
        year=estimate.year,
    )


def parts_published(language: Language, estimate: Estimate, measure: str) -> str:
    """How many of the old provinces a value is based on, and which."""
    there = estimate.published(measure)
    sentence = language.text(
        "{published} of {parts} ({names})",
        published=len(there),
        parts=len(estimate.parts),
        names=language.listed([part.name for part in there]) or "–",
    )
    absent = [part.name for part in estimate.parts if part not in there]
    if absent:
        sentence += language.text(", not published: {names}", names=language.listed(absent))
    return sentence


def answer(language: Language, estimate: Estimate) -> str:
    """What the estimate is based on: the totals of the old provinces, or why there is none."""
    totals = [
        f"{language.place(part.name)} {language.points(part.measures['total'].value)}"
        if "total" in part.measures
        else language.text("{province} not published", province=part.name)
        for part in estimate.parts
    ]
    own = estimate.measures.get("total")
    if own is None:
        return language.text(
            "None of the old provinces has a published total: {totals}.",
            totals=language.listed(totals),
        )
    return language.text(
        "{value} points are the plain mean of the published totals: {totals}.",
        value=language.points(own.value),
        totals=language.listed(totals),
    )


def note(language: Language) -> str:
    """The limits of a mean of old provinces."""
    return language.text(
        "A plain mean counts each old province once, whatever its population, and may differ from "
        "what one sample of the new province would have given. Where an old province was not "
        "published, the mean is that of the others, and is not compared with a year in which it is "
        "the mean of different ones."
    )


def reading(language: Language, *, shown: bool) -> list[str]:
    """How a chart tells estimates from published figures; nothing where none are shown."""
    if not shown:
        return []
    return [
        language.text(
            "Hollow marks and hatched areas are estimates: values are means of the old provinces' "
            "published scores, and ranks and groups are based on such means. Filled ones are "
            "published, or computed from published scores."
        )
    ]


def reading_drawn(language: Language, *, shown: bool) -> list[str]:
    """The same for what is drawn as HTML: there an estimate has a dashed outline."""
    if not shown:
        return []
    return [
        language.text(
            "Dashed outlines are estimates, from means of the old provinces' published scores; "
            "filled marks are published, or computed from published scores."
        )
    ]


def source(language: Language, survey: SurveyYear) -> str:
    """Where a year's figures come from, and whether they are estimates."""
    return language.text("Source: {citation}", citation=cited(language, survey))


def cited(language: Language, survey: SurveyYear) -> str:
    """The citation of a year's figures; for estimates, with their label."""
    return f"{survey.citation} {label(language)}" if survey.estimated else survey.citation


def label(language: Language) -> str:
    """The estimate's label, for sources, files and pictures."""
    return language.text(
        "Values of merged provinces, and all ranks and groups among the 34 before their first "
        "survey, are this tool's estimates: plain means of the old provinces' published scores."
    )
