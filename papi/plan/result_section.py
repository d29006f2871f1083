"""Section II of the plan: results and goals in three paragraphs; `result_table` has its table."""

from papi.common import variation, vocabulary
from papi.common.language import Language, marked
from papi.common.standing import Standing
from papi.plan.author import Author, province_in_sentence
from papi.plan.gather import Plan, PlanItem
from papi.plan.sections import Block, Section, item_name
from papi.priorities.target import Aim, GroupTarget, PointsTarget, RankTarget


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
        _REACHED[total.estimated, total.rank_kind == "estimated"],
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


# Whether the total is an estimate, and whether its rank and group are.
_REACHED = {
    (False, False): marked(
        "In {year} the PAPI of {province} reached {value} of {scale} points, {rank} of {count} "
        "provinces, in the {group}."
    ),
    (False, True): marked(
        "In {year} the PAPI of {province} reached {value} of {scale} points; by an estimate that "
        "is {rank} of {count} provinces, in the {group}."
    ),
    (True, True): marked(
        "In {year} the PAPI of {province} is estimated at {value} of {scale} points, {rank} of "
        "{count} provinces, in the {group}."
    ),
}


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
    for items, kind in ((plan.keep, "clear_rise"), (plan.mend, "clear_fall")):
        every, changed = _CONTENTS[kind]
        if items:
            sentences.append(language.text(every, names=_listed(language, _foremost(items))))
        if clearly := _of_kind(items, kind):
            previous, names = plan.overview.year - 1, _listed(language, clearly)
            sentences.append(language.text(changed, previous=previous, names=names))
    return " ".join(sentences)


_CONTENTS = {
    "clear_rise": (
        marked("To be maintained: {names}."),
        marked("Of these, clear rises on {previous}: {names}."),
    ),
    "clear_fall": (
        marked("To be improved: {names}."),
        marked("Of these, clear falls on {previous}: {names}."),
    ),
}


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
