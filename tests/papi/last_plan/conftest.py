"""Plans of last year as files, made by the test with what makes them for readers."""

import csv
import io
from collections.abc import Callable
from functools import cache
from typing import Any

import openpyxl
import pytest

from papi.common.basket import Basket
from papi.common.language import Code, Language
from papi.last_plan import reader
from papi.last_plan.plan_goals import LastPlan
from papi.last_plan.result_year import ResultYear
from papi.plan import document, gather, issued_rows, sheet
from papi.plan import draft as drafts
from papi.plan.issuer import PROVINCE

Made = Callable[..., bytes]


@pytest.fixture(scope="session")
def saved(file) -> Made:
    """The file of a plan from the scores of a year: .xlsx or .docx."""

    @cache
    def made(
        code: str, year: int, form: str = "xlsx", lang: Code = "vi", basket: Basket | None = None
    ) -> bytes:
        language = Language(lang)
        plan = gather.gather(in_its_division(file, code), code, year, basket=basket)
        rows = issued_rows.draft(language, plan, PROVINCE)
        if form == "xlsx":
            return sheet.write(language, plan, rows)
        return document.write(drafts.draft(language, plan, rows)).content

    return made


def in_its_division(file, code: str):
    return file.in_34 if code.endswith("n") else file


@pytest.fixture(scope="session")
def read(file) -> Callable[..., LastPlan]:
    """Reads a file as the plan that shows its result in the year."""

    def taken(
        content: bytes, name: str, code: str, year: int, *further: tuple[str, bytes]
    ) -> LastPlan:
        return reader.read(
            [(name, content), *further], ResultYear(in_its_division(file, code), code, year)
        )

    return taken


def table(*rows: tuple[Any, ...], percent: tuple[str, ...] = ()) -> bytes:
    """A workbook of these rows; the cells named in `percent` are shown in percent."""
    book = openpyxl.Workbook()
    lines = book.active
    assert lines is not None
    for row in rows:
        lines.append(row)
    for cell in percent:
        lines[cell].number_format = "0.0%"
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def text(*rows: tuple[str, ...], delimiter: str = ";") -> bytes:
    """The same as CSV."""
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter).writerows(rows)
    return written.getvalue().encode()


def changed(content: bytes, cells: dict[tuple[str, str], Any]) -> bytes:
    """The workbook with other values in the cells, by sheet and cell."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    for (name, cell), value in cells.items():
        book[name][cell] = value
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()
