"""What a reader must know before comparing or quoting a figure of the overview."""

from papi.common import estimate_words as estimates
from papi.common import variation
from papi.common.language import Language, as_clause, marked
from papi.common.paged import few
from papi.common.standing import Standing
from papi.common.vocabulary import measure_name
from papi.overview.gather import Overview

NAMED = 20


def caveats(language: Language, overview: Overview, *, beside_target: bool = False) -> list[str]:
    """What a reader must know before quoting a figure of this page; `beside_target`:
    how much of a change comes back is already said beside a target."""
    lines = [denominator(language, overview)]
    if overview.estimate:
        lines += [estimates.label(language), estimates.note(language)]
    else:
        lines.append(
            language.text(
                "The group is computed. It agrees with 154 of the 157 groups found in print; PAPI "
                "places a province that sits exactly on an edge differently from year to year."
            )
        )
    if overview.dimensions:
        lines.append(_edges(language, overview))
    total = overview.total
    if total is not None:
        lines.append(_comparison(language, overview, total))
        lines.append(_variation(language, overview, back=not beside_target) or "")
        if total.rank_low is not None:
            lines.append(
                language.text(
                    "The possible ranks and groups are estimates, from 2,000 simulations of all "
                    "provinces' totals, pulled back towards the mean by as much as noise spread "
                    "them. They hold for this province alone; for all provinces at once they would "
                    "be wider."
                )
            )
        if total.changed:
            lines.append(printed_verdict(language, total) or "")
    return [line for line in lines if line]


def printed_verdict(language: Language, total: Standing) -> str | None:
    """What the standard errors that PAPI printed say of the total's change; None without both."""
    if total.printed_margin is None:
        return None
    change, margin = language.compared(total.difference or 0.0, total.printed_margin)
    form = {
        (True, True): marked(
            "By the standard errors that PAPI printed, {change} points exceed the margin too "
            "(±{margin})."
        ),
        (False, False): marked(
            "By the standard errors that PAPI printed, {change} points lie within the margin too "
            "(±{margin})."
        ),
        (False, True): marked(
            "The standard errors that PAPI printed say otherwise: {change} points exceed their "
            "margin of ±{margin}. They rest on three districts a province; this tool goes by the "
            "usual variation of all provinces."
        ),
        (True, False): marked(
            "The standard errors that PAPI printed say otherwise: {change} points lie within their "
            "margin of ±{margin}. They rest on three districts a province; this tool goes by the "
            "usual variation of all provinces."
        ),
    }[bool(total.clear), bool(total.clear_by_printed)]
    return language.text(form, change=change, margin=margin)


def _edges(language: Language, overview: Overview) -> str:
    """What an edge between groups is."""
    return language.text(
        "Edges are computed from the scores for {year}: the 75th, 50th and 25th percentiles of the "
        "published provinces. They move every year, and when other provinces move; a distance is "
        "not a forecast.",
        year=overview.year,
    )


def _variation(language: Language, overview: Overview, *, back: bool) -> str | None:
    """How the usual variation of the total was measured; `back`: and what usually comes back."""
    noise = overview.survey.noise.get("total")
    if noise is None:
        return None
    measured = language.text(
        "The usual variation is an estimate from the published totals of {first}–{last}: a "
        "standard deviation of {sd} points a year (90% interval {low}–{high}, {n} pairs of "
        "changes), the same for every province. It includes sampling error and ups and downs that "
        "do not last.",
        first=noise.first_year,
        last=noise.last_year,
        sd=language.points(noise.standard_deviation),
        low=language.points(noise.low),
        high=language.points(noise.high),
        n=language.whole(noise.triples),
    )
    if not back:
        return measured
    return f"{measured} {variation.coming_back(language, language.text('total'), noise)}"


def denominator(language: Language, overview: Overview) -> str:
    """How many provinces have a total that year, and which do not."""
    names = [one.name for one in overview.survey.without_total]
    if overview.estimate:
        return language.text(
            "{count} of the 34 provinces have an estimated or published total in {year}{without}.",
            count=overview.survey.surveyed - len(names),
            year=overview.year,
            without=language.text(
                "; without any published part: {names}", names=few(language, names, NAMED)
            )
            if names
            else "",
        )
    if not names:
        return language.text(
            "All {count} provinces have a published total in {year}.",
            count=overview.survey.surveyed,
            year=overview.year,
        )
    return language.text(
        "{count} of {all} provinces have a published total in {year}; not published: {names}. The "
        "press may still print a rank as “/{all}”: it is a rank among {count}.",
        count=overview.survey.surveyed - len(names),
        all=overview.survey.surveyed,
        year=overview.year,
        names=few(language, names, NAMED),
    )


def _comparison(language: Language, overview: Overview, total: Standing) -> str:
    found = overview.survey.breaks.get("total")
    if found and found.severity == "break":
        return language.text(
            "Series break in {year}: {reason}. Figures of earlier years are not compared.",
            year=overview.year,
            reason=as_clause(language.either(found.note_vi, found.note_en)),
        )
    return ""


def nationwide(language: Language, overview: Overview) -> list[str]:
    """One sentence for each dimension (and the total) that moved in the whole country at once."""
    sentences = []
    for shift in overview.survey.shifts:
        standing = overview.measures.get(shift.measure)
        if standing is None or (shift.measure == "total" and not standing.changed):
            continue
        fell = shift.share_fell > shift.share_rose
        count = round(max(shift.share_fell, shift.share_rose) * shift.provinces)
        form = (
            marked(
                "Nationwide shift: {measure} fell in {count} of {n} provinces in {year} (median "
                "{percent}), because the questionnaire changed. The points say little about this "
                "province; compare its rank and its difference from the median change."
            )
            if fell
            else marked(
                "Nationwide shift: {measure} rose in {count} of {n} provinces in {year} (median "
                "{percent}), because the questionnaire changed. The points say little about this "
                "province; compare its rank and its difference from the median change."
            )
        )
        sentences.append(
            language.text(
                form,
                measure=measure_name(language, standing),
                count=count,
                n=shift.provinces,
                year=overview.year,
                percent=language.percent(shift.median_percent),
            )
        )
    return sentences


def caution(language: Language, overview: Overview) -> str | None:
    """The caution that applies to this year's total, if any."""
    note = overview.survey.breaks.get("total")
    if overview.total is None or note is None or note.severity != "caution":
        return None
    return language.text(
        "Compare {year} with earlier years with care: {reason}.",
        year=overview.year,
        reason=as_clause(language.either(note.note_vi, note.note_en)),
    )
