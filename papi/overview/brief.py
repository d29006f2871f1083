"""A province's year as plain text for a terminal: the page's headline, conclusions and changes."""

from papi.common import edition_words, vocabulary
from papi.common.language import Language
from papi.common.parts import View
from papi.common.quantities import beside
from papi.common.standing import Standing
from papi.overview import conclusions, headline, parts, words
from papi.overview.parts import Choice
from papi.warehouse import editions


def as_text(view: View) -> str:
    """Headline, what may be concluded, one line per dimension, source; one string with newlines."""
    say, choice, overview = view.language, Choice(), parts.seen(view)
    lines = [headline.headline(say, overview), *conclusions.under_headline(say, overview), ""]
    lines.append(words.change_answer(say, overview))
    lines += _table([_row(say, one) for one in overview.dimensions_by_change])
    edition = edition_words.of_file(view.language, editions.current(view.file))
    lines += ["", parts.source(view, choice), edition]
    return "\n".join(lines)


def _row(language: Language, one: Standing) -> list[str]:
    moved = (
        beside(
            language, language.signed_amount(one.difference), one.value, one.previous_value or 0.0
        )
        if one.changed and one.difference is not None
        else "–"
    )
    return [
        vocabulary.change_mark(one),
        vocabulary.measure_name(language, one, short=True),
        language.points(one.value),
        moved,
        language.percent(one.percent or 0.0) if one.changed else "–",
        vocabulary.place(language, one.rank, one.ranked_count),
        vocabulary.group_name(language, one.quartile_group),
        vocabulary.change_word(language, one),
    ]


def _table(rows: list[list[str]]) -> list[str]:
    """Columns as wide as their widest cell."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
