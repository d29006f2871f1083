"""The columns of a plan's spreadsheet in either language, shared by its writer and its reader."""

from papi.common.language import Language

MARK = "papi-plan"
VERSION = 1
FACTS = "PAPI"


def headings(language: Language) -> list[str]:
    """Headings in the order of `rows.COLUMNS`."""
    return [
        language.text("Content"),
        language.text("Tasks"),
        language.text("Lead body"),
        language.text("Coordinating bodies"),
        language.text("Time"),
        language.text("Level"),
        language.text("Measure code (leave as it is)"),
    ]


def level_name(language: Language, level: str) -> str:
    """A level as the spreadsheet names it."""
    return language.text("Commune") if level == "commune" else language.text("Province")


def as_written(text: str) -> str:
    """The text that `sheet.kept_as_text` was given."""
    return text[1:] if text.startswith("'") else text
