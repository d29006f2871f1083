"""Sections I and II of the plan: what to maintain and what to improve, with figures and words."""

from dataclasses import dataclass, field

from papi.common import vocabulary
from papi.common.language import Language, marked
from papi.common.standing import Standing
from papi.common.tables import Column, Table
from papi.overview import conclusions, tables
from papi.overview import words as answers
from papi.plan.gather import Plan, PlanLine

_CHANGE_SHARES = [0.25, 0.08, 0.12, 0.1, 0.11, 0.14, 0.1, 0.1]


@dataclass(frozen=True)
class Figures:
    """A small table as shown: each column's share of the width, and the positions of the
    highlighted rows."""

    headings: list[str]
    rows: list[list[str]]
    shares: list[float]
    strong: list[int]


@dataclass(frozen=True)
class Block:
    """A dimension inside a section."""

    heading: str
    sentences: list[str]
    figures: Figures | None = None


@dataclass(frozen=True)
class Section:
    """A heading, sentences, then blocks, then a table, each where there are any."""

    heading: str
    sentences: list[str]
    blocks: list[Block] = field(default_factory=list)
    figures: Figures | None = None


def dimension_name(language: Language, dimension: Standing | None) -> str:
    """The dimension as a heading names it; other content has no dimension."""
    if dimension is None:
        return language.text("Other content")
    return vocabulary.measure_name(language, dimension)


def keep_up(language: Language, plan: Plan) -> Section:
    """I: dimensions that rose, and those in the upper groups where no change can be given."""
    sentences = _sorted_sentences(
        language,
        plan,
        plan.keep,
        changed=marked("Rose in {year} compared with {previous}: {names}."),
        none=marked("No dimension rose in {year}."),
        placed=marked(
            "No change can be given for {names}; they are listed here because they are in the two "
            "upper groups."
        ),
    )
    return Section(
        language.text("I. TO MAINTAIN"),
        sentences,
        [_block(language, plan, line) for line in plan.keep],
    )


def mend(language: Language, plan: Plan) -> Section:
    """II: dimensions that fell, notable falls first, and those in the lower groups where no change
    can be given; then what was not published."""
    sentences = _sorted_sentences(
        language,
        plan,
        plan.mend,
        changed=marked("Fell in {year} compared with {previous}, notable falls first: {names}."),
        none=marked("No dimension fell in {year}."),
        placed=marked(
            "No change can be given for {names}; they are listed here because they are in the two "
            "lower groups."
        ),
    )
    if not plan.mend and (weak := _weak_parts(language, plan)):
        sentences.append(
            language.text("Sub-dimensions that fell and need attention: {names}.", names=weak)
        )
    if plan.overview.unpublished and plan.overview.year == plan.overview.asked_year:
        sentences.append(
            language.text(
                "Not published for {year}, so neither sorted nor given tasks: dimensions {codes}.",
                year=plan.overview.year,
                codes=language.listed([gap.code for gap in plan.overview.unpublished]),
            )
        )
    return Section(
        language.text("II. TO IMPROVE"),
        sentences,
        [_block(language, plan, line) for line in plan.mend],
    )


def _sorted_sentences(
    language: Language, plan: Plan, lines: list[PlanLine], *, changed: str, none: str, placed: str
) -> list[str]:
    year = plan.overview.year
    by_change = [line.standing for line in lines if line.basis == "change"]
    by_group = [line.standing for line in lines if line.basis == "group"]
    sentences = []
    if by_change:
        sentences.append(
            language.text(changed, year=year, previous=year - 1, names=_names(language, by_change))
        )
    elif any(line.basis == "change" for line in plan.lines):
        sentences.append(language.text(none, year=year))
    if by_group:
        sentences.append(language.text(placed, names=_names(language, by_group)))
    elif not lines and not any(line.basis == "change" for line in plan.lines):
        sentences.append(
            language.text(
                "No change can be given for {year}, and no dimension belongs here by its group.",
                year=year,
            )
        )
    return sentences


def _names(language: Language, standings: list[Standing]) -> str:
    return language.listed(
        [vocabulary.measure_name(language, one, short=True) for one in standings]
    )


def _weak_parts(language: Language, plan: Plan) -> str:
    fell = [
        part
        for line in plan.lines
        for part in line.parts
        if part.changed and part.direction == "fell"
    ]
    return _names(language, fell)


def _block(language: Language, plan: Plan, line: PlanLine) -> Block:
    one = line.standing
    heading = language.text(
        "{measure}: {word}",
        # The dimension brings its own number: another one before it would be misread as that.
        measure=vocabulary.measure_name(language, one),
        word=vocabulary.change_in_words(language, one),
    )
    return Block(heading, _remarks(language, plan, line), _figures(language, line))


def _remarks(language: Language, plan: Plan, line: PlanLine) -> list[str]:
    one = line.standing
    lines = [conclusions.distance(language, one)]
    if one.changed and one.nationwide_shift:
        lines.append(
            language.text(
                "The whole country moved together in {year}: compared with the median change, the "
                "difference is {points} points.",
                year=one.year,
                points=language.signed_points(one.relative_difference or 0.0),
            )
        )
    if (one.falls_in_a_row or 0) > 1:
        lines.append(
            language.count("{n} fall in a row.", "{n} falls in a row.", one.falls_in_a_row or 0)
        )
    lines += answers.breaks_of(language, plan.overview, one.measure)
    learning = [one, *line.parts]
    return lines + [
        _partner(language, plan, each) for each in learning if each.measure in plan.partners
    ]


def _partner(language: Language, plan: Plan, one: Standing) -> str:
    partner = plan.partners[one.measure]
    return language.text(
        "To learn from on {measure}: {name}, from {then} points in {from_year} to {now} in {year}.",
        measure=vocabulary.measure_name(language, one, short=True),
        name=partner.name,
        then=language.points(partner.then),
        from_year=partner.from_year,
        now=language.points(partner.now),
        year=one.year,
    )


def _figures(language: Language, line: PlanLine) -> Figures:
    """The dimension's own figures above those of its parts."""
    changes = tables.changes(language, [line.standing, *line.parts])
    edge = Column(language.text("Next edge"), "points", lambda one: one.next_edge)
    needed = Column(language.text("Points needed"), "points", lambda one: one.points_to_next)
    columns = changes.only("measure", "points", "difference", "percent", "rank", "group").columns
    table = Table(changes.title, [*columns, edge, needed], changes.rows)
    return figures_of(language, table, _CHANGE_SHARES, strong=[0])


def figures_of(language: Language, table: Table, shares: list[float], strong: list[int]) -> Figures:
    shown = table.shown(language)
    return Figures(list(shown.columns), shown.to_numpy().tolist(), shares, strong)
