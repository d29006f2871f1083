"""A part is listed once: whoever adds one to a list has it on the page and in its files."""

import io

import openpyxl
import pytest

from papi.common import documents
from papi.common.language import Language
from papi.common.parts import Part, View
from papi.common.tables import Column, Table
from papi.overview.parts import Choice as OfAYear
from papi.subjects import SUBJECTS
from tests.pages.shown import html

LINK = {"province": "Long An", "year": 2023, "lang": "en"}


def added(_view, _choice):
    """A part that nobody has listed before."""
    table = Table("Extra table", [Column("Extra column", "points", lambda row: row)], [1.25])
    return Part("added", "What is new?", "All of this.", table=table, in_files=("Said again.",))


@pytest.mark.parametrize("subject", ["overview", "trends", "falls"])
def test_a_part_added_to_the_list_is_on_the_page(open_link, monkeypatch, subject):
    monkeypatch.setitem(SUBJECTS[subject].parts, "added", added)
    shown = html(open_link(None if subject == "overview" else subject, **LINK))
    assert "What is new?" in shown and "All of this." in shown and "Extra column" in shown


def test_a_part_added_to_the_list_is_in_the_files(file, monkeypatch):
    subject = SUBJECTS["overview"]
    monkeypatch.setitem(subject.parts, "added", added)
    view = View(file, Language("en"), "80", 2023)
    content = documents.workbook(
        subject.sentences(view, OfAYear()), subject.tables(view, OfAYear())
    )
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert [cell.value for cell in book.worksheets[-1]["A"]] == ["Extra column", 1.25]
    assert "Said again." in [cell.value for cell in book.worksheets[0]["A"]]
