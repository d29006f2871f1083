"""What may be concluded from a province's year, in sentences, and what was not published.

Every sentence is built from the warehouse's own columns (direction, clear, comparable …), so that
a word and its number cannot disagree. Plain text; the caller escapes it.
"""

from papi.common import estimate_words as estimates
from papi.common import variation
from papi.common.language import Language, as_clause, as_sentence, marked
from papi.common.quantities import beside
from papi.common.standing import Standing
from papi.common.vocabulary import group_in_sentence
from papi.overview import caveat_words
from papi.overview.gather import Overview

# A group with a smaller share of the draws is not named.
LEAST_SHARE = 0.05


def opening(language: Language, overview: Overview) -> list[str]:
    """What belongs right under the headline of a page: what is shown instead, if anything, what may
    be concluded from the total's change, and that the figures are estimates."""
    sentences = [
        absence(language, overview),
        verdict(language, overview),
        estimates.remark(language, overview.estimate) if overview.estimate else None,
    ]
    return [sentence for sentence in sentences if sentence]


def under_headline(language: Language, overview: Overview) -> list[str]:
    """All that documents say under the headline, the most important first."""
    total = overview.total
    sentences = [
        estimates.remark(language, overview.estimate) if overview.estimate else None,
        absence(language, overview),
        conclusion(language, overview),
        caveat_words.caution(language, overview),
        *caveat_words.nationwide(language, overview),
        distance(language, total) if total else None,
    ]
    return [sentence for sentence in sentences if sentence]


def conclusion(language: Language, overview: Overview) -> str | None:
    """What may be concluded from the total's change, rank and group; None without a total."""
    said = [verdict(language, overview), *uncertainty(language, overview)]
    return " ".join(one for one in said if one) or None


def verdict(language: Language, overview: Overview) -> str | None:
    """What may be concluded from the total's change; None without a total."""
    total = overview.total
    if total is None:
        return None
    if not total.changed:
        return _not_comparable(language, overview, total)
    return variation.verdict(language, total, overview.survey.noise_gaps.get("total"))


def uncertainty(language: Language, overview: Overview, *, alone: bool = False) -> list[str]:
    """Where the rank may lie and how certain the group is; nothing where that is not known. alone:
    no sentence before it names the usual variation."""
    total = overview.total
    if total is None or total.rank_low is None or total.rank_high is None:
        return []
    return [_rank_between(language, total, alone=alone), _group_sure(language, overview, total)]


def _rank_between(language: Language, total: Standing, *, alone: bool) -> str:
    form = (
        marked(
            "Allowing for that variation, the rank may lie anywhere from {low} to {high} (95 of "
            "100 simulations, this province alone)."
        )
        if total.changed and not alone
        else marked(
            "Allowing for the usual year-to-year variation, the rank may lie anywhere from {low} "
            "to {high} (95 of 100 simulations, this province alone)."
        )
    )
    return language.text(
        form,
        low=language.ordinal(total.rank_low or 0),
        high=language.ordinal(total.rank_high or 0),
    )


def _group_sure(language: Language, overview: Overview, total: Standing) -> str:
    """Whether the province's group is certain, and which others it may be in."""
    shares = overview.group_shares.get("total", {})
    likely = sorted(shares.items(), key=lambda pair: -pair[1])
    form = (
        marked("Its group is certain: {groups} of 100 simulations.")
        if variation.certain_group(shares, total.quartile_group)
        else marked("Its group is uncertain: {groups} of 100 simulations.")
    )
    counted = marked("{group} in {n}")
    groups = [
        language.text(counted, group=group_in_sentence(language, group), n=round(100 * share))
        for group, share in likely
        if share >= LEAST_SHARE or group == total.quartile_group
    ]
    return language.text(form, groups=language.listed(groups))


def _not_comparable(language: Language, overview: Overview, total: Standing) -> str:
    if total.previous_year is None:
        return language.text(
            "{year} is the first year in which a total was published: there is nothing to "
            "compare it with.",
            year=total.year,
        )
    broken = overview.survey.breaks.get("total")
    if broken and broken.severity == "break":
        return language.text(
            "{year} cannot be compared with {previous}: {reason}.",
            year=total.year,
            previous=total.previous_year,
            reason=as_clause(language.either(broken.note_vi, broken.note_en)),
        )
    before = overview.history[total.previous_year]
    if before.basis != total.basis:
        return language.text(
            "{year} cannot be compared with {previous}: the two rest on different old provinces, "
            "or one is an estimate and the other a published score.",
            year=total.year,
            previous=total.previous_year,
        )
    if before.era != overview.history[total.year].era:
        return language.text(
            "{year} cannot be compared with {previous}, the last published total before it: the "
            "series was rebuilt between them.",
            year=total.year,
            previous=total.previous_year,
        )
    return language.text(
        "The previous published total is for {previous}, not {last}: {value} points, {rank} of "
        "{count}. A change over more than one year is not shown as an annual change.",
        previous=total.previous_year,
        last=total.year - 1,
        value=language.points(before.value),
        rank=language.ordinal(before.rank),
        count=before.ranked_count,
    )


def absence(language: Language, overview: Overview) -> str | None:
    """What was not published in the requested year and what is shown instead; None if all was."""
    name, asked = overview.province.name, overview.asked_year
    if overview.year != asked and overview.province.division != overview.asked_division:
        form = (
            marked(
                "PAPI {asked} is published for the 34 provinces: {province} has been part of "
                "{successor} since July 2025. All figures below are for {shown}."
            )
            if overview.asked_division == 34
            else marked(
                "PAPI {asked} is published for the 63 provinces of that time, and {province} was "
                "formed in July 2025. All figures below are for {shown}."
            )
        )
        return language.text(
            form,
            province=name,
            asked=asked,
            successor=overview.province.successor,
            shown=overview.year,
        )
    if overview.year != asked and overview.estimate and overview.estimate.merged:
        return language.text(
            "In {asked} PAPI published no scores for the old provinces of {province}. All figures "
            "below are for {shown}.",
            province=name,
            asked=asked,
            shown=overview.year,
        )
    if overview.year != asked:
        reasons = {language.either(gap.reason_vi, gap.reason_en) for gap in overview.unpublished}
        return language.text(
            "PAPI published no scores for {province} in {asked} (printed reason: {reason}). All "
            "figures below are for {shown}.",
            province=name,
            asked=asked,
            reason="; ".join(sorted(reasons)) or language.text("not stated"),
            shown=overview.year,
        )
    if overview.unpublished:
        reasons = {language.either(gap.reason_vi, gap.reason_en) for gap in overview.unpublished}
        return language.text(
            "Not published for {province} in {asked}: {measures} (printed reason: {reason}). "
            "Without them there is no total, and {province} is not ranked on it.",
            province=name,
            asked=asked,
            measures=language.text(
                "dimensions {codes}",
                codes=language.listed([gap.code for gap in overview.unpublished]),
            ),
            reason="; ".join(sorted(reasons)),
        )
    return None


def distance(language: Language, standing: Standing) -> str:
    """Points needed for the next group, and points above the lower edge of the present one."""
    sentences = []
    if standing.next_group is None:
        sentences.append(language.text("Already in the highest group."))
    else:
        sentences.append(
            language.text(
                "{points} to the {group} (edge {edge}).",
                points=beside(
                    language,
                    language.text("{n} points", n=language.amount(standing.points_to_next or 0.0)),
                    standing.next_edge or 0.0,
                    standing.value,
                ),
                group=group_in_sentence(language, standing.next_group),
                edge=language.points(standing.next_edge or 0.0),
            )
        )
    if standing.cushion is not None and standing.cushion == 0:
        sentences.append(
            language.text(
                "Exactly on the lower edge of its group: PAPI places such a province differently "
                "from year to year."
            )
        )
    elif standing.cushion is not None:
        sentences.append(
            language.text(
                "{points} points above the lower edge of its group.",
                points=language.amount(standing.cushion),
            )
        )
    return " ".join(map(as_sentence, sentences))
