"""What of last year's plan goes into the new one: what was not reached to be mended, what was
reached to be kept up, anything else the way that it went."""

from papi.common import basket as baskets
from papi.common import measures, proposal
from papi.common.basket import Basket, Direction, Item
from papi.common.language import Language
from papi.last_plan.judged import GoalVerdict, JudgedGoal
from papi.last_plan.result_year import ResultYear
from papi.overview import gather as overviews
from papi.overview import questions

# The verdict that decides where several goals are about one content: the first of these.
_FIRST: tuple[GoalVerdict, ...] = ("not_reached", "within", "reached")


def carried(language: Language, about: ResultYear, goals: list[JudgedGoal]) -> Basket:
    """The contents of last year's plan that the new one can hold, in their order, each once: those
    of which the year published a figure. What was not reached keeps its goal, and says so."""
    kinds, held = proposal.kinds(about.file), _published(about)
    of_content: dict[str, list[JudgedGoal]] = {}
    for one in goals:
        content = one.goal.content
        if content in kinds and content in held:
            of_content.setdefault(content, []).append(one)
    return tuple(
        _item(language, about, content, kinds[content], own) for content, own in of_content.items()
    )


def over(basket: Basket, taken: Basket) -> Basket:
    """The basket with these contents in place of what it says of them, or after the others."""
    for one in taken:
        basket = baskets.with_item(basket, one)
    return basket


def _published(about: ResultYear) -> frozenset[str]:
    found = overviews.gather(about.file, about.code, about.year)
    answers = questions.indicators(about.file, found.year, found.province.code)
    return frozenset([*found.measures, *(one.measure for one in answers)])


def _item(
    language: Language, about: ResultYear, content: str, kind: baskets.Kind, own: list[JudgedGoal]
) -> Item:
    verdict = next(
        (first for first in _FIRST if any(one.verdict == first for one in own)), own[0].verdict
    )
    deciding = next(one for one in own if one.verdict == verdict)
    direction = _direction(about, content, deciding)
    if verdict != "not_reached":
        return baskets.item(content, kind, direction)
    goal = deciding.goal.value if deciding.goal.measure == content else None
    return baskets.item(content, kind, direction, goal, _reason(language, about, deciding))


def _direction(about: ResultYear, content: str, one: JudgedGoal) -> Direction:
    if one.verdict in ("reached", "not_reached"):
        return "keep" if one.verdict == "reached" else "mend"
    return one.goal.direction or proposal.direction(about.file, about.code, about.year, content)


def _reason(language: Language, about: ResultYear, one: JudgedGoal) -> str:
    """Why it stands in the plan, as the office would give it."""
    if one.result is None or one.aim is None:
        return ""
    known = measures.known(about.file)[one.goal.measure or ""]
    shown = (language.points(one.result), language.points(one.aim))
    if known.unit == "share":
        shown = (language.share(one.result), language.share(one.aim))
    return language.text(
        "Not reached in {year}: {result}, goal {goal}", year=about.year, result=shown[0],
        goal=shown[1],
    )  # fmt: skip
