"""Sections I and II of the plan: what to maintain and what to improve, and why."""

from dataclasses import dataclass, field

from papi.common import vocabulary
from papi.common.language import Language
from papi.common.standing import Standing
from papi.common.tables import Column, Table
from papi.overview import conclusions, tables
from papi.overview import words as answers
from papi.plan import reasons
from papi.plan.gather import Plan, PlanItem, PlanLine

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
    """I: what is kept up, and why."""
    return Section(
        language.text("I. TO MAINTAIN"),
        _reasons(language, plan.keep) or [language.text("Nothing is listed here.")],
        [_block(language, plan, line) for line in _lines(plan, plan.keep)],
    )


def mend(language: Language, plan: Plan) -> Section:
    """II: what is mended, and why; then what was not published."""
    sentences = _reasons(language, plan.mend) or [language.text("Nothing is listed here.")]
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
        [_block(language, plan, line) for line in _lines(plan, plan.mend)],
    )


def _reasons(language: Language, items: list[PlanItem]) -> list[str]:
    return [
        language.text(
            "{measure}: {reason}",
            measure=item_name(language, one),
            reason=one.item.reason or reasons.reason(language, one),
        )
        for one in items
    ]


def item_name(language: Language, item: PlanItem) -> str:
    """A content by its number and short name; a survey question by its words."""
    if item.question is not None:
        return language.either(item.question.name_vi, item.question.name_en)
    return vocabulary.measure_name(language, item.standing, short=True) if item.standing else ""


def _lines(plan: Plan, items: list[PlanItem]) -> list[PlanLine]:
    by_measure = {line.standing.measure: line for line in plan.lines}
    return [by_measure[one.item.measure] for one in items if one.item.measure in by_measure]


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
