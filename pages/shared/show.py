"""How pages show things: sentences, questions over charts, tables behind them. No figures here."""

from html import escape
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from papi.charts import CONFIG
from papi.language import Language
from papi.numbers import LegendEntry, Number
from papi.palette import Palette
from papi.tables import Table

STYLE = Path(__file__).with_name("style.css")
# A file of our own: Streamlit would fetch named icons from a host of others.
ICON = Path(__file__).with_name("icon.svg")


def style() -> None:
    """The house's type and spacing, once a page."""
    st.html(STYLE)


def headline(sentence: str) -> None:
    """The page's answer, its only first-level heading."""
    st.html(f"<h1 class='headline'>{escape(sentence)}</h1>")


def conclusions(sentences: list[str]) -> None:
    """What may be concluded: the first large, the others under it."""
    for place, sentence in enumerate(sentences):
        kind = "conclusion" if place == 0 else "remark"
        st.html(f"<p class='{kind}'>{escape(sentence)}</p>")


def question(title: str, answer: str = "") -> None:
    """A section's question and the answer for the current choice."""
    st.html(
        f"<h2 class='question'>{escape(title)}</h2>"
        + (f"<p class='answer'>{escape(answer)}</p>" if answer else "")
    )


def chart(figure: go.Figure, alt: str, key: str) -> None:
    """A chart with the words that say what it shows."""
    st.plotly_chart(figure, width="stretch", config=CONFIG, alt=alt, key=key, theme=None)


def number(number: Number) -> None:
    """One of the large numbers, its change and, where it has one, its line over the years."""
    st.metric(
        number.label,
        number.value,
        number.change,
        # Named colours: the sign of "−0,57" is not one that the metric can read.
        delta_color="off" if number.better is None else "green" if number.better else "red",
        delta_arrow="off" if number.better is None else "up" if number.better else "down",
        delta_description=number.change_note,
        help=number.help,
        chart_data=number.line,
        border=True,
    )


def legend(entries: list[LegendEntry], palette: Palette) -> None:
    """Groups as words with their colour and count."""
    items = "".join(
        f"<li><span class='swatch' style='background:{palette.groups.get(entry.group, 'none')}'>"
        f"{'' if entry.group in palette.groups else '–'}</span>{escape(entry.words)}</li>"
        for entry in entries
    )
    st.html(f"<ul class='legend'>{items}</ul>")


def table(language: Language, shown: Table) -> None:
    """A table as text, readable by screen readers and printers; wide ones scroll sideways."""
    cells = shown.shown(language)
    figures = [column.heading for column in shown.columns if column.kind != "text"]
    styled = (
        cells.style.hide(axis="index")
        .format(escape="html")
        .format_index(escape="html", axis="columns")
        .set_caption(escape(shown.title))
        .set_properties(subset=pd.Index(figures), **{"text-align": "right"})
        .set_table_attributes("class='figures'")
    )
    st.html(f"<div class='scroll' tabindex='0'>{styled.to_html()}</div>")


def note(text: str) -> None:
    """A caveat or source, small, beside what it is about."""
    st.html(f"<p class='note'>{escape(text)}</p>")


def colophon(language: Language) -> None:
    """What holds for every page, at its foot."""
    sentence = language.text(
        "Scores are published by PAPI (papi.org.vn). Ranks, groups, changes and distances are "
        "computed from them by this tool; rank ranges are estimates."
    )
    st.html(f"<footer class='note'>{escape(sentence)}</footer>")
