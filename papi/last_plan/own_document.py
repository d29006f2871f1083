"""Last year's plan as its own Word file holds it: the table of results and goals in the letter."""

import re

from papi.common.language import CODES, Language, marked
from papi.common.survey_year import provinces
from papi.last_plan import called
from papi.last_plan.cells import OfferedSheet, OfferedTables, cell_name
from papi.last_plan.plan_goals import LastPlan, LastPlanRefused, SetGoal
from papi.last_plan.result_year import ResultYear

_NO_TABLE = marked(
    "{file}: the file has no table with the columns “{content}” and “{goal}”, as a plan saved here "
    "has; hand in the plan's workbook (.xlsx), or its goals as a table of two columns."
)
_YEAR = marked("{file}, table {table}: these are goals for {found}; needed are those for {year}.")
_PROVINCE = marked("{file}: the file nowhere names {province}.")


def read(tables: OfferedTables, file: str, about: ResultYear) -> LastPlan:
    """The plan. Raises LastPlanRefused."""
    for language in map(Language, CODES):
        for sheet in tables.sheets:
            if column := _goal_column(language, sheet):
                return _plan(language, tables, sheet, column, file, about)
    vietnamese = Language("vi")
    raise LastPlanRefused(
        _NO_TABLE,
        file=file,
        content=vietnamese.text("Content"),
        goal=vietnamese.text("Goal {year}", year=about.year),
    )


def _goal_column(language: Language, sheet: OfferedSheet) -> tuple[int, int] | None:
    """The column of goals and the year that they are for; None in another table."""
    if not sheet.rows or sheet.cell(0, 0) != language.text("Content"):
        return None
    heading = re.escape(language.text("Goal {year}", year="\x01")).replace("\x01", "([0-9]{4})")
    for column in range(1, len(sheet.rows[0])):
        if found := re.fullmatch(heading, sheet.cell(0, column)):
            return column, int(found[1])
    return None


def _plan(
    language: Language,
    tables: OfferedTables,
    sheet: OfferedSheet,
    goals: tuple[int, int],
    file: str,
    about: ResultYear,
) -> LastPlan:
    column, year = goals
    if year != about.year:
        raise LastPlanRefused(_YEAR, file=file, table=sheet.name, found=year, year=about.year)
    name = provinces(about.file)[about.code].bare_name
    if name.casefold() not in " ".join(tables.text.split()).casefold():
        raise LastPlanRefused(_PROVINCE, file=file, province=about.name)
    return LastPlan(
        name=file,
        year=about.year - 1,
        scores_year=about.year - 1,
        goals=tuple(_goals(language, sheet, column, about)),
    )


def _goals(
    language: Language, sheet: OfferedSheet, column: int, about: ResultYear
) -> list[SetGoal]:
    """A goal for each line. A line that only says to raise its content is shown by the survey
    question under it, which begins with a dash."""
    found: list[SetGoal] = []
    content: SetGoal | None = None
    for row in range(1, len(sheet.rows)):
        words, told = sheet.cell(row, 0), sheet.cell(row, column)
        question = words.removeprefix("–").strip()
        measure = called.measure(about.file, about.year - 1, question)
        table = language.text("table {n}", n=sheet.name)
        one = about.goal(question, told, measure, f"{table}, {cell_name(row, column)}")
        if words.startswith("–") and content is not None:
            found[-1] = _under(content, one)
            continue
        content = _with_direction(language, one)
        found.append(content)
    return found


def _under(content: SetGoal, question: SetGoal) -> SetGoal:
    """The goal of a content as its survey question has it."""
    return SetGoal(
        content.words, question.told, content.content, question.measure, question.value,
        kept=question.kept, direction=content.direction, place=question.place,
        fault=question.fault,
    )  # fmt: skip


def _with_direction(language: Language, one: SetGoal) -> SetGoal:
    """What is held is kept up, what has a goal or is to be raised is mended."""
    if one.measure in (None, "total"):
        return one
    return SetGoal(
        one.words, one.told, one.content, one.measure, one.value, kept=one.kept,
        direction="keep" if one.kept else "mend", place=one.place, fault=one.fault,
    )  # fmt: skip
