"""The columns of a plan's spreadsheet in either language, shared by its writer and its reader."""

from papi.common.language import Language

MARK = "papi-plan"
# 1: without products, indicators, goals, ids and what was chosen.
VERSION = 2
FACTS = "PAPI"


def headings(language: Language) -> dict[str, str]:
    """The heading of each column of a row, in their order."""
    return {
        "content": language.text("Content"),
        "task": language.text("Tasks"),
        "lead": language.text("Lead body"),
        "coordinating": language.text("Coordinating bodies"),
        "time": language.text("Time"),
        "product": language.text("Product"),
        "indicator": language.text("Result indicator"),
        "goal": language.text("Now → goal"),
        "level": language.text("Level"),
        "measure": language.text("Measure code (leave as it is)"),
        "id": language.text("Row code (leave as it is)"),
    }


def level_name(language: Language, level: str) -> str:
    """A level as the spreadsheet names it."""
    return language.text("Commune") if level == "commune" else language.text("Province")


def as_written(text: str) -> str:
    """The text that `sheet.kept_as_text` was given."""
    return text[1:] if text.startswith("'") else text
