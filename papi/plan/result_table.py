"""The one table of the plan's letter: what was reached, and what is aimed at."""

from dataclasses import dataclass

from papi.common import quantities
from papi.common.language import Language, marked
from papi.common.standing import Standing
from papi.plan.gather import Plan, PlanItem
from papi.plan.results import Result, result
from papi.plan.sections import item_name, without_unit
from papi.priorities.target import Aim, in_a_cell

NONE = "–"


@dataclass(frozen=True)
class FigureRow:
    """A line of the table: a content, its figures of two years, its rank, and its goal."""

    measure: str
    before: str
    now: str
    rank: str
    goal: str


@dataclass(frozen=True)
class FigureTable:
    """The table, its headings, and where its figures come from."""

    headings: FigureRow
    rows: list[FigureRow]
    remark: str


def figures(language: Language, plan: Plan) -> FigureTable:
    """The table: the total, then the contents in the order of the basket, each with its indicator
    under it where that is a survey question."""
    year = plan.overview.year
    total = plan.overview.total
    rows = [_total_row(language, plan, total)] if total else []
    for item in plan.items:
        rows += _item_rows(language, plan, item)
    return FigureTable(
        FigureRow(
            language.text("Content"),
            language.text("Result {year}", year=year - 1),
            language.text("Result {year}", year=year),
            language.text("Rank {year}", year=year),
            language.text("Goal {year}", year=plan.year),
        ),
        rows,
        _source(language, plan),
    )


def _source(language: Language, plan: Plan) -> str:
    """Where the figures come from, in a line; the citation stands in the notes."""
    survey = plan.overview.survey
    counted = max((one.ranked_count for one in plan.overview.measures.values()), default=0)
    form = (
        marked(
            "Source: PAPI {year} (CECODES, RTA and UNDP). Points of merged provinces are "
            "estimates, means of the published points of the old provinces, and so are ranks among "
            "{count}; –: no figure that can be compared."
        )
        if survey.estimated
        else marked(
            "Source: PAPI {year} (CECODES, RTA and UNDP). Ranks are computed from the points of "
            "{count} provinces; –: no figure that can be compared."
        )
    )
    return language.text(form, year=survey.year, count=counted)


def _total_row(language: Language, plan: Plan, total: Standing) -> FigureRow:
    aim = plan.aim
    return FigureRow(
        language.text("Total"),
        _previous(language, total),
        language.points(total.value),
        f"{total.rank}/{total.ranked_count}",
        _aim_cell(language, aim) if aim else NONE,
    )


def _aim_cell(language: Language, aim: Aim) -> str:
    """The group or rank that is aimed at, with the points that it takes."""
    points = _at_least(language, "points", max(aim.edge, aim.value))
    wanted = in_a_cell(language, aim.target)
    return language.text("{target} ({points})", target=wanted, points=points) if wanted else points


def _item_rows(language: Language, plan: Plan, item: PlanItem) -> list[FigureRow]:
    found, standing = result(language, plan, item), item.standing
    if standing is None:
        return [_question_row(language, item_name(language, item, short=False), item, found)]
    in_points = found.unit == "points"
    row = FigureRow(
        item_name(language, item, short=False),
        _previous(language, standing),
        language.points(standing.value),
        f"{standing.rank}/{standing.ranked_count}",
        _goal_cell(language, item, found) if in_points else language.text("Raise"),
    )
    return (
        [row]
        if in_points
        else [row, _question_row(language, f"– {without_unit(found.name)}", item, found)]
    )


def _question_row(language: Language, name: str, item: PlanItem, found: Result) -> FigureRow:
    return FigureRow(
        name, NONE, quantities.written(language, found.unit, found.now), NONE,
        _goal_cell(language, item, found),
    )  # fmt: skip


def _goal_cell(language: Language, item: PlanItem, found: Result) -> str:
    if found.goal is not None:
        return _at_least(language, found.unit, found.goal)
    return language.text("Hold") if item.item.direction == "keep" else language.text("Raise")


def _at_least(language: Language, unit: str, goal: float) -> str:
    return language.text("≥ {goal}", goal=quantities.written(language, unit, goal))


def _previous(language: Language, one: Standing) -> str:
    """The year before's points, where the two can be compared."""
    return language.points(one.previous_value or 0.0) if one.changed else NONE
