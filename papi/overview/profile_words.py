"""The words of a profile's columns, cells and notes."""

from papi.common import quantities, vocabulary
from papi.common.language import Language
from papi.common.profile import Headings, Spread
from papi.common.quantities import beside
from papi.common.standing import Standing
from papi.overview.gather import Overview
from papi.overview.questions import OwnIndicator


def headings(language: Language, overview: Overview, asked: int | None) -> Headings:
    """What stands above the columns; asked: the year of the survey questions, if another."""
    years = [one.previous_year for one in overview.dimensions if one.changed]
    before = min(filter(None, years), default=None)
    return Headings(
        title=language.text(
            "{province} {year} by dimension", province=overview.province.name, year=overview.year
        ),
        measure=language.text("Dimension"),
        years=language.text("Comparable years"),
        against=language.text("{before} ○ → {year} ●, points", before=before, year=overview.year)
        if before
        else language.text("{year}, points", year=overview.year),
        change=language.text("Change"),
        rank=vocabulary.rank_heading(
            language, estimated=any(one.rank_kind == "estimated" for one in overview.dimensions)
        ),
        next_group=language.text("To the next group"),
        questions=language.text("Survey questions, furthest below the national median first")
        if asked is None
        else language.text(
            "Survey questions of {asked} (none held for {year}), furthest below the national "
            "median first",
            asked=asked,
            year=overview.year,
        ),
        tasks=language.text("What may be done, and who leads"),
        furthest=language.text("Furthest below the national median")
        if asked is None
        else language.text(
            "Furthest below the national median in {asked}; no survey questions are held for "
            "{year}",
            asked=asked,
            year=overview.year,
        ),
        plan=language.text("Put into the plan"),
        trend=language.text("Its years beside other provinces"),
        alone=language.text(
            "No change is shown: {year} cannot be compared with the year before, or that year was "
            "not published.",
            year=overview.year,
        ),
    )


def what(language: Language, *, asked: bool) -> str:
    """What the table is; asked: whether it has survey questions."""
    if not asked:
        return language.text(
            "Each dimension beside the other provinces; its name opens its sub-dimensions."
        )
    return language.text(
        "Each dimension beside the other provinces; its name opens its survey questions."
    )


def value(language: Language, standing: Standing) -> str:
    """This year's points, and last year's where they can be compared."""
    now = language.points(standing.value)
    if not standing.changed or standing.previous_value is None:
        return now
    return language.text(
        "{before} → {now}", before=language.points(standing.previous_value), now=now
    )


def change(language: Language, standing: Standing) -> str:
    """The change in points, with its sign; a dash where there is none to show."""
    if not standing.changed or standing.difference is None:
        return "–"
    return beside(
        language,
        language.signed_amount(standing.difference),
        standing.value,
        standing.previous_value or 0.0,
    )


def word(language: Language, standing: Standing) -> str:
    """What the change amounts to, with the usual variation that it is held against."""
    said = vocabulary.change_word(language, standing)
    if not standing.changed or standing.margin is None:
        return said
    _, margin = language.compared(standing.difference or 0.0, standing.margin)
    return language.text("{word} (usual ±{margin})", word=said, margin=margin)


def next_group(language: Language, standing: Standing) -> str:
    """Points to the next group, or that there is none above."""
    if standing.next_group is None or standing.points_to_next is None:
        return language.text("already in the highest")
    return language.text(
        "{points} to {group}",
        points=language.signed_amount(standing.points_to_next),
        group=vocabulary.group_name(language, standing.next_group),
    )


def median(language: Language, found: Spread) -> str:
    """The label of the median's stroke."""
    return language.text("median {points}", points=language.points(found.median))


def spread(language: Language, found: Spread) -> str:
    """Where the provinces lie, for those who hear the table."""
    return language.text(
        "national median {median}, middle half of the provinces {low}–{high}",
        median=language.points(found.median),
        low=language.points(found.p25),
        high=language.points(found.p75),
    )


def beside_median(language: Language, one: OwnIndicator) -> str:
    """A survey question's value against the country's median, and the year before."""
    own = quantities.written(language, one.unit, one.value)
    said = language.text(
        "{value} against a median of {median}",
        value=own,
        median=quantities.written(language, one.unit, one.country_median),
    )
    if one.previous_value is None or one.previous_year is None:
        return said
    return language.text(
        "{said} ({year}: {before})",
        said=said,
        year=one.previous_year,
        before=quantities.written(language, one.unit, one.previous_value),
    )


def task(language: Language, task: str, lead: str) -> str:
    """A task of the catalogue with the body that leads it."""
    return language.text("{task} Lead: {lead}.", task=task, lead=lead.rstrip("."))


def reading(language: Language) -> str:
    """How to read the marks."""
    return language.text(
        "○ last year, ● this year; the stroke in the middle is the national median, the bar around "
        "it the middle half of the provinces; all rows are drawn to one scale of points. Years: "
        "the shade is where this year would lie by usual variation alone. ▲ clear rise, ▼ clear "
        "fall, ● anything else; without any real change one dimension in twenty would look clear. "
        "In brackets beside a rank: where it may lie (95 of 100 simulations). Survey questions are "
        "as published, each in its own unit, and not ranked: for some, more is not better."
    )
