"""The 34 provinces before their first survey, computed a second time in pandas, and after it."""

import duckdb
import numpy as np
import pandas as pd
import pytest

from papi.common import estimates
from papi.warehouse import scores
from tests.conftest import PUBLISHED
from tests.rehearsed import warehouse_of_2025


def table(name):
    return pd.read_csv(
        PUBLISHED / f"{name}.csv", dtype={"province_code": str, "code": str, "successor_code": str}
    )


@pytest.fixture(scope="module")
def values():
    """year, province_code, measure, value at every level, summed from the shipped files."""
    parts = table("scores")
    spans = table("subdimensions").drop_duplicates("measure").set_index("measure")["parent"]
    dimensions = (
        parts.assign(measure=parts["measure"].map(spans))
        .groupby(["year", "province_code", "measure"], as_index=False)["value"]
        .sum()
    )
    core = set(table("dimensions").query("in_core == 'yes'")["measure"])
    sums = []
    for name, wanted in (("total", None), ("core", core)):
        some = dimensions[dimensions["measure"].isin(wanted)] if wanted else dimensions
        by = some.groupby(["year", "province_code"])["value"]
        complete = by.count() == some.groupby("year")["measure"].nunique().reindex(
            by.count().index, level=0
        )
        sums.append(by.sum()[complete].reset_index().assign(measure=name))
    return pd.concat([parts, table("indicator_scores"), dimensions, *sums], ignore_index=True)


@pytest.fixture(scope="module")
def expected(values):
    provinces = table("provinces")
    successor = provinces.set_index("province_code")["successor_code"] + "n"
    frame = values.assign(new=values["province_code"].map(successor))
    by = frame.groupby(["year", "measure", "new"])["value"]
    found = pd.DataFrame({"value": by.mean(), "parts_published": by.count()}).reset_index()
    found["parts"] = found["new"].map(successor.value_counts())
    found["kind"] = np.where(found["parts"] == 1, "published", "estimate")
    return found.rename(columns={"new": "province_code"})


def test_every_estimate_is_the_plain_mean_of_its_published_parts(con, expected):
    view = con.execute(
        """SELECT year, measure, province_code, value, parts, parts_published, kind
        FROM merged_estimate ORDER BY year, measure, province_code"""
    ).df()
    assert len(view) > 30_000
    pd.testing.assert_frame_equal(
        view, expected[view.columns], check_dtype=False, atol=1e-6, rtol=0
    )
    assert set(view["year"]) == set(range(2011, 2025))


def test_the_contract_columns_stand_first(con):
    columns = con.execute("SELECT * FROM merged_estimate LIMIT 0").df().columns.tolist()
    assert columns[:6] == [
        "year",
        "measure",
        "province_code",
        "value",
        "parts",
        "parts_published",
    ]


def test_ranks_and_groups_among_the_34_agree(con, expected):
    frame = expected.assign(value=expected["value"].round(9))
    by = frame.groupby(["year", "measure"])["value"]
    frame["rank"] = by.rank(method="min", ascending=False).astype(int)
    frame["ranked_count"] = by.transform("count")
    cuts = [by.transform(lambda one, q=q: np.percentile(one, q)) for q in (75, 50, 25)]
    frame["quartile_group"] = np.select(
        [frame["value"] >= cut - 1e-9 for cut in cuts],
        ["highest", "high_average", "low_average"],
        "lowest",
    )
    columns = ["year", "measure", "province_code", "rank", "ranked_count", "quartile_group"]
    levels = set(table("subdimensions")["measure"]) | set(table("dimensions")["measure"])
    scored = frame[frame["measure"].isin(levels | {"total", "core"})].reset_index(drop=True)
    view = con.execute(
        f"""SELECT {", ".join(columns)} FROM of_34.ranking
        WHERE measure IN (SELECT measure FROM measure WHERE level <> 'indicator')
        ORDER BY year, measure, province_code"""
    ).df()
    pd.testing.assert_frame_equal(view, scored[columns], check_dtype=False)
    kinds = con.execute("SELECT DISTINCT rank_kind FROM of_34.ranking").fetchall()
    assert kinds == [("estimated",)]
    assert con.execute("SELECT DISTINCT rank_kind FROM main.ranking").fetchall() == [("computed",)]


@pytest.mark.parametrize(
    ("code", "parts", "published", "of"),
    [("25n", 3, 2, ["17", "25"]), ("82n", 2, 1, ["87"])],
)
def test_2024_with_a_part_missing(con, code, parts, published, of):
    row = con.execute(
        """SELECT parts, parts_published, value FROM merged_estimate
        WHERE year = 2024 AND measure = 'total' AND province_code = $1""",
        [code],
    ).fetchone()
    mean = con.execute(
        """SELECT avg(value) FROM score
        WHERE year = 2024 AND measure = 'total' AND list_contains($1, province_code)""",
        [of],
    ).fetchone()
    assert row[:2] == (parts, published)
    assert row[2] == pytest.approx(mean[0], abs=1e-9)
    shown = con.execute(
        """SELECT count(*), count(value) FROM merged_part
        WHERE year = 2024 AND measure = 'total' AND province_code = $1""",
        [code],
    ).fetchone()
    assert shown == (parts, published)


def test_the_11_unchanged_keep_their_published_scores(con):
    rows = con.execute(
        """SELECT count(DISTINCT m.province_code), count(*), bool_and(m.value = s.value),
            bool_and(m.kind = 'published')
        FROM merged_estimate AS m
        JOIN score AS s
            ON s.year = m.year AND s.measure = m.measure
            AND s.province_code || 'n' = m.province_code
        WHERE m.parts = 1"""
    ).fetchone()
    assert rows[0] == 11 and rows[1] > 1000 and rows[2:] == (True, True)
    kept = con.execute(
        "SELECT count(*) FROM merged_estimate WHERE kind = 'published' AND parts > 1"
    ).fetchone()
    assert kept == (0,)


def test_without_any_published_part_there_is_no_estimate_and_the_parts_still_stand(con):
    where = "year = 2021 AND measure = 'total' AND province_code = '24n'"
    assert con.execute(f"SELECT count(*) FROM merged_estimate WHERE {where}").fetchone() == (0,)
    assert con.execute(
        f"SELECT count(*), count(value) FROM merged_part WHERE {where}"
    ).fetchone() == (2, 0)


def test_a_difference_between_estimates_needs_the_same_parts(con):
    rows = dict(
        con.execute(
            """SELECT c.province_code, (s.basis, c.comparable)
            FROM of_34.yearly_change AS c
            JOIN of_34.score AS s USING (year, measure, province_code)
            WHERE year = 2024 AND measure = 'total' AND province_code IN ('25n', '80n', '20n')"""
        ).fetchall()
    )
    assert rows == {
        "25n": ("17+25", False),
        "80n": ("72+80", True),
        "20n": ("published", True),
    }


def test_a_series_of_estimates_begins_anew_where_its_parts_change(con):
    eras = dict(
        con.execute(
            """SELECT year, era FROM of_34.series_point
            WHERE measure = 'total' AND province_code = '82n' AND year >= 2019"""
        ).fetchall()
    )
    assert len({eras[year] for year in range(2019, 2024)}) == 1
    assert eras[2024] > eras[2023]


def test_the_margin_of_an_estimate_is_that_of_a_mean_of_independent_samples(con):
    of_parts = con.execute(
        """SELECT standard_error FROM score
        WHERE year = 2023 AND measure = 'total' AND province_code IN ('72', '80')"""
    ).fetchall()
    row = con.execute(
        """SELECT standard_error, ci_low, standard_error_basis FROM of_34.score
        WHERE year = 2023 AND measure = 'total' AND province_code = '80n'"""
    ).fetchone()
    assert row[0] == pytest.approx(np.sqrt(sum(one**2 for (one,) in of_parts)) / 2, abs=1e-8)
    assert row[1:] == (None, "mean of the published parts")


def test_an_unchanged_province_keeps_its_printed_bounds(con):
    rows = con.execute(
        """SELECT n.standard_error = o.standard_error, n.ci_low = o.ci_low, n.source = o.source
        FROM of_34.score AS n
        JOIN main.score AS o USING (year, measure)
        WHERE year = 2023 AND measure = 'total'
            AND n.province_code = '20n' AND o.province_code = '20'"""
    ).fetchall()
    assert rows == [(True, True, True)]


def test_both_divisions_have_the_same_tables_and_views_over_scores(con):
    def columns(schema):
        return con.execute(
            """SELECT table_name, column_name, data_type FROM duckdb_columns()
            WHERE schema_name = $1 AND NOT internal ORDER BY ALL""",
            [schema],
        ).fetchall()

    of_34, main = columns("of_34"), columns("main")
    assert set(of_34) <= set(main)
    views = {name for name, *_ in of_34}
    assert {"ranking", "yearly_change", "benchmark", "peer", "rank_range", "trend"} <= views
    rows = con.execute(
        """SELECT count(*), count(DISTINCT (year, measure, province_code)) FROM of_34.score"""
    ).fetchone()
    assert rows[0] == rows[1] > 30_000


@pytest.fixture(scope="module")
def surveyed_2025(tmp_path_factory):
    return warehouse_of_2025(tmp_path_factory)


def test_2025_is_published_beside_an_estimated_2024(surveyed_2025):
    with duckdb.connect(str(surveyed_2025), read_only=True) as con:
        assert con.execute("SELECT max(year) FROM merged_estimate").fetchone() == (2024,)
        rows = con.execute(
            """SELECT r.year, r.province_code, r.basis, r.rank_kind, r.ranked_count, c.comparable
            FROM of_34.ranking AS r
            LEFT JOIN of_34.yearly_change AS c USING (year, measure, province_code)
            WHERE r.measure = 'total' AND r.province_code IN ('80n', '20n') AND r.year >= 2024
            ORDER BY ALL"""
        ).fetchall()
    assert rows == [
        (2024, "20n", "published", "estimated", 34, True),
        (2024, "80n", "72+80", "estimated", 34, True),
        (2025, "20n", "published", "computed", 34, True),
        (2025, "80n", "published", "computed", 34, False),
    ]


def test_the_same_questions_are_asked_of_the_34(file):
    totals, surveyed = (
        {one.province_code: one for one in scores.standings(asked, 2024) if one.measure == "total"}
        for asked in (file.in_34, file)
    )
    assert len(totals) == 34
    assert totals["82n"].basis == "87"
    assert totals["82n"].value == pytest.approx(surveyed["87"].value)
    found = estimates.estimate(file.in_34, "82n", 2024)
    assert found
    assert [part.name for part in found.parts] == ["Đồng Tháp (cũ)", "Tiền Giang"]
    assert [part.code for part in found.published("total")] == ["87"]
    assert estimates.estimate(file, "87", 2024) is None
