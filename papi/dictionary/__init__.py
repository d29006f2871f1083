"""What every column of the warehouse means and in which unit it stands: one place for the files
that are taken away and for the programs that ask."""

from papi.common.language import Language, marked
from papi.dictionary.figures import FIGURES
from papi.dictionary.words import WORDS

COLUMNS = {**WORDS, **FIGURES}

# How each unit is called; `measure` is that of the row's measure (column unit of table measure).
UNITS = {
    "": "",
    "measure": marked("unit of the measure"),
    "points": marked("points"),
    "percent": marked("percent (5.0 = 5%)"),
    "share": marked("share, 0–1"),
    "rank": marked("rank (1 = highest)"),
    "places": marked("places (+ = better)"),
    "count": marked("count"),
    "year": marked("year"),
    "flag": marked("true or false"),
    "code": marked("code"),
    "date": marked("date"),
}


def unit(column: str, table: str = "") -> str:
    """The key of UNITS for a column (of that table, where it means something of its own there);
    KeyError for a column that is not described."""
    return _found(column, table)[0]


def meaning(language: Language, column: str, table: str = "") -> str:
    """What the column says, in a sentence; KeyError for a column that is not described."""
    return language.text(_found(column, table)[1])


def unit_name(language: Language, key: str) -> str:
    """The unit in words, empty for text."""
    return language.text(UNITS[key]) if key else ""


def _found(column: str, table: str) -> tuple[str, str]:
    return COLUMNS.get(f"{table}.{column}") or COLUMNS[column]
