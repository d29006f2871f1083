"""How far the tasks of last year's plan came: from its monitoring workbook, or from a column of
states in the plan itself."""

from papi.common.language import CODES, Language, marked
from papi.last_plan.cells import OfferedSheet, OfferedTables, cell_name
from papi.last_plan.plan_goals import LastPlanRefused
from papi.last_plan.result_year import ResultYear
from papi.plan import monitoring_columns, monitoring_reader, progress
from papi.plan.due import QUARTERS
from papi.plan.progress import Assessed, TaskReport, Verdict
from papi.plan.task_state import STATES, state_name, state_of

_OTHER = marked(
    "{file}, sheet “{sheet}”: this workbook follows the plan from the scores of {year} of a "
    "province with the code {code}; needed is that of {province} from the scores of {needed}."
)
_STATE = marked(
    "{file}, sheet “{sheet}”, cell {cell}: the state “{value}” is not known. Choose one of: "
    "{names}."
)


def is_one(tables: OfferedTables) -> bool:
    """Whether the workbook follows a plan by quarter."""
    return any(
        sheet.name == monitoring_columns.FACTS
        and any(row[:1] == [monitoring_columns.MARK] for row in sheet.rows)
        for sheet in tables.sheets
    )


def tasks(content: bytes, file: str, about: ResultYear) -> tuple[Assessed, ...]:
    """The tasks of a monitoring workbook as they stood when the year was over. Raises
    MonitoringRefused, and LastPlanRefused for the workbook of another plan."""
    found = monitoring_reader.read(content, file)
    if not about.is_of(found.province_code, found.year):
        raise LastPlanRefused(
            _OTHER,
            file=file,
            sheet=monitoring_columns.FACTS,
            year=found.year,
            code=found.province_code[:20],
            province=about.name,
            needed=about.year - 1,
        )
    return tuple(progress.assessed(found, QUARTERS[-1]))


def in_rows(sheet: OfferedSheet, places: dict[str, int], file: str) -> tuple[Assessed, ...]:
    """The tasks of a plan's rows, each with the state that a column “State” gives it; without such
    a column, or where it is empty, nothing is reported. Raises LastPlanRefused, which names every
    state that is not known."""
    heads = sheet.rows[0]
    named = {monitoring_columns.headings(Language(code))["state"] for code in CODES}
    state = next((at for at, words in enumerate(heads) if words.strip() in named), None)
    found, faults = [], []
    for row in range(1, len(sheet.rows)):
        if not sheet.cell(row, places["task"]):
            continue
        told = "" if state is None else sheet.cell(row, state)
        verdict: Verdict = state_of(told) or "no_report"
        if told and verdict == "no_report":
            faults.append(_fault(sheet, row, state or 0, told, file))
        said = {
            name: sheet.cell(row, places[name]) if name in places else ""
            for name in monitoring_columns.OF_THE_TASK
        }
        report = TaskReport(
            str(row), said["content"], said["task"], said["lead"], said["time"], said["product"]
        )
        found.append(Assessed(report, verdict))
    if faults:
        raise LastPlanRefused(faults[0].message, tuple(faults[1:8]), **faults[0].values)
    return tuple(found)


def _fault(sheet: OfferedSheet, row: int, column: int, told: str, file: str) -> LastPlanRefused:
    names = ", ".join(state_name(Language("vi"), one) for one in STATES)
    place = cell_name(row, column)
    return LastPlanRefused(
        _STATE, file=file, sheet=sheet.name, cell=place, value=told[:60], names=names
    )
