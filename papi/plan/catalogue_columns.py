"""The columns of a catalogue's spreadsheet in either language, shared by its writer and reader."""

from papi.common.bodies import Level
from papi.common.language import Language
from papi.plan.columns import level_name

# What a task cannot be without.
REQUIRED = ("content", "level", "task", "lead")
COLUMNS = (*REQUIRED, "coordinating", "time", "product", "indicators", "id")
MOST_TASKS = 1_000
LONGEST_TEXT = 2_000


def headings(language: Language) -> list[str]:
    """Headings in the order of COLUMNS."""
    return [
        language.text("Content"),
        language.text("Level"),
        language.text("Tasks"),
        language.text("Lead body"),
        language.text("Coordinating bodies"),
        language.text("Time"),
        language.text("Product"),
        language.text("Survey questions (codes)"),
        language.text("Task code (leave as it is)"),
    ]


def level_in_cell(language: Language, level: Level) -> str:
    """A level as a cell names it: without a comma, which would part the choices of the cell."""
    return (
        language.text("Commune level") if level == "commune" else language.text("Provincial level")
    )


def called(language: Language, level: Level) -> set[str]:
    """What a level may be called: “Cấp tỉnh”, “Tỉnh, thành phố”, “Tỉnh”, “Thành phố”."""
    name = level_name(language, level)
    return {level_in_cell(language, level), name, *name.split(", ")}
