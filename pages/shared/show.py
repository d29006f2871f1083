"""How pages show things: sentences, questions over charts, tables behind them. No figures here."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape
from operator import itemgetter
from pathlib import Path

import plotly.graph_objects as go
import streamlit as st

from pages.shared import grid
from pages.shared.plain import plain
from papi.common import documents
from papi.common.charts import picture
from papi.common.charts.house import printed
from papi.common.language import Language
from papi.common.palette import Palette
from papi.common.parts import LegendEntry
from papi.common.tables import Column, Table
from papi.plan.sections import Figures, Section

# A file of our own: Streamlit would fetch named icons from a host of others.
ICON = Path(__file__).with_name("icon.svg")
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True)
class Opening:
    """What a page opens with: its headline, and what may be concluded, the weightiest first."""

    headline: str
    sentences: list[str]
    of_equal_weight: bool = False


def markup(html: str) -> None:
    """Markup of our own; whoever calls has escaped every text in it. As Markdown, whose code the
    browser has from the start, it is painted before the charts' code arrives; blank lines, which
    a carriage return alone can make too, would end it."""
    st.markdown(" ".join(html.splitlines()), unsafe_allow_html=True, anchors=False)


def headline(sentence: str) -> None:
    """The page's answer, its only first-level heading."""
    markup(f"<h1 class='headline'>{escape(sentence)}</h1>")


def conclusions(sentences: list[str]) -> None:
    """What may be concluded: the first large, the others under it."""
    for place, sentence in enumerate(sentences):
        kind = "conclusion" if place == 0 else "remark"
        markup(f"<div class='{kind}'>{escape(sentence)}</div>")


def words(opening: Opening) -> None:
    """What a page opens with."""
    headline(opening.headline)
    (remarks if opening.of_equal_weight else conclusions)(opening.sentences)


def remarks(sentences: Iterable[str]) -> None:
    """Sentences of equal weight under the headline."""
    for sentence in sentences:
        markup(f"<div class='remark'>{escape(sentence)}</div>")


def question(title: str, answer: str = "") -> None:
    """A section's question and the answer for the current choice."""
    markup(
        f"<h2 class='question'>{escape(title)}</h2>"
        + (f"<div class='answer'>{escape(answer)}</div>" if answer else "")
    )


def chart(
    language: Language,
    figure: go.Figure,
    alt: str,
    *,
    key: str,
    title: str,
    source: str,
    reading: Iterable[str] = (),
    colours: Iterable[tuple[str, str]] = (),
) -> None:
    """A chart under the lines that say how to read it; `alt` is its finding. The picture a reader
    saves says the same, with `title`, the names of its `colours` and `source`."""
    lines = tuple(reading)
    notes_above(lines)
    words = picture.Words(title, alt, source, lines, tuple(colours))
    drawn = picture.with_picture(printed(figure), words)
    st.plotly_chart(
        drawn,
        width="stretch",
        config=picture.config(language, key, drawn),
        alt=alt,
        theme=None,
        key=f"picture_{key}",
    )


def part(
    language: Language,
    title: str,
    answer: str,
    *,
    key: str,
    source: str,
    reading: Iterable[str] = (),
    figure: go.Figure | None = None,
    table_behind: Table | None = None,
    folded: str = "",
    tall: bool = False,
    notes: Iterable[str] = (),
) -> list[Table]:
    """A section: its question and answer, how to read what follows, the chart, the table behind it
    (in a fold named `folded`, or open), its notes. Gives back its table, for the downloads."""
    question(title, answer)
    if figure is not None:
        chart(language, figure, answer, key=key, title=title, source=source, reading=reading)
    else:
        notes_above(reading)
    if table_behind is not None:
        if folded:
            with st.expander(folded):
                table(language, table_behind, tall=tall)
        else:
            table(language, table_behind, tall=tall)
    for line in notes:
        note(line)
    return [table_behind] if table_behind is not None else []


def colours(entries: Iterable[LegendEntry], palette: Palette) -> list[tuple[str, str]]:
    """The groups' colours and words, for a picture."""
    return [
        (palette.groups[entry.group], entry.words)
        for entry in entries
        if entry.group in palette.groups
    ]


def legend(entries: list[LegendEntry], palette: Palette) -> None:
    """Groups as words with their colour and count."""
    items = "".join(
        f"<li><span class='swatch' style='background:{palette.groups.get(entry.group, 'none')}'>"
        f"{'' if entry.group in palette.groups else '–'}</span>{escape(entry.words)}</li>"
        for entry in entries
    )
    markup(f"<ul class='legend'>{items}</ul>")


def table(language: Language, shown: Table, *, tall: bool = False) -> None:
    """A table as text, readable by screen readers and printers (see grid); a wide one scrolls
    sideways under its first column, a tall one also downwards under its headings."""
    markup(grid.markup(language, shown, tall=tall))


def section(language: Language, shown: Section) -> None:
    """A section of a plan as its file will say it."""
    question(shown.heading)
    remarks(shown.sentences)
    for block in shown.blocks:
        with st.expander(plain(block.heading)):
            remarks(block.sentences)
            if block.figures:
                _figures_of(language, block.heading, block.figures)
    if shown.figures:
        _figures_of(language, shown.heading, shown.figures)


def _figures_of(language: Language, title: str, figures: Figures) -> None:
    columns = [
        Column(heading, "text", itemgetter(place)) for place, heading in enumerate(figures.headings)
    ]
    table(language, Table(title, columns, figures.rows))


def downloads(
    language: Language,
    file_name: str,
    tables: Callable[[], list[Table]],
    *,
    notes: dict[str, str],
    sentences: Callable[[], list[str]],
    brief: Callable[[], bytes] | None = None,
) -> None:
    """The figures of the page to take away, made only when asked for: the first of `tables` as CSV
    with `notes` as columns, all of them as a workbook that begins with the page's `sentences`;
    `brief` makes a page of .docx."""
    with st.container(horizontal=True, key="downloads"):
        st.download_button(
            language.text("Download as CSV"),
            data=lambda: documents.csv(tables()[0], notes=notes),
            file_name=f"{file_name}.csv",
            mime="text/csv",
            on_click="ignore",
        )
        st.download_button(
            language.text("Download as Excel"),
            data=lambda: documents.workbook(sentences(), tables()),
            file_name=f"{file_name}.xlsx",
            mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
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


def note(text: str) -> None:
    """A caveat or source, small, beside what it is about."""
    markup(f"<div class='note'>{escape(text)}</div>")


def notes_above(lines: Iterable[str]) -> None:
    """Notes as one part of the page, however many there are: what stands below keeps its place, and
    a fold that a reader opened stays open."""
    if found := "".join(f"<div class='note'>{escape(line)}</div>" for line in lines):
        markup(found)


def on_paper(text: str) -> None:
    """A word that only a printed page needs: where to find what cannot be printed."""
    markup(f"<div class='note only-paper'>{escape(text)}</div>")


def points(lines: Iterable[str]) -> None:
    """Small sentences under one another, each with a point."""
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    markup(f"<ul class='points'>{items}</ul>")


def colophon(language: Language) -> None:
    """What holds for every page, at its foot."""
    sentence = language.text(
        "Scores are published by PAPI (papi.org.vn). Ranks, groups, changes and distances are "
        "computed from them by this tool; rank ranges are estimates."
    )
    markup(f"<footer class='note'>{escape(sentence)}</footer>")
