"""Section II of the plan: results and goals, in three paragraphs and one table."""

from dataclasses import dataclass

from papi.common import estimate_words as estimates
from papi.common import quantities, variation, vocabulary
from papi.common.language import Language, marked
from papi.common.standing import Standing
from papi.plan.author import Author, province_in_sentence
from papi.plan.gather import Plan, PlanItem
from papi.plan.results import Result, result
from papi.plan.sections import Block, Section, item_name
from papi.priorities.target import Aim, GroupTarget, PointsTarget, RankTarget


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


def section(language: Language, plan: Plan, author: Author) -> Section:
    """II: the total, the contents, the goal."""
    paragraphs = [
        _total(language, plan, author),
        _contents(language, plan),
        _goal(language, plan),
    ]
    return Section(
        language.text("II. RESULTS AND GOALS"), [Block("", [one for one in paragraphs if one])]
    )


def _total(language: Language, plan: Plan, author: Author) -> str:
    seen, total = plan.overview, plan.overview.total
    province = province_in_sentence(language, author)
    if total is None:
        return language.text(
            "In {year} PAPI published {published} of {all} dimensions of {province}, and no total.",
            year=seen.year,
            published=len(seen.dimensions),
            all=len(seen.dimensions) + len(seen.unpublished),
            province=province,
        )
    sentence = language.text(
        "In {year} the PAPI of {province} reached {value} of {scale} points, {rank} of {count} "
        "provinces, in the {group}.",
        year=total.year,
        province=province,
        value=language.points(total.value),
        scale=language.whole(total.scale_max),
        rank=language.ordinal(total.rank),
        count=total.ranked_count,
        group=vocabulary.group_in_sentence(language, total.quartile_group),
    )
    change = _change(language, total)
    return f"{sentence} {change}" if change else sentence


def _change(language: Language, total: Standing) -> str | None:
    """The change on the year before; only a clear one is called a rise or a fall."""
    if not total.changed:
        return None
    form = {
        "clear_rise": marked("This is a clear rise on {previous}, by {points} points."),
        "clear_fall": marked("This is a clear fall on {previous}, by {points} points."),
    }.get(variation.kind(total))
    if form is None:
        form = {
            "rose": marked("On {previous} it did not change clearly (up {points} points)."),
            "fell": marked("On {previous} it did not change clearly (down {points} points)."),
        }.get(total.direction or "", marked("On {previous} it did not change."))
    return language.text(
        form, previous=total.previous_year, points=language.amount(total.difference or 0.0)
    )


def _contents(language: Language, plan: Plan) -> str:
    """What is kept up and what is mended, and which of them changed clearly."""
    sentences = []
    if plan.keep:
        names = _listed(language, _foremost(plan.keep))
        sentences.append(language.text("To be maintained: {names}.", names=names))
    if rose := _of_kind(plan.keep, "clear_rise"):
        sentences.append(
            language.text(
                "Of these, clear rises on {previous}: {names}.",
                previous=plan.overview.year - 1,
                names=_listed(language, rose),
            )
        )
    if plan.mend:
        names = _listed(language, _foremost(plan.mend))
        sentences.append(language.text("To be improved: {names}.", names=names))
    if fell := _of_kind(plan.mend, "clear_fall"):
        sentences.append(
            language.text(
                "Of these, clear falls on {previous}: {names}.",
                previous=plan.overview.year - 1,
                names=_listed(language, fell),
            )
        )
    return " ".join(sentences)


def _foremost(items: list[PlanItem]) -> list[PlanItem]:
    """The contents that stand under none of the others; the rest are in the table."""
    dimensions = {one.item.measure for one in items if one.item.kind == "dimension"}
    return [
        one for one in items if one.item.measure == one.dimension or one.dimension not in dimensions
    ]


def _of_kind(items: list[PlanItem], kind: str) -> list[PlanItem]:
    return [one for one in items if one.standing and variation.kind(one.standing) == kind]


def _listed(language: Language, items: list[PlanItem]) -> str:
    """Names of contents; some hold commas themselves, so they are parted by semicolons."""
    return "; ".join(item_name(language, one) for one in items)


def _goal(language: Language, plan: Plan) -> str:
    by_item = language.text(
        "Each content is to reach the goal given in the table below."
        if any(one.item.goal is not None for one in plan.items)
        else marked("The contents are to be held or raised as the table below says.")
    )
    if plan.aim is None:
        return by_item
    return f"{_aim(language, plan, plan.aim)} {by_item}"


def _aim(language: Language, plan: Plan, aim: Aim) -> str:
    wanted = _target_in_words(language, aim)
    if aim.reached:
        return language.text(
            "Goal for {year}: {target}, as already in {base}.",
            year=plan.year,
            target=wanted,
            base=plan.overview.year,
        )
    return language.text(
        "Goal for {year}: {target}, which by the results of {base} takes {edge} points or more.",
        year=plan.year,
        target=wanted,
        base=plan.overview.year,
        edge=language.points(aim.edge),
    )


def _target_in_words(language: Language, aim: Aim) -> str:
    match aim.target:
        case GroupTarget("highest"):
            return language.text("the highest group on the total")
        case GroupTarget(group):
            return language.text(
                "at least the {group} on the total",
                group=vocabulary.group_in_sentence(language, group),
            )
        case RankTarget(rank):
            return language.text("rank {rank} or better on the total", rank=rank)
        case PointsTarget(points):
            return language.text(
                "at least {points} points in total", points=language.points(points)
            )


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
    line = language.text(
        "Source: PAPI {year} (CECODES, RTA and UNDP). Ranks are computed from the points of "
        "{count} provinces; –: no figure that can be compared.",
        year=survey.year,
        count=counted,
    )
    return f"{line} {estimates.label(language)}" if survey.estimated else line


def _total_row(language: Language, plan: Plan, total: Standing) -> FigureRow:
    aim = plan.aim
    return FigureRow(
        language.text("Total"),
        _previous(language, total),
        language.points(total.value),
        f"{total.rank}/{total.ranked_count}",
        _at_least(language, "points", max(aim.edge, aim.value)) if aim else NONE,
    )


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
    return [row] if in_points else [row, _question_row(language, f"– {found.name}", item, found)]


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


NONE = "–"


def _previous(language: Language, one: Standing) -> str:
    """The year before's points, where the two can be compared."""
    return language.points(one.previous_value or 0.0) if one.changed else NONE
