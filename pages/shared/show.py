"""Shows the parts of a page: sentences, questions, charts and tables. Computes no figures."""

from collections.abc import Callable, Iterable, Sequence
from html import escape
from pathlib import Path

import streamlit as st

from pages.shared import packed, pieces, terms
from papi.common import documents, file_names
from papi.common.charts import picture
from papi.common.charts.house import printed
from papi.common.drawing import grid
from papi.common.drawing import words as drawn
from papi.common.drawing.words import Say
from papi.common.language import Language
from papi.common.palette import Palette
from papi.common.parts import Figure, LegendEntry, Opening, Part, View
from papi.common.tables import Table
from papi.subjects import SUBJECTS
from papi.warehouse import editions

# Our own file: Streamlit would fetch named icons from another host.
ICON = Path(__file__).with_name("icon.svg")
_OFFICE = "application/vnd.openxmlformats-officedocument"
WORD = f"{_OFFICE}.wordprocessingml.document"
EXCEL = f"{_OFFICE}.spreadsheetml.sheet"
SLIDES = f"{_OFFICE}.presentationml.presentation"


def markup(html: str) -> None:
    """One piece of our own markup; the caller has escaped every text in it."""
    _send([html])


def _send(said: Iterable[str]) -> None:
    """Pieces of our own markup as one element; none where they are all empty."""
    if found := pieces.joined(said):
        packed.show(found, "pieces")


def _at_once(html: str) -> None:
    """The same as Markdown, whose code the browser has from the start: it is painted before all
    else arrives, and packed.js takes from it how words look. Blank lines, which a carriage return
    alone can make too, would end it."""
    st.markdown(" ".join(html.splitlines()), unsafe_allow_html=True, anchors=False)


def headline(sentence: str) -> None:
    """The page's answer, its only first-level heading."""
    _at_once(drawn.headline(sentence))


def conclusions(sentences: Iterable[str], say: Say = escape) -> None:
    """What may be concluded: the first large, the others under it."""
    _send(drawn.conclusions(sentences, say))


def words(language: Language, opening: Opening) -> None:
    """The opening of a page."""
    headline(opening.headline)
    show = remarks if opening.of_equal_weight else conclusions
    show(opening.sentences, terms.marker(language))


def remarks(sentences: Iterable[str], say: Say = escape) -> None:
    """Sentences of equal weight under the headline."""
    _send(drawn.remarks(sentences, say))


def question(title: str, answer: str = "", say: Say = escape) -> None:
    """A section's question and the answer for the current choice."""
    markup(drawn.question(title, answer, say))


def part(
    language: Language, palette: Palette, shown: Part, row: str = "", key: str | None = None
) -> None:
    """A part of a page: question and answer, how to read what follows, chart, table, notes, its own
    parts, and the row by which it is taken away; all of it in a fold where it has one. key: by
    which the page's style and scripts find it."""
    if pieces.has_chart(shown):
        say = terms.marker(language)
        with st.container(key=key):
            if shown.title:
                question(shown.title, shown.answer, say)
            _with_chart(language, palette, shown, say)
            _send([row])
    else:
        found = f" st-key-{key}" if key else ""
        packed.show(pieces.whole(language, palette, shown, row), f"pieces part{found}")


def heading(language: Language, shown: Part) -> None:
    """A part's title and first line."""
    if shown.title:
        question(shown.title, shown.answer, terms.marker(language))


def inside(language: Language, palette: Palette, shown: Part, row: str = "") -> None:
    """A part without its heading, which stands elsewhere."""
    if pieces.has_chart(shown):
        _with_chart(language, palette, shown, terms.marker(language))
        _send([row])
    else:
        packed.show(pieces.headless(language, palette, shown, row), "pieces")


def _with_chart(language: Language, palette: Palette, shown: Part, say: Say) -> None:
    _send(pieces.above(shown, palette, say))
    if shown.figure:
        chart(language, palette, shown, shown.figure, say)
    else:
        _send(pieces.drawing(shown, say))
    packed.show(pieces.below(language, shown, say), "pieces")
    for one in shown.parts:
        part(language, palette, one)


def first_drawing(shown: Part) -> str:
    """A part's question, answer and drawing as a document has them before any script."""
    if not shown.drawing:
        return ""
    above = [*drawn.remarks(shown.remarks), *map(drawn.note, shown.reading)]
    under = map(drawn.note, shown.marks)
    asked = drawn.question(shown.title, shown.answer)
    return f"{asked}{''.join(above)}{shown.drawing()}{''.join(under)}"


def chart(
    language: Language, palette: Palette, shown: Part, figure: Figure, say: Say = escape
) -> None:
    """A part's chart between the lines that say how to read it. The picture a reader saves says the
    same, with its title, the names of its colours and the source."""
    notes_above(shown.reading, say)
    alt = shown.alt or shown.answer
    first = (shown.answer,) if shown.answer and shown.answer != alt else ()
    words = picture.Words(
        shown.picture_title or shown.title,
        alt,
        shown.source,
        (*first, *shown.reading, *shown.marks),
        tuple(colours(shown.legend, palette)),
    )
    with_picture = picture.with_picture(printed(figure(palette)), words)
    st.plotly_chart(
        with_picture,
        width="stretch",
        config=picture.config(language, with_picture),
        alt=alt,
        theme=None,
        key=f"picture_{shown.key}",
    )
    notes_above(shown.marks, say)


def colours(entries: Iterable[LegendEntry], palette: Palette) -> list[tuple[str, str]]:
    """The groups' colours and words, for a picture."""
    return [
        (palette.groups[entry.group], entry.words)
        for entry in entries
        if entry.group in palette.groups
    ]


def table(language: Language, shown: Table, say: Say = escape, *, tall: bool = False) -> None:
    """A table as text, readable by screen readers and printers (see grid); a wide one scrolls
    sideways under its first column, a tall one also downwards under its headings."""
    packed.show(grid.markup(language, shown, say, tall=tall))


def downloads(
    view: View,
    subject: str,
    choice: object,
    *about: str,
    year: int = 0,
    notes: dict[str, str],
    brief: Callable[[], bytes] | None = None,
) -> None:
    """Downloads of the page's figures, made only when asked for: the first of its tables as
    CSV with `notes` as columns, all of them as a workbook that begins with the page's sentences;
    `brief` makes a page of .docx. `about`: what their names say besides
    province and year; `year`: see file_names."""
    language, parts, edition = view.language, SUBJECTS[subject], editions.current(view.file)
    notes = notes | {language.text("Edition"): f"{edition.first_built} {edition.edition}"}
    file_name = file_names.stem(view, *about, year=year)
    with st.container(horizontal=True, key="downloads"):
        st.download_button(
            language.text("Download as CSV"),
            data=lambda: documents.csv(parts.tables(view, choice)[0], notes=notes),
            file_name=f"{file_name}.csv",
            mime="text/csv",
            on_click="ignore",
        )
        st.download_button(
            language.text("Download as Excel"),
            data=lambda: documents.workbook(
                parts.sentences(view, choice), parts.tables(view, choice)
            ),
            file_name=f"{file_name}.xlsx",
            mime=EXCEL,
            on_click="ignore",
        )
        if brief is not None:
            st.download_button(
                language.text("Download the one-page brief (.docx)"),
                data=brief,
                file_name=f"{file_name}.docx",
                mime=WORD,
                on_click="ignore",
            )


def file_button(
    label: str,
    make: Callable[[], bytes],
    *,
    name: str,
    mime: str,
    key: str,
    on_click: Callable[[], None] | None = None,
) -> None:
    """A button that gives a file of what the page knows once the button is pressed, a field that
    was left by pressing it included. (Streamlit's download button gives the file of the run
    before, or none when that run's files are gone.) `plan.js` takes the file."""
    if st.button(label, key=key, on_click=on_click):
        given = st.session_state["files_given"] = st.session_state.get("files_given", 0) + 1
        with st.container(key="given_file"):
            st.download_button(
                name, make(), name, mime=mime, on_click="ignore", key=f"given_{given}"
            )


def note(text: str, say: Say = escape) -> None:
    """A caveat or source in small type, beside what it is about."""
    markup(drawn.note(text, say))


def notes_above(lines: Iterable[str], say: Say = escape) -> None:
    """Notes as one part of the page, however many there are: what stands below keeps its place, and
    a fold that a reader opened stays open."""
    if found := "".join(drawn.note(line, say) for line in lines):
        markup(found)


def on_paper(text: str) -> None:
    """A note for printed pages only: where to find what cannot be printed."""
    markup(f"<div class='note only-paper'>{escape(text)}</div>")


def points(lines: Sequence[str], say: Say = escape) -> None:
    """Small sentences as a bulleted list."""
    if listed := drawn.points(lines, say):
        markup(listed)


def colophon(language: Language) -> None:
    """The footer, the same on every page, and what the terms mean."""
    sentence = language.text(
        "Scores are published by PAPI (papi.org.vn). Ranks, groups, changes and distances are "
        "computed from them by this tool; rank ranges are estimates."
    )
    _at_once(f"<footer class='note'>{escape(sentence)}</footer>{terms.meanings(language.code)}")
