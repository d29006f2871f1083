"""Whatever the scores, each layout reads back equal; whatever the damage, nothing breaks."""

import math
import random
import time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl import workbook_load
from etl.__main__ import main
from tests.conftest import PUBLISHED
from tests.etl import workbook_content as contents
from tests.etl import workbook_maker as made

LAYOUTS = ["rows", "rows, dimensions first", "one label", "two labels", "three labels", "grouped"]
SECONDS_AT_MOST = 10
SLOW_IS_FINE = settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def random_content(seed: int, year: int) -> contents.Content:
    """Random scores within their scales; now and then a dimension is not published."""
    chance = random.Random(seed)  # noqa: S311
    names = contents.NEW_NAMES if year > 2024 else contents.NAMES
    content = contents.Content(year, dict(names), {})
    for province in names:
        gaps = {code for code in content.dimensions() if chance.random() < 0.03}
        for code, (_, _, scale) in contents.parts(year).items():
            top = float(scale.split("-")[1].split()[0])
            score = round(chance.uniform(top / 10 + 0.01, top - 0.01), 6)
            content.scores[province, code] = None if code[0] in gaps else score
    content.errors = {province: chance.uniform(0.05, 2) for province in names}
    return content


def written(content: contents.Content, layout: str, directory: Path, gap: Any) -> Path:
    order = list(content.names)
    random.Random(len(layout)).shuffle(order)  # noqa: S311
    columns = {
        "one label": made.Columns(english=False, scale=False, gap=gap),
        "two labels": made.Columns(english=False, margins=True, variances=True, gap=gap),
        "three labels": made.Columns(margins=True, weighted="filled", notes=True, gap=gap),
        "grouped": made.Columns(
            order=tuple(code for pair in order for code in (pair, "")), margins=True, gap=gap
        ),
    }
    name = f"PAPI-{content.year}.xlsx"
    if layout in columns:
        sheets = {f"{content.year}_VIE_ENG": made.columns_layout(content, columns[layout])}
    else:
        rows = made.rows_layout(content, dimension_first=layout != "rows")
        sheets = {f"{content.year} tổng hợp": rows}
    return made.write(directory / name, sheets)


@pytest.mark.parametrize("layout", LAYOUTS)
@SLOW_IS_FINE
@given(
    seed=st.integers(0, 2**32),
    year=st.sampled_from([2012, 2017, 2018, 2020, 2023, 2025, 2031]),
    gap=st.sampled_from([None, 0, "KCDL", " "]),
)
def test_random_scores_are_read_back_equal(layout, tmp_path, seed, year, gap):
    content = random_content(seed, year)
    found = workbook_load.load([written(content, layout, tmp_path, gap)], contents.FRAMES)
    assert not found.problems
    rows = found.frames["scores"]
    measures = found.read[0].figures.measures
    keys = zip(rows["province_code"], rows["measure"], strict=True)
    ours = dict(zip(keys, rows["value"].astype(float), strict=True))
    for (province, code), value in content.scores.items():
        read = ours[province, measures[code]]
        assert math.isnan(read) if value is None else read == pytest.approx(value, abs=1e-6)


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made.write_year(tmp_path_factory.mktemp("good"), 2022)


@settings(SLOW_IS_FINE, max_examples=30)
@given(seed=st.integers(0, 2**32))
def test_mutated_bytes_are_read_or_refused_and_never_crash(good, tmp_path, seed):
    chance = random.Random(seed)  # noqa: S311
    content = bytearray(good.read_bytes())
    for _ in range(chance.choice([1, 3, 30])):
        at = chance.randrange(len(content))
        match chance.randrange(3):
            case 0:
                content[at] = chance.randrange(256)
            case 1:
                del content[at : at + chance.randrange(1, 200)]
            case _:
                content[at:at] = chance.randbytes(chance.randrange(1, 50))
    path = tmp_path / good.name
    path.write_bytes(content)
    began = time.monotonic()
    found = workbook_load.load([path], contents.FRAMES)
    assert time.monotonic() - began < SECONDS_AT_MOST
    assert found.problems or found.read
    assert all("\n" not in str(problem) for problem in found.problems)


@settings(SLOW_IS_FINE, max_examples=4)
@given(seed=st.integers(0, 2**32))
def test_a_damaged_file_never_reaches_the_warehouse(good, tmp_path, seed):
    chance = random.Random(seed)  # noqa: S311
    content = bytearray(good.read_bytes())
    for _ in range(40):
        content[chance.randrange(len(content))] = chance.randrange(256)
    path, warehouse = tmp_path / good.name, tmp_path / "papi.duckdb"
    path.write_bytes(content)
    warehouse.write_bytes(b"as it was")
    folder = ["--workbooks", str(tmp_path / "kept"), "--to", str(warehouse)]
    assert main(["add", str(path), "--published", str(PUBLISHED), *folder]) == 1
    assert warehouse.read_bytes() == b"as it was"
    assert not (tmp_path / "kept").exists()


ODD = st.one_of(
    st.none(),
    st.text(max_size=12).filter(lambda t: t.isprintable()),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.integers(-9, 99),
    st.dates(),
    st.sampled_from(["Hà Nội", "1.1: Tri thức", "Chỉ số nội dung 3: x", "KCDL", "0"]),
)


@settings(SLOW_IS_FINE, max_examples=15)
@given(changes=st.lists(st.tuples(st.integers(0, 49), st.integers(0, 70), ODD), max_size=6))
def test_mutated_cells_are_read_or_refused_and_never_crash(good_rows, tmp_path, changes):
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "2023_VIE_ENG"
    for row in good_rows:
        sheet.append(row)
    for row, column, value in changes:
        sheet.cell(row + 1, column + 1).value = value
    path = tmp_path / "PAPI2023.xlsx"
    book.save(path)
    found = workbook_load.load([path], contents.FRAMES)
    assert found.problems or found.read
    for problem in found.problems:
        assert problem.place.startswith("PAPI2023.xlsx")
        assert "\n" not in str(problem)


@pytest.fixture(scope="module")
def good_rows() -> list[list[Any]]:
    return made.layout(2023)
