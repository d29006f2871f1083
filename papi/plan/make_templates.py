"""Writes the shipped templates: `python -m papi.plan.make_templates` makes data/templates anew.

An office restyles a template in Word: it changes the named styles, moves or drops fields and adds
words of its own. What stands in braces is a field; `fields` says what each is filled with.
"""

import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.shared import Pt
from docx.table import Table, _Cell

from papi.common import paper
from papi.plan import template_styles as styles
from papi.plan.template import FOR_A_BODY, SHIPPED
from papi.plan.template_styles import NamedStyle
from papi.plan.template_tables import MARGINS, WIDTH, figures, tasks


def plan_template() -> Document:
    """The template of a plan: the letter, its appendix, and the sheet of notes on figures."""
    document = _blank()
    _letterhead(document)
    _lines(document, [
        (styles.KIND, "{{ kind }}"),
        (styles.SUBJECT, "{{ subject }}"),
    ])  # fmt: skip
    _rule(document, 62)
    _loop(document, "ground in grounds", [(styles.GROUND, "{{ ground }}")])
    _add(document, styles.TEXT, "{{ opening }}")
    _section(document, "purpose")
    _section(document, "results")
    figures(document)
    _parts(document, "tasks")
    _section(document, "organisation")
    _add(document, styles.CLOSING, "{{ closing }}./.")
    _signature(document)
    across = document.add_section()
    paper.lay_out(across, margins=MARGINS, landscape=True)
    paper.number_pages(across)
    _heading_of_appendix(document, "")
    tasks(document, "appendix.groups")
    _notes(document)
    return document


def body_template() -> Document:
    """The template of the appendices turned round: for each body the tasks that are its own."""
    document = _blank()
    paper.lay_out(document.sections[0], margins=MARGINS, landscape=True)
    _tag(document, "for body in bodies")
    _heading_of_appendix(document, "body.")
    tasks(document, "body.groups")
    _tag(document, "if not loop.last")
    document.add_paragraph(style=styles.RULE.name).paragraph_format.page_break_before = True
    _tag(document, "endif")
    _tag(document, "endfor")
    return document


def _blank() -> Document:
    document = docx.Document()
    paper.set_font(document.styles["Normal"])
    normal: Any = document.styles["Normal"]
    normal.font.size, normal.paragraph_format.space_after = Pt(paper.BODY), Pt(0)
    paper.set_font(document.styles["Header"])
    styles.add_styles(document)
    core = document.core_properties
    core.title, core.author, core.comments = "{{ subject }}", "", ""
    core.created = core.modified = datetime(2026, 1, 1, tzinfo=UTC)  # the same file every time
    paper.lay_out(document.sections[0], margins=MARGINS)
    paper.number_pages(document.sections[0])
    return document


def _add(container: Document | _Cell, style: NamedStyle, text: str) -> None:
    container.add_paragraph(text, style=style.name)


def _lines(container: Document | _Cell, lines: Iterable[tuple[NamedStyle, str]]) -> None:
    for style, text in lines:
        _add(container, style, text)


def _tag(container: Document | _Cell, tag: str) -> None:
    """A paragraph that is a loop's or a condition's end; it leaves nothing behind."""
    container.add_paragraph(f"{{%p {tag} %}}", style=styles.TEXT.name)


def _loop(container: Document | _Cell, over: str, lines: Iterable[tuple[NamedStyle, str]]) -> None:
    _tag(container, f"for {over}")
    _lines(container, lines)
    _tag(container, "endfor")


def _rule(container: Document | _Cell, side: float) -> None:
    paper.rule(container.add_paragraph(style=styles.RULE.name), side)


def _letterhead(document: Document) -> None:
    """The issuing body on the left, the nation's name and motto on the right."""
    table = paper.table(document, (WIDTH * 0.42, WIDTH * 0.58), 2, grid=False)
    paper.pad(table, side=0)
    left, right = table.rows[0].cells
    _tag(left, "if above")
    _add(left, styles.ABOVE, "{{ above }}")
    _tag(left, "endif")
    _loop(left, "line in body", [(styles.BODY_NAME, "{{ line }}")])
    _rule(left, 24)
    _lines(right, [(styles.NATION, "{{ label.nation }}"), (styles.MOTTO, "{{ label.motto }}")])
    _rule(right, 20)
    below = table.rows[1].cells
    _add(below[0], styles.NUMBER, "{{ number }}")
    _add(below[1], styles.PLACE, "{{ place_and_date }}")
    _without_first_paragraphs(table)


def _section(document: Document, name: str) -> None:
    _add(document, styles.SECTION, f"{{{{ {name}.heading }}}}")
    _blocks(document, f"{name}.blocks")


def _blocks(document: Document, blocks: str) -> None:
    """Headings, each with its paragraphs; a block without a heading is only paragraphs."""
    _tag(document, f"for block in {blocks}")
    _tag(document, "if block.heading")
    _add(document, styles.ITEM, "{{ block.heading }}")
    _tag(document, "endif")
    _loop(document, "text in block.paragraphs", [(styles.TEXT, "{{ text }}")])
    _tag(document, "endfor")


def _parts(document: Document, name: str) -> None:
    """A section of several parts (A, B), each with blocks."""
    _add(document, styles.SECTION, f"{{{{ {name}.heading }}}}")
    _add(document, styles.TEXT, f"{{{{ {name}.opening }}}}")
    _tag(document, f"for part in {name}.parts")
    _add(document, styles.PART, "{{ part.heading }}")
    _blocks(document, "part.blocks")
    _tag(document, "endfor")


def _signature(document: Document) -> None:
    """Recipients on the left, the signatory on the right, with room to sign and no name."""
    table = paper.table(document, (WIDTH * 0.55, WIDTH * 0.45), 1, grid=False)
    left, right = table.rows[0].cells
    _add(left, styles.RECIPIENTS, "{{ label.recipients }}")
    _loop(left, "recipient in recipients", [(styles.RECIPIENT, "{{ recipient }}")])
    _loop(right, "line in signatory", [(styles.SIGNATORY, "{{ line }}")])
    _add(right, styles.SIGNATURE, "")
    _without_first_paragraphs(table)


def _heading_of_appendix(document: Document, of: str) -> None:
    name = of or "appendix."
    _lines(document, [
        (styles.APPENDIX, f"{{{{ {name}heading }}}}"),
        (styles.APPENDIX_TITLE, f"{{{{ {name}title }}}}"),
        (styles.REFERENCE, f"{{{{ {name}reference }}}}"),
    ])  # fmt: skip


def _notes(document: Document) -> None:
    """A sheet of its own, left out where there are no notes."""
    _tag(document, "if notes")
    document.add_paragraph("{{ notes.heading }}", style=styles.APPENDIX.name)
    document.paragraphs[-1].paragraph_format.page_break_before = True
    _loop(document, "note in notes.paragraphs", [(styles.NOTE, "{{ note }}")])
    _tag(document, "endif")


def _without_first_paragraphs(table: Table) -> None:
    """Word puts an empty paragraph into every new cell."""
    for row in table.rows:
        for cell in row.cells:
            first: Any = cell.paragraphs[0]._p
            first.getparent().remove(first)


def main(folder: Path) -> None:
    """Writes both templates into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / SHIPPED.name).write_bytes(paper.content(plan_template()))
    (folder / FOR_A_BODY.name).write_bytes(paper.content(body_template()))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else SHIPPED.parent)
