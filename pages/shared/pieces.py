"""A part as one element of the page: sentences, drawing, table, notes and folds as markup.

The browser takes as long for an element of Streamlit's that holds one line as for a hundred lines
of markup, and a fold of Streamlit's holds elements again. So a part without a chart is sent as a
whole (packed); each piece of it looks as if it were an element of its own.
"""

from collections.abc import Iterable, Iterator
from html import escape

from pages.shared import terms
from papi.common.drawing import grid, words
from papi.common.drawing.words import Say
from papi.common.language import Language
from papi.common.palette import Palette
from papi.common.parts import Part


def piece(html: str) -> str:
    """One piece of our own markup; the caller has escaped every text in it."""
    return f"<div class='piece'><div class='words'>{html}</div></div>"


def take_row(html: str) -> str:
    """The row by which a part is taken away (part_row)."""
    return f"<div class='piece row'><div class='words'>{html}</div></div>" if html else ""


def has_chart(shown: Part) -> bool:
    """Whether there is a chart in a part, which only an element of Streamlit's can hold."""
    return bool(shown.figure) or any(has_chart(one) for one in shown.parts)


def whole(language: Language, palette: Palette, shown: Part, row: str = "") -> str:
    """A part without charts, in a fold where it has one; row: by which it is taken away."""
    say = terms.marker(language)
    heading = [words.question(shown.title, shown.answer, say)] if shown.title else []
    inside = (
        joined(heading)
        + _under_heading(language, palette, shown, say)
        + (take_row(row) if row else "")
    )
    return _fold(shown.key, shown.fold, inside) if shown.fold else inside


def headless(language: Language, palette: Palette, shown: Part, row: str = "") -> str:
    """A part without charts and without its heading, which stands elsewhere."""
    inside = _under_heading(language, palette, shown, terms.marker(language))
    return inside + take_row(row)


def above(shown: Part, palette: Palette, say: Say) -> list[str]:
    """What a part says before its chart or drawing."""
    return [
        *words.conclusions(shown.concluded, say),
        *words.remarks(shown.remarks, say),
        words.legend(shown.legend, palette),
    ]


def below(language: Language, shown: Part, say: Say) -> str:
    """What a part says after its chart or drawing; its own parts follow."""
    said = [words.judgements(shown.judgements), words.points(shown.points, say)]
    notes = [words.note(line, say) for line in shown.notes]
    return _table(language, shown, say) + joined([*said, *notes])


def _under_heading(language: Language, palette: Palette, shown: Part, say: Say) -> str:
    said = [*above(shown, palette, say), *drawing(shown, say)]
    if shown.abreast:
        parts = _abreast(language, shown.parts, say)
    else:
        parts = "".join(whole(language, palette, one) for one in shown.parts)
    return joined(said) + below(language, shown, say) + parts


def drawing(shown: Part, say: Say) -> Iterator[str]:
    """A part's drawing between the lines that say how to read it."""
    yield _notes(shown.reading, say)
    if shown.drawing:
        yield shown.drawing()
        yield _notes(shown.marks, say)


def _abreast(language: Language, parts: Iterable[Part], say: Say) -> str:
    """Drawings side by side, their tables under them."""
    sides, tables = "", ""
    for one in parts:
        side = joined([*words.remarks(one.remarks, say), *drawing(one, say)])
        sides += f"<div class='pieces'>{side}</div>"
        tables += _table(language, one, say)
    return f"<div class='beside'>{sides}</div>{tables}"


def _table(language: Language, shown: Part, say: Say) -> str:
    """A part's table, in a fold where it has one."""
    if shown.table is None:
        return ""
    table = piece(grid.markup(language, shown.table, say, tall=shown.tall))
    return _fold(f"{shown.key}_table", shown.folded, table) if shown.folded else table


def _notes(lines: Iterable[str], say: Say) -> str:
    """Notes as one piece, however many there are."""
    return "".join(words.note(line, say) for line in lines)


def joined(said: Iterable[str]) -> str:
    """What is said, a piece each; nothing for what is empty."""
    return "".join(piece(one) for one in said if one)


def _fold(key: str, label: str, inside: str) -> str:
    """key: by which a fold that a reader opened is known when it is drawn anew (packed.js)."""
    return (
        f"<details class='fold' data-fold='{escape(key)}'><summary>{escape(label)}</summary>"
        f"<div class='pieces'>{inside}</div></details>"
    )
