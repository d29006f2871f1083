"""What a report's files hold, read back by means of their formats alone."""

import io
import re
from dataclasses import dataclass
from typing import Any

import docx
import openpyxl
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.table import Table

from papi.common.language import MINUS

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


@dataclass
class ReadChart:
    """A chart: categories, the values of each series by its name, and the labels at the marks."""

    categories: list[str]
    series: dict[str, list[float | None]]
    labels: list[str]


def texts(content: bytes) -> list[str]:
    """The paragraphs of a .docx, its tables' too."""
    opened = docx.Document(io.BytesIO(content))
    every = [
        "".join(mark.text or "" for mark in one.iter(qn("w:t")))
        for one in opened.element.body.iter(qn("w:p"))
    ]
    return [one for one in every if one]


def tables(content: bytes) -> dict[str, list[list[str]]]:
    """The rows of the tables by their captions, headings first."""
    opened = docx.Document(io.BytesIO(content))
    return {title(one): rows(one) for one in opened.tables}


def title(table: Table) -> str:
    return str(table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")))


def rows(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def charts(content: bytes) -> list[ReadChart]:
    """The charts of a .docx; their workbooks hold the same figures."""
    opened = docx.Document(io.BytesIO(content))
    found = []
    for part in opened.part.package.iter_parts():
        if "/charts/" in str(part.partname):
            read = _chart(part.blob)
            (sheet,) = (one.target_part for one in part.rels.values())
            book = openpyxl.load_workbook(io.BytesIO(sheet.blob)).worksheets[0]
            for place, values in enumerate(read.series.values(), start=2):
                column = [row[0].value for row in book.iter_rows(min_row=2, min_col=place,
                                                                max_col=place)]  # fmt: skip
                assert column == pytest.approx(values), (column, values)
            found.append(read)
    return found


def _chart(xml: bytes) -> ReadChart:
    root: Any = parse_xml(xml)
    series = list(root.iter(f"{CHART}ser"))
    categories = [one.text for one in series[0].find(f"{CHART}cat").iter(f"{CHART}v")]
    return ReadChart(
        categories,
        {
            one.find(f"{CHART}tx").find(f".//{CHART}v").text: _values(one, len(categories))
            for one in series
        },
        ["".join(mark.itertext()) for mark in root.iter(f"{CHART}rich")
         if mark.getparent().getparent().tag == f"{CHART}dLbl"],
    )  # fmt: skip


def _values(series: Any, count: int) -> list[float | None]:
    found: list[float | None] = [None] * count
    for point in series.find(f"{CHART}val").iter(f"{CHART}pt"):
        found[int(point.get("idx"))] = float(point.find(f"{CHART}v").text)
    return found


def number(cell: str) -> float | None:
    """The figure of a Vietnamese cell, whatever marks stand beside it; None for a dash."""
    found = re.search(rf"[+{MINUS}]?\d+(?:,\d+)?", cell)
    if not found:
        return None
    value = float(found[0].replace(MINUS, "-").replace(",", "."))
    return -value if "▼" in cell else value


def decimals(cell: str) -> int:
    """How many decimals the cell shows."""
    found = re.search(r",(\d+)", cell)
    return len(found[1]) if found else 0
