"""Sheets and columns of the monitoring workbook in either language, shared by its writer and its
reader."""

from papi.common.language import Language
from papi.plan.due import QUARTERS, quarter_name
from papi.plan.progress import VERDICTS, verdict_name

MARK = "papi-monitoring"
VERSION = 1
FACTS = "PAPI"
# The columns that offices fill in, and those that say which task it is.
FILLED_IN = ("due", "state", "share", "evidence", "reason", "who")
OF_THE_TASK = ("content", "task", "lead", "time", "product")
COLUMNS = ("number", *OF_THE_TASK, *FILLED_IN, "verdict", "id")
# What no sheet can do without, to be read.
NEEDED = (*OF_THE_TASK, *FILLED_IN, "id")


def headings(language: Language) -> dict[str, str]:
    """The heading of each column, in their order."""
    return {
        "number": language.text("No."),
        "content": language.text("Content"),
        "task": language.text("Tasks"),
        "lead": language.text("Lead body"),
        "time": language.text("Time"),
        "product": language.text("Product"),
        "due": language.text("Due by the end of"),
        "state": language.text("State"),
        "share": language.text("Share done"),
        "evidence": language.text("Evidence"),
        "reason": language.text("Reason, difficulty"),
        "who": language.text("Reported by"),
        "verdict": language.text("Assessment"),
        "id": language.text("Row code (leave as it is)"),
    }


def quarter_sheets(language: Language) -> tuple[str, ...]:
    """The names of the four sheets that offices fill in."""
    return tuple(quarter_name(language, quarter) for quarter in QUARTERS)


def totals_sheet(language: Language) -> str:
    """The name of the sheet of totals."""
    return language.text("Totals")


def totals_headings(language: Language) -> list[str]:
    """The headings behind the name of a body or content; the verdicts are matched by them."""
    return [
        language.text("Count"),
        *(verdict_name(language, one) for one in VERDICTS),
        language.text("Done, %"),
    ]


def rule_of_lateness(language: Language) -> list[str]:
    """When a task counts as late, for whoever reads the totals."""
    return [
        language.text(
            "A task is behind time if its office says so, or if it is due by the end of the "
            "quarter (column “Due by the end of”, taken from the plan's column “Time”) and is "
            "neither done nor given up. Of what is done anew in each period, only what is not "
            "begun or held up is behind time."
        ),
        language.text(
            "A task done or given up in one quarter need not be reported again in the next ones, "
            "unless it is done anew in each period. A task without a deadline is behind time only "
            "if its office says so."
        ),
        language.text(
            "A task that several bodies lead counts for each of them, so the bodies add up to more "
            "than all tasks. Done, %: of the tasks that are not given up."
        ),
    ]
