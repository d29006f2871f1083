"""The text of a spreadsheet's cell."""

from datetime import date, datetime

from papi.plan.columns import as_written


def words(value: object) -> str:
    """A cell as text; a date as Vietnamese offices write it, in both languages."""
    if value is None:
        return ""
    if isinstance(value, (datetime, date)):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return as_written(str(value))
