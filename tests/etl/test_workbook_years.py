"""Which workbook gives which year, and what a build makes of them."""

import shutil
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from etl import workbook_load
from etl.build import build
from etl.problem import LoadRefused
from tests.conftest import PUBLISHED
from tests.etl import workbook_content as contents
from tests.etl import workbook_maker as made

YEARS = """
    SELECT s.year, s.province_code, s.measure, s.value
    FROM score AS s
    JOIN measure AS m
        ON m.measure = s.measure AND s.year BETWEEN m.first_year AND coalesce(m.last_year, 9999)
    WHERE m.level IN ('dimension', 'subdimension') AND s.year <= 2024
    ORDER BY ALL
"""


def asked(warehouse: Path, question: str) -> pd.DataFrame:
    with duckdb.connect(str(warehouse), read_only=True) as con:
        return con.execute(question).df()


@pytest.fixture(scope="module")
def workbooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fourteen yearly files and one of a year nobody has seen."""
    directory = tmp_path_factory.mktemp("workbooks")
    for year in made.FILES:
        made.write_year(directory, year)
    new_year = made.columns_layout(contents.rehearsed(), made.Columns(margins=True, notes=True))
    made.write(directory / "2025PAPI_Provincial.xlsx", {"2025_VIE_ENG": new_year})
    return directory


@pytest.fixture(scope="module")
def shifted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped tables with other scores, so that nothing of them can pass for a workbook's."""
    directory = tmp_path_factory.mktemp("tables") / "published"
    shutil.copytree(PUBLISHED, directory)
    scores = pd.read_csv(directory / "scores.csv", dtype={"province_code": str})
    scores["value"] = (scores["value"] * 0.97 + 0.02).round(6)
    scores.to_csv(directory / "scores.csv", index=False)
    for table in ("total_margins", "dimension_variances"):
        held = pd.read_csv(directory / f"{table}.csv", dtype=str).head(1)
        held["year"] = "2023"  # read over by the workbook of 2023, and unlike its sums
        if table == "dimension_variances":
            held.to_csv(directory / f"{table}.csv", index=False)
        else:
            sums = scores[scores["year"] == 2023].groupby("province_code")["value"].sum()
            held["weighting"], held["value"] = "unweighted", sums[held["province_code"][0]]
            held["ci_low"], held["ci_high"] = held["value"] - 1, held["value"] + 1
            held.to_csv(directory / f"{table}.csv", index=False)
    return directory


@pytest.fixture(scope="module")
def built(workbooks: Path, shifted: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    to = tmp_path_factory.mktemp("built") / "papi.duckdb"
    build(shifted, to, workbooks=workbooks, show_progress=False)
    return to


def test_the_fourteen_files_alone_build_the_shipped_scores(built: Path, warehouse_path: Path):
    ours, shipped = asked(built, YEARS), asked(warehouse_path, YEARS)
    pd.testing.assert_frame_equal(ours, shipped, check_exact=False, atol=2e-6, rtol=0)


def test_the_same_provinces_are_not_published(built: Path, warehouse_path: Path):
    question = "SELECT year, province_code, measure, reason FROM missing ORDER BY ALL"
    pd.testing.assert_frame_equal(asked(built, question), asked(warehouse_path, question))


def test_every_score_of_a_workbook_names_its_file_and_sheet(built: Path):
    sources = asked(
        built,
        """
        SELECT DISTINCT s.year, f.title, f.kind, length(f.sha256) AS hash,
            f.loaded_at::VARCHAR AS at
        FROM score AS s JOIN source AS f USING (source)
        WHERE s.measure IN ('total', 'participation', 'civic_knowledge') ORDER BY ALL
        """,
    )
    assert list(sources["year"]) == list(range(2011, 2026))
    assert set(sources["kind"]) == {"workbook"}
    assert set(sources["hash"]) == {64}
    assert set(sources["at"]) == {"2025-04-15"}
    assert sources["title"][0] == f"{made.FILES[2011]}, sheet {made.SHEETS[2011]}"


def test_every_difference_from_the_shipped_tables_is_kept_with_its_cell(built: Path):
    changed = asked(built, "SELECT * FROM workbook_difference WHERE year = 2011 ORDER BY ALL")
    assert len(changed) > 1300
    assert ((changed["shipped"] - changed["loaded"]).abs() > 0.001).all()
    assert changed["cell"][0].startswith(f"{made.SHEETS[2011]}!")


def test_margins_of_new_years_reach_the_changes(built: Path):
    judged = asked(
        built,
        """
        SELECT year, count(clear_by_printed)::INTEGER AS judged FROM yearly_change
        WHERE measure = 'total' AND year IN (2020, 2021, 2024) AND comparable
        GROUP BY year ORDER BY year
        """,
    )
    assert list(judged["judged"]) == [63, 60, 59]


def test_weighted_totals_stand_apart(built: Path):
    weighted = asked(built, "SELECT year, count(*)::INTEGER AS n FROM weighted_total GROUP BY year")
    assert weighted.to_dict("records") == [{"year": 2019, "n": 63}]


def test_the_thirty_four_provinces_of_2025_are_ranked_among_themselves(built: Path):
    ranked = asked(
        built,
        """
        SELECT r.*, p.division AS of FROM ranking AS r JOIN province AS p USING (province_code)
        WHERE r.year = 2025 AND r.measure = 'total' ORDER BY r.rank
        """,
    )
    assert len(ranked) == 34
    assert set(ranked["of"]) == {34}
    assert set(ranked["ranked_count"]) == {34}
    assert ranked["quartile_group"].value_counts().to_dict() == {
        "highest": 9,
        "high_average": 8,
        "low_average": 8,
        "lowest": 9,
    }
    survey = asked(built, "SELECT * FROM survey_year WHERE year = 2025").to_dict("records")
    assert survey == [
        {"year": 2025, "division": 34, "provinces": 34, "totals": 34, "margins_printed": True}
    ]
    drawn = asked(built, "FROM rank_range WHERE year = 2025 AND measure = 'total'")
    assert len(drawn) == 34 and set(drawn["division"]) == {34}
    citation = asked(built, "SELECT citation FROM source WHERE year = 2025")["citation"][0]
    assert "(2026)" in citation
    assert citation.endswith("2025.")


def test_the_same_inputs_give_the_same_content(
    workbooks: Path, shifted: Path, built: Path, tmp_path: Path
):
    again = tmp_path / "papi.duckdb"
    build(shifted, again, workbooks=workbooks, show_progress=False)
    for table in ("score", "source", "measure", "missing", "survey_year", "build"):
        question = f"FROM {table} ORDER BY ALL"
        pd.testing.assert_frame_equal(asked(again, question), asked(built, question))


def test_an_older_year_is_read_from_a_later_file_only_when_nothing_else_holds_it(
    few_years: Path, tmp_path: Path
):
    older, newer = contents.rehearsed(2025), contents.rehearsed(2026)
    newer.scores = {
        key: None if value is None else value + 0.01 for key, value in newer.scores.items()
    }
    sheets = {
        "2026_VIE_ENG": made.columns_layout(newer),
        "2025_VIE_ENG": made.columns_layout(older),
        "2024_VIE_ENG": [["not read: 2024 is held"]],
    }
    directory = tmp_path / "workbooks"
    made.write(directory / "2026PAPI.xlsx", sheets)
    build(few_years, tmp_path / "papi.duckdb", workbooks=directory, show_progress=False)
    used = "SELECT year, title FROM source WHERE kind = 'workbook' ORDER BY year"
    assert asked(tmp_path / "papi.duckdb", used).values.tolist() == [
        [2025, "2026PAPI.xlsx, sheet 2025_VIE_ENG"],
        [2026, "2026PAPI.xlsx, sheet 2026_VIE_ENG"],
    ]
    corrected = contents.rehearsed(2025)
    corrected.scores["01n", "1.1"] = 1.234
    made.write(directory / "2025PAPI.xlsx", {"2025_VIE_ENG": made.columns_layout(corrected)})
    found = workbook_load.load(workbook_load.files(directory), contents.FRAMES)
    assert not found.problems
    assert [(read.chosen.workbook.name, read.chosen.sheet.year) for read in found.read] == [
        ("2025PAPI.xlsx", 2025),
        ("2026PAPI.xlsx", 2026),
    ]


def test_two_files_for_one_year_are_a_problem_that_names_both(tmp_path: Path):
    content = contents.rehearsed()
    other = contents.rehearsed()
    other.scores["01n", "1.1"] = 1.5
    made.write(tmp_path / "w" / "a-2025.xlsx", {"2025_VIE_ENG": made.columns_layout(content)})
    made.write(tmp_path / "w" / "b-2025.xlsx", {"2025_VIE_ENG": made.columns_layout(other)})
    with pytest.raises(LoadRefused, match=r"a-2025.xlsx, b-2025.xlsx: are 2 files for 2025"):
        build(PUBLISHED, tmp_path / "p.duckdb", workbooks=tmp_path / "w", show_progress=False)


def test_a_yearly_file_comes_before_a_compilation(tmp_path: Path):
    compiled = {str(year): made.layout(year) for year in (2015, 2018)}
    made.write(tmp_path / "w" / "PAPI-2015-2018.xlsx", compiled)
    made.write_year(tmp_path / "w", 2018)
    to = tmp_path / "p.duckdb"
    build(PUBLISHED, to, workbooks=tmp_path / "w", show_progress=False)
    used = asked(to, "SELECT title FROM source WHERE kind = 'workbook' ORDER BY year")["title"]
    assert list(used) == [
        "PAPI-2015-2018.xlsx, sheet 2015",
        f"{made.FILES[2018]}, sheet ProvincialIndicators_VIE",
    ]


def test_a_gap_in_a_workbook_wins_over_a_shipped_score(tmp_path: Path):
    content = contents.published(2017)
    for code in contents.parts(2017):
        content.scores["80", code] = None
    made.write_year(tmp_path / "w", 2017, content)
    to = tmp_path / "p.duckdb"
    build(PUBLISHED, to, workbooks=tmp_path / "w", show_progress=False)
    assert asked(to, "FROM score WHERE year = 2017 AND province_code = '80'").empty
    gaps = asked(to, "SELECT DISTINCT reason FROM missing WHERE year = 2017")
    assert list(gaps["reason"]) == ["not stated"]
    assert len(asked(to, "FROM workbook_difference WHERE loaded IS NULL")) == 22
