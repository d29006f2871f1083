"""What a reader takes from any page: one figure a field, nothing that Excel reads as a date."""

import csv
import io
import re
from numbers import Real

import openpyxl
import pytest

from pages.shared import show
from pages.shared.titles import PAGES
from papi.common import documents
from papi.common.tables import Table
from papi.subjects import SUBJECTS

# 3/4 and 8-61 become dates in Excel; 46 of 61 and 1–5 are two figures; 29/11/2026 is a date.
SEVERAL = re.compile(r"(?!\d\d/\d\d/\d{4}$)'?\d+\s*(?:[/–-]|of|trên)\s*\d+(?!\d*-)\b.*")
# A run of years, or of dimensions (1–6), is one name.
YEARS = {"Years", "Các năm", "Years held", "Number", "Số thứ tự", "Năm có số liệu"}
# The plan and the report are documents: their files have tests of their own.
WITH_TABLES = [name for name in PAGES if name not in ("plan", "report")]


@pytest.fixture
def taken(open_link, monkeypatch):
    """Opens a page and gives the tables that its downloads hold."""
    found: list[Table] = []
    shown = show.downloads

    def keep(view, subject, choice, *about, **others):
        found.extend(SUBJECTS[subject].tables(view, choice))
        shown(view, subject, choice, *about, **others)

    monkeypatch.setattr(show, "downloads", keep)

    def run(page, **link):
        found.clear()
        app = open_link(page, **link)
        assert not app.exception
        assert found
        return list(found)

    return run


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(
    "link",
    [
        {"province": "Long An", "year": 2023},
        {"province": "Tây Ninh", "year": 2023, "division": 34},
    ],
    ids=["63", "34"],
)
@pytest.mark.parametrize("page", WITH_TABLES)
def test_no_field_of_a_file_holds_several_figures(taken, page, link, lang):
    for table in taken(page, **link, lang=lang):
        heading, *rows = csv.reader(
            io.StringIO(documents.csv(table, notes={}).decode("utf-8-sig"), newline="")
        )
        assert len(set(heading)) == len(heading), table.title
        assert len(rows) == len(table.for_files().rows)
        for name, *values in zip(heading, *rows, strict=True):
            if name not in YEARS:
                assert not list(filter(SEVERAL.fullmatch, values)), (table.title, name)
        kinds = {one.heading: one.kind for one in table.for_files().columns}
        whole = [name for name in heading if kinds[name] in ("whole", "places")]
        for name in whole:
            values = [row[heading.index(name)] for row in rows]
            assert all(re.fullmatch(r"-?\d+|", value) for value in values), (table.title, name)
        book = openpyxl.load_workbook(io.BytesIO(documents.workbook(["x"], [table])))
        for column in book.worksheets[1].iter_cols():
            name, *cells = [cell.value for cell in column]
            if name in whole:
                assert all(value is None or isinstance(value, int) for value in cells)
            assert not [
                one
                for one in cells
                if isinstance(one, str) and SEVERAL.fullmatch(one) and name not in YEARS
            ]
            assert all(isinstance(one, str | Real | None) for one in cells)


def test_ranks_and_their_denominators_are_two_columns(taken):
    table = next(
        one
        for one in taken(None, province="Long An", year=2023, lang="en")
        if one.title == "Change by measure"
    )
    figures = table.for_files().figures().set_index("Measure").loc["Total"]
    assert (figures["Rank"], figures["Rank: out of"]) == (46, 61)


def test_a_ranking_to_sort_has_no_group_headings_among_its_provinces(taken):
    table = next(
        one
        for one in taken("compare", province="Long An", year=2023, lang="en")
        if one.title == "Ranking"
    )
    assert len(table.rows) == 65
    figures = table.for_files().figures()
    assert figures["Rank"].tolist() == sorted(figures["Rank"])
    assert len(figures) == 61
