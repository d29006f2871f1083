"""Reads the file of last year's plan: a plan saved here (.xlsx, .docx), or a table of contents and
goals (.xlsx, .csv)."""

from papi.closing import cells, own_document, own_workbook, plain_table
from papi.closing.plan_goals import LastPlan
from papi.closing.result_year import ResultYear
from papi.common.printable import printable

_LONGEST_NAME = 80


def read(content: bytes, file: str, about: ResultYear) -> LastPlan:
    """The plan in the file called so, whose result the year shows. Raises LastPlanRefused."""
    name = " ".join(printable(file).split())[-_LONGEST_NAME:]
    tables = cells.read(content, name)
    if name.lower().endswith(".docx"):
        return own_document.read(tables, name, about)
    if own_workbook.is_one(tables):
        return own_workbook.read(tables, name, about)
    return plain_table.read(tables, name, about)
