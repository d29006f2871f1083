"""The README.md of an export: what the files hold, how to read and cite them."""

from collections.abc import Sequence

from papi.common.language import Language
from papi.data import words as data
from papi.export.described import File


def text(language: Language, written: Sequence[File], cite: str, origin: str, edition: str) -> str:
    """Markdown; `origin` is what the warehouse was built from, `edition` says of which edition the
    figures are."""
    tables = [
        _row(
            language.text("File"),
            language.text("Rows"),
            language.text("What it holds"),
            language.text("The figures"),
        ),
        _row("---", "---:", "---", "---"),
        *(
            _row(
                one.path,
                language.whole(one.rows),
                one.contents.holds(language),
                data.origin(language, one.contents.figures_are),
            )
            for one in written
        ),
    ]
    title, below = language.text("PAPI provincial scores"), language.text("Columns")
    columns = [line for one in written for line in _columns(language, one)]
    return "\n".join(
        [
            f"# {title}",
            "",
            language.text("Source: {citation}", citation=cite),
            "",
            edition,
            "",
            language.text(
                "Written by `python -m papi export` from the warehouse built from {origin}. "
                "Figures are unrounded; an empty cell means that nothing is known, never 0. Codes "
                "are text and may begin with 0. In CSV an apostrophe stands before text that a "
                "spreadsheet would run as a formula. Values without a unit of their own stand in "
                "that of their measure (column unit of table measure). Please cite the source; no "
                "open licence was found.",
                origin=origin,
            ),
            "",
            *tables,
            "",
            f"## {below}",
            "",
            *columns,
        ]
    )


def _columns(language: Language, one: File) -> list[str]:
    return [
        f"### {one.path}",
        "",
        _row(language.text("Column"), language.text("Unit"), language.text("What it says")),
        _row("---", "---", "---"),
        *(
            _row(field.name, field.meaning.unit_name(language), field.meaning.words(language))
            for field in one.fields
        ),
        "",
    ]


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
