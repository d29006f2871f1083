"""Downloads of whole tables and views, each file made only when asked for."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from pages.shared import choices, show
from pages.shared.frame import Page
from papi.common import file_names
from papi.data import words as answers
from papi.export import whole
from papi.warehouse import meanings, relations
from papi.warehouse.connection import Identity

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def offer(page: Page, cite: str) -> None:
    """The choice of a table and year, what it holds, its files, and the whole database."""
    say, file = page.language, page.file
    names = {
        one: f"{one}: {contents.holds(say)}" for one, contents in meanings.offered(file).items()
    }
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    with left:
        name = choices.choice(say, "table", say.text("Table"), names, "score", listed=True)
    years = {"all": say.text("All years"), **{str(one): str(one) for one in _years(file, name)}}
    with right:
        asked = choices.choice(say, "of_year", say.text("Years"), years, "all", listed=True)
    year = None if asked == "all" else int(asked)
    rows = _count(file, name, year)
    columns = relations.columns(file, name)
    origin = answers.origin(say, relations.figures_are(file, name))
    show.note(
        say.text(
            "{origin} {rows}. Columns: {columns}.",
            origin=origin,
            rows=say.count("{n} row", "{n} rows", rows),
            columns=", ".join(columns),
        )
    )
    large = rows > whole.MOST_IN_EXCEL
    if large:
        show.note(
            say.text(
                "Too large for Excel here (more than {n} rows): choose one year, or download the "
                "CSV, which Excel can open.",
                n=say.whole(whole.MOST_IN_EXCEL),
            )
        )
    stem = file_names.joined("PAPI", str(year or ""), name, "34" if file.of_34 else "")
    preface = [names[name], origin, say.text("Source: {citation}", citation=cite)]
    with st.container(horizontal=True, key="whole_tables"):
        _button("CSV", f"{stem}.csv", "text/csv", lambda: whole.csv(file, name, cite, year))
        _button(
            "Parquet",
            f"{stem}.parquet",
            "application/vnd.apache.parquet",
            lambda: relations.parquet(file, name, cite, year),
        )
        _button(
            "Excel",
            f"{stem}.xlsx",
            EXCEL,
            lambda: whole.excel(file, name, cite, year, preface=preface),
            disabled=large,
        )
        _button(
            say.text("Whole database (DuckDB, {size} MB)", size=round(file.size / 1e6)),
            "papi.duckdb",
            "application/octet-stream",
            lambda: Path(file.path).read_bytes(),
        )
    show.note(
        say.text(
            "Programs read the same figures, as CSV or JSON, under {address}; {document} describes "
            "them.",
            address="/api/",
            document="/api/openapi.json",
        )
    )


def _button(
    label: str, file_name: str, mime: str, make: Callable[[], bytes], *, disabled: bool = False
) -> None:
    st.download_button(
        label,
        data=make,
        file_name=file_name,
        mime=mime,
        on_click="ignore",
        disabled=disabled,
        key=f"take_{file_name}",
    )


@st.cache_data(max_entries=100, show_spinner=False)
def _years(file: Identity, name: str) -> list[int]:
    return relations.years(file, name)


@st.cache_data(max_entries=300, show_spinner=False)
def _count(file: Identity, name: str, year: int | None) -> int:
    return relations.count(file, name, year)
