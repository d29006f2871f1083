"""The columns of a catalogue's spreadsheet in either language, shared by its writer and reader."""

from papi.common.language import Language

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
