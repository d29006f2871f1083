"""Last year's plan as its own workbook (.xlsx) holds it: the contents that were chosen, with their
goals, and what the rows say of them."""

import re
from dataclasses import replace

from papi.common import basket as baskets
from papi.common import measures, proposal
from papi.common.language import CODES, Language, marked
from papi.common.refusal import InputRefused
from papi.last_plan import called, followed
from papi.last_plan.cells import OfferedSheet, OfferedTables, cell_name
from papi.last_plan.plan_goals import LastPlan, LastPlanRefused, SetGoal
from papi.last_plan.result_year import ResultYear
from papi.plan import gather as plans
from papi.plan import results, sections
from papi.plan.columns import FACTS, MARK, VERSION, headings
from papi.plan.gather import Plan, PlanItem
from papi.plan.row import MOST_ROWS
from papi.priorities import target as targets
from papi.priorities.target import Target

_CHANGED = marked("{file}, sheet “{sheet}”: this sheet of a saved plan is missing or was changed.")
_OLD_FORM = marked(
    "{file}: this plan is of an older form, which holds no goals; hand in its goals as a table of "
    "two columns, Content and Goal."
)
_OTHER = marked(
    "{file}, sheet “{sheet}”: this is the plan of {found} from the scores of {year}; needed is "
    "that of {province} from the scores of {needed}."
)
_TARGET = marked("{file}, sheet “{sheet}”: the target “{value}” is not understood.")
_BASKET = marked("{file}, sheet “{sheet}”: “{value}” is no content of a plan.")
_HEADINGS = marked("{file}, sheet “{sheet}”: the first row lacks the column “{value}”.")
_MANY = marked("{file}, sheet “{sheet}”: there are more than {limit} rows; no more are read.")


def is_one(tables: OfferedTables) -> bool:
    """Whether the workbook was saved as a plan."""
    return any(sheet.name == FACTS for sheet in tables.sheets)


def read(tables: OfferedTables, file: str, about: ResultYear) -> LastPlan:
    """The plan. Raises LastPlanRefused."""
    facts = _facts(tables, file, about)
    language = Language("en" if facts.get("language") == "en" else "vi")
    plan = _plan(facts, file, about)
    sheet = _rows_sheet(tables, file)
    drafted = _of_items(language, plan, about)
    goals = [*_of_target(language, facts, file), *drafted]
    return LastPlan(
        name=file,
        year=about.year - 1,
        scores_year=plan.overview.year,
        goals=tuple(_with_rows(goals, _were_set(plan), sheet, file, about)),
        tasks=followed.in_rows(sheet, _columns(sheet, file), file),
    )


def _facts(tables: OfferedTables, file: str, about: ResultYear) -> dict[str, str]:
    sheet = next(one for one in tables.sheets if one.name == FACTS)
    facts = {row[0]: row[1] if len(row) > 1 else "" for row in sheet.rows if row}
    if facts.get(MARK) == "1":
        raise LastPlanRefused(_OLD_FORM, file=file)
    if facts.get(MARK) != str(VERSION) or not re.fullmatch("[0-9]{4}", facts.get("year", "")):
        raise LastPlanRefused(_CHANGED, file=file, sheet=FACTS)
    if not about.is_of(facts.get("province_code", ""), int(facts["year"])):
        raise LastPlanRefused(
            _OTHER,
            file=file,
            sheet=FACTS,
            found=facts.get("province", ""),
            year=facts["year"],
            province=about.name,
            needed=about.year - 1,
        )
    return facts


def _plan(facts: dict[str, str], file: str, about: ResultYear) -> Plan:
    """The figures that the plan was made from, with what was chosen for it."""
    chosen = None
    if written := facts.get("basket"):
        linked = baskets.read(written, proposal.kinds(about.file))
        if linked.lost:
            raise LastPlanRefused(_BASKET, file=file, sheet=FACTS, value=linked.lost[0][:60])
        chosen = linked.basket
    by = facts.get("rule")
    return plans.planned(
        about.file, about.code, about.year - 1, None, chosen, "sign" if by == "sign" else "evidence"
    )


def _of_target(language: Language, facts: dict[str, str], file: str) -> list[SetGoal]:
    """The goal of the total, where the plan had one."""
    written = facts.get("target", "")
    if not written:
        return []
    try:
        target: Target = targets.parse(written)
    except InputRefused as error:
        raise LastPlanRefused(_TARGET, file=file, sheet=FACTS, value=written[:60]) from error
    words = language.text("Total")
    if isinstance(target, targets.PointsTarget):
        return [SetGoal(words, written, "total", "total", target.points)]
    return [SetGoal(words, written, "total", "total", target=target)]


def _of_items(language: Language, plan: Plan, about: ResultYear) -> list[SetGoal]:
    """The goal of each content, as the plan's own table of goals prints it; a content that had no
    score in that year is held with the goal that was set."""
    found = {one.item.measure: one for one in plan.items}
    return [
        _of_item(language, plan, found[one.measure])
        if one.measure in found
        else _without_score(language, one, about)
        for one in baskets.planned(plan.basket)
    ]


def _of_item(language: Language, plan: Plan, item: PlanItem) -> SetGoal:
    seen = results.result(language, plan, item)
    return SetGoal(
        words=sections.item_name(language, item),
        told=results.goal_in_words(language, seen),
        content=item.item.measure,
        measure=seen.measure,
        value=_as_printed(seen.unit, seen.goal),
        kept=seen.kept and seen.goal is None,
        direction=item.item.direction,
    )


def _as_printed(unit: str, goal: float | None) -> float | None:
    """The goal with the decimals that the plan's files have: what was signed, in whatever form it
    is handed in."""
    if goal is None:
        return None
    return round(goal, 3) if unit == "share" else round(goal, 2)


def _without_score(language: Language, one: baskets.Item, about: ResultYear) -> SetGoal:
    known = measures.known(about.file)[one.measure]
    words = measures.name(language, known, about.year - 1)
    return SetGoal(words, "", one.measure, one.measure, one.goal, direction=one.direction)


def _rows_sheet(tables: OfferedTables, file: str) -> OfferedSheet:
    sheet = next((one for one in tables.sheets if one.name != FACTS), None)
    if sheet is None or not sheet.rows:
        raise LastPlanRefused(_CHANGED, file=file, sheet=FACTS)
    if len(sheet.rows) > MOST_ROWS + 1 and any(sheet.rows[-1]):
        raise LastPlanRefused(_MANY, file=file, sheet=sheet.name, limit=MOST_ROWS)
    return sheet


def _columns(sheet: OfferedSheet, file: str) -> dict[str, int]:
    """Where the columns that are read stand, by their headings in either language."""
    needed = ("content", "task", "indicator", "goal")
    best: dict[str, int] = {}
    for code in CODES:
        named = {words: name for name, words in headings(Language(code)).items()}
        places = {named[words]: at for at, words in enumerate(sheet.rows[0]) if words in named}
        best = max(best, places, key=len)
    for name in needed:
        if name not in best:
            heading = headings(Language("vi"))[name]
            raise LastPlanRefused(_HEADINGS, file=file, sheet=sheet.name, value=heading)
    return best


def _were_set(plan: Plan) -> frozenset[str]:
    """The contents for which somebody set a goal; others have the median, as the table has it."""
    return frozenset(one.measure for one in plan.basket if one.goal is not None)


def _with_rows(
    goals: list[SetGoal],
    were_set: frozenset[str],
    sheet: OfferedSheet,
    file: str,
    about: ResultYear,
) -> list[SetGoal]:
    """The goals with what the office wrote into the rows: a figure of its own stands in place of a
    median that nobody set, and beside a goal that somebody did."""
    found, replaced = list(goals), set[int]()
    for one in _of_rows(sheet, file, about):
        same = [at for at, each in enumerate(goals) if each.measure and each.measure == one.measure]
        if one.fault is None and any(_equal(goals[at], one) for at in same):
            continue
        beside = goals[same[0]] if same else one
        own = replace(one, content=beside.content, direction=beside.direction)
        free = [at for at in same if goals[at].content not in were_set and at not in replaced]
        if one.fault is None and free:
            found[free[0]] = own
            replaced.add(free[0])
        else:
            found.append(own)
    return found


def _of_rows(sheet: OfferedSheet, file: str, about: ResultYear) -> list[SetGoal]:
    """The goals of the rows, each once; a row that says that there is none yet has none."""
    columns = _columns(sheet, file)
    found: dict[tuple[str, str], SetGoal] = {}
    for row in range(1, len(sheet.rows)):
        told = sheet.cell(row, columns["goal"])
        words = sheet.cell(row, columns["indicator"]) or sheet.cell(row, columns["content"])
        if told and (words, told) not in found:
            place = f"{sheet.name}, {cell_name(row, columns['goal'])}"
            measure = called.measure(about.file, about.year - 1, words)
            found[words, told] = about.goal(words, told, measure, place)
    return [one for one in found.values() if one.fault or one.kept or one.value is not None]


def _equal(one: SetGoal, other: SetGoal) -> bool:
    """Whether the row says what the table says."""
    if one.value is None or other.value is None:
        return one.kept and other.kept
    return abs(one.value - other.value) < 1e-6
