"""Writes workbooks in every published layout, from any scores: what the tests read back."""

import datetime
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl

from tests.etl.workbook_content import (
    FRAMES,
    NEW_NAMES,
    Content,
    float32,
    parts,
    published,
)

Row = list[Any]
FILE_DATE = datetime.datetime(2025, 4, 15, tzinfo=datetime.UTC).timestamp()
FILES = {
    **{year: f"PAPI-{year}-Dữ-liệu-1.xlsx" for year in range(2011, 2018)},
    2018: "PAPI2018_ProvincialScores_ByIndicators_VIE.xlsx",
    2019: "2019_PAPI_Provincial_indicators2019_VIE_ENG.xlsx",
    2020: "2020PAPI_ProvincialIndicators_BangChiTieuCapTinh-1.xlsx",
    2021: "1.2021PAPI_ProvincialIndicators_BangChiTieuCapTinh.xlsx",
    2022: "2022PAPI_ProvincialIndicators_BangChiTieuCapTinh.xlsx",
    2023: "2023PAPI_ProvincialIndicators_BangChiTieuCapTinh..xlsx",
    2024: "2024PAPI_ProvincialIndicators_BangChiTieuCapTinh_34_TinhThanh.xlsx",
}
SHEETS = {
    **{year: f"{year}PAPI- Bảng tổng hợp kết quả" for year in range(2011, 2018)},
    2011: "2012PAPI- Bảng tổng hợp kết quả",
    2018: "ProvincialIndicators_VIE",
    2019: "2019PAPI_Indicators_VIE",
    **{year: f"{year}_VIE_ENG" for year in range(2020, 2024)},
    2024: "2024_PAPI_VIE_ENG",
}


_DIMENSION_NAMES = {
    str(row.code): (str(row.name_vi), str(row.name_en)) for row in FRAMES["dimensions"].itertuples()
}


def rows_layout(
    content: Content, *, dimension_first: bool = False, above: Sequence[Row] = ()
) -> list[Row]:
    """2011–2017: provinces in rows; stray blanks around labels and names."""
    codes = sorted([*content.dimensions(), *parts(content.year)])
    if dimension_first:
        codes.sort(key=lambda code: (len(code), code))
    header: Row = ["Tên tỉnh "]
    for code in codes:
        name = parts(content.year)[code][0] if "." in code else f" {_DIMENSION_NAMES[code][0]}"
        header.append(f"  {code}: {name.strip()} ")
    rows = [*map(list, above), header]
    for province, name in content.names.items():
        values = [
            content.scores.get((province, code))
            if "." in code
            else content.dimension(province, code)
            for code in codes
        ]
        rows.append([f"{name} ", *map(float32, values)])
    return rows


@dataclass(frozen=True)
class Columns:
    """How a sheet with provinces in columns is laid out."""

    english: bool = True
    scale: bool = True
    codes: bool = True
    total: bool = True
    margins: bool = False
    weighted: str = ""  # "", "filled" or "blank"
    variances: bool = False
    notes: bool = False
    gap: Any = None  # what stands in a cell that was not published
    above: tuple[Row, ...] = ()
    order: tuple[str, ...] = ()  # "" is a blank separator column


def columns_layout(content: Content, how: Columns = Columns()) -> list[Row]:
    """Since 2018: provinces in columns, one to three label columns."""
    order = how.order or tuple(content.names)

    def line(en: str, vi: str, scale: str, values: Mapping[str, Any], gap: Any = None) -> Row:
        labels = ([en] if how.english else []) + [vi] + ([scale or None] if how.scale else [])
        cells = [
            None if not code else gap if (value := values.get(code)) is None else value
            for code in order
        ]
        return [*labels, *cells]

    name_label = "Tỉnh/Thành phố trực thuộc trung ương"
    labels = 1 + how.english + how.scale
    rows: list[Row] = [[*row[:1], *[None] * (labels - 1), *row[1:]] for row in how.above]
    if how.codes:
        codes = {code: int(code.rstrip("n")) for code in content.names}
        rows.append(line("Mã tỉnh", "Mã tỉnh", "Thang điểm/Scale", codes))
    rows.append(line(name_label, name_label, "", content.names))
    totals = {code: float32(content.total(code)) for code in content.names}
    for weighting in ("weighted", "unweighted"):
        if (weighting == "weighted" and not how.weighted) or not how.total:
            continue
        blank = weighting == "weighted" and how.weighted == "blank"
        plus = 1.5 if weighting == "weighted" else 0.0
        rows += _total_rows(content, line, totals, weighting, how, plus, blank)
    for dimension in content.dimensions():
        vi, en = _DIMENSION_NAMES[dimension]
        values = {code: float32(content.dimension(code, dimension)) for code in content.names}
        label = f"Chỉ số nội dung {dimension}: {vi}"
        rows.append(line(f"Dimension {dimension}: {en}", label, "1-10 điểm", values, how.gap))
        if how.variances:
            spread = {code: 0.01 + 0.001 * at for at, code in enumerate(content.names)}
            rows.append(line("Variance", f"Phương sai (Chỉ số nội dung {dimension})", "", spread))
        for part, (part_vi, part_en, scale) in parts(content.year).items():
            if part[0] != dimension:
                continue
            values = {code: float32(content.scores.get((code, part))) for code in content.names}
            rows.append(line(part_en, f"{part}: {part_vi}*", scale, values, how.gap))
            for ind_vi, ind_en, ind_scale, shares in content.indicators.get(part, []):
                rows.append(line(ind_en, ind_vi, ind_scale, shares))
    if content.respondents:
        rows.append(line("Observations", "Số quan sát", "", content.respondents))
    if how.notes:
        rows.append(
            ["Note: blank means fewer than 15 respondents", "Ghi chú: ô trống"][: labels or 1]
        )
        rows.append(["Copyright @CECODES", "Bản quyền @CECODES"][:labels])
    return rows


def _total_rows(
    content: Content,
    line: Any,
    totals: dict[str, float | None],
    weighting: str,
    how: Columns,
    plus: float,
    blank: bool,
) -> list[Row]:
    en = "Weighted" if weighting == "weighted" else "Unweighted"
    vi = f"Chỉ số PAPI tổng hợp ({'có' if weighting == 'weighted' else 'không có'} trọng số)"

    def shifted(times: float) -> dict[str, float | None]:
        return {
            code: None
            if blank or value is None
            else float32(value + plus + times * content.errors.get(code, 0.0))
            for code, value in totals.items()
        }

    rows = [line(f"{en} PAPI Score", vi, "10-80 điểm/points", shifted(0), how.gap)]
    if how.margins:
        errors = {
            code: None if blank or value is None else float32(content.errors[code])
            for code, value in totals.items()
        }
        low = f"{vi} - điểm tối thiểu trong khoảng tin cậy 95%"
        high = f"{vi} - điểm tối đa trong khoảng tin cậy 95%"
        rows += [
            line(f"{en} 95% CI Low", low, "", shifted(-1.645), how.gap),
            line(f"{en} 95% CI High", high, "", shifted(1.645), how.gap),
            line(f"{en} Standard Error", f"{vi} - sai số ", "", errors, how.gap),
        ]
    return rows


def regrouped() -> tuple[str, ...]:
    """The order of 2024: old provinces under the new ones, a blank column after each group."""
    order: list[str] = []
    provinces = FRAMES["provinces"]
    for successor in FRAMES["successors"]["successor_code"]:
        group = provinces[provinces["successor_code"] == successor]["province_code"]
        order += [*group, ""]
    return tuple(order[:-1])


def grouped_header(order: Sequence[str]) -> tuple[Row, ...]:
    """The rows above the names in 2024: new provinces, each over the first of its old ones."""
    successor = dict(
        zip(
            FRAMES["provinces"]["province_code"], FRAMES["provinces"]["successor_code"], strict=True
        )
    )
    names: Row = ["Tỉnh mới (từ 1/7/2025)"]
    before = ""
    for code in order:
        new = f"{successor[code]}n" if code else ""
        names.append(NEW_NAMES[new] if new and new != before else None)
        before = new
    return (["STT tỉnh mới", *[None] * len(order)], names)


def layout(year: int, content: Content | None = None) -> list[Row]:
    """The main sheet of a year in the layout of that year."""
    content = content or published(year)
    if year <= 2017:
        return rows_layout(content, dimension_first=year % 2 == 0)
    if year == 2018:
        return columns_layout(content, Columns(english=False, codes=False, gap="KCDL", notes=False))
    content.errors = content.errors or dict.fromkeys(content.names, 0.3)
    if year == 2019:
        return columns_layout(
            content, Columns(english=False, margins=True, weighted="filled", variances=True)
        )
    if year in {2022, 2024}:
        order = regrouped() if year == 2024 else ()
        above = grouped_header(order) if year == 2024 else ()
        weighted = "blank" if year == 2022 else ""
        return columns_layout(
            content,
            Columns(margins=True, weighted=weighted, gap=0, notes=True, order=order, above=above),
        )
    return columns_layout(content, Columns(margins=True, notes=True))


def write(
    path: Path, sheets: Mapping[str, Sequence[Sequence[Any]]], hidden: Sequence[str] = ()
) -> Path:
    """A workbook of these sheets, with a fixed date of its own."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
        if title in hidden:
            sheet.sheet_state = "hidden"
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    os.utime(path, (FILE_DATE, FILE_DATE))
    return path


def write_year(directory: Path, year: int, content: Content | None = None) -> Path:
    """The file of a year under its published name, with the other sheets that stand in it."""
    sheets: dict[str, list[Row]] = {SHEETS[year]: layout(year, content)}
    if year <= 2017:
        for part in range(1, 7):
            word = "Điêm" if part == 5 else "Điểm"
            sheets[f"{word} thành phần {part}"] = [["Tên tỉnh "], ["Hà Nội", 1.0]]
    if year in {2022, 2024}:
        sheets[SHEETS[year - 1].replace("PAPI_", "")] = layout(year - 1)
    return write(directory / FILES[year], sheets)


def find(rows: Sequence[Sequence[Any]], label: str, province: str) -> tuple[int, int]:
    """Row and column (from 0) of a labelled figure in a sheet with provinces in columns."""
    row = next(at for at, cells in enumerate(rows) if any(label in str(c) for c in cells[:3]))
    header = next(cells for cells in rows if province in cells)
    return row, list(header).index(province)
