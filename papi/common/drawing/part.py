"""A part as one piece of markup, for pages that have no script: what a reader would open is a fold
that opens by itself, and a chart is left to its table."""

from html import escape

from papi.common.drawing import grid, words
from papi.common.drawing.words import Say
from papi.common.language import Language
from papi.common.palette import PALETTES
from papi.common.parts import Opening, Part

# The groups' colours are the same in both themes.
GROUPS = PALETTES["light"]


def opening(shown: Opening, say: Say) -> str:
    """What a page opens with."""
    lines = words.remarks if shown.of_equal_weight else words.conclusions
    return words.headline(shown.headline) + "".join(lines(shown.sentences, say))


def drawn(language: Language, shown: Part, say: Say) -> str:
    """The part, in a fold where it has one; empty where it shows nothing."""
    inside = _drawn(language, shown, say)
    return _fold(shown.fold, inside) if shown.fold and inside else inside


def _drawn(language: Language, shown: Part, say: Say) -> str:
    table = grid.markup(language, shown.table, say, tall=shown.tall) if shown.table else ""
    return "".join(
        [
            words.question(shown.title, shown.answer, say) if shown.title else "",
            *words.conclusions(shown.concluded, say),
            *words.remarks(shown.remarks, say),
            words.legend(shown.legend, GROUPS),
            *(words.note(line, say) for line in shown.reading),
            shown.drawing() if shown.drawing else "",
            *(words.note(line, say) for line in shown.marks if shown.drawing),
            _fold(shown.folded, table) if shown.folded and table else table,
            words.judgements(shown.judgements),
            words.points(shown.points, say),
            *(words.note(line, say) for line in shown.notes),
            *(drawn(language, one, say) for one in shown.parts),
        ]
    )


def _fold(label: str, inside: str) -> str:
    return f"<details><summary>{escape(label)}</summary>{inside}</details>"
