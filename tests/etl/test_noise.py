"""Noise of a year's score, computed a second time in pandas and on made-up panels."""

import duckdb
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl import noise
from etl.evidence import levels, page

ERAS = [(2011, 2015), (2016, 2017), (2018, 2024)]


@pytest.fixture(scope="module")
def noise_again(warehouse_path):
    """(measure, first year of the span) → deviation, pairs, share that comes back, by pandas."""
    with duckdb.connect(str(warehouse_path), read_only=True) as con:
        scores = con.execute(
            """SELECT s.* FROM (SELECT year, measure, province_code, value FROM score) AS s
            SEMI JOIN province AS p ON p.province_code = s.province_code AND p.division = 63"""
        ).df()
        measures = con.execute(
            "SELECT measure, first_year, last_year, scale_max FROM measure "
            "WHERE level <> 'indicator'"
        ).df()
        breaks = con.execute("SELECT measure, year FROM series_break WHERE severity = 'break'").df()
    broken = set(zip(breaks["measure"], breaks["year"], strict=True))
    found = {}
    for measure, spans in measures.groupby("measure"):
        wide = scores[scores["measure"] == measure].pivot(
            index="province_code", columns="year", values="value"
        )
        changes = counted_changes(wide, {year for name, year in broken if name == measure})
        ends = spans["last_year"].fillna(9999).astype(int).tolist()
        for since, until in zip(spans["first_year"].astype(int).tolist(), ends, strict=True):
            for first, last in ERAS:
                years = range(max(first, since), min(last, until) + 1)
                pairs = [
                    changes[[year, year + 1]].dropna()
                    for year in years[1:-1]
                    if {year, year + 1} <= set(changes.columns)
                ]
                pairs = [pair for pair in pairs if len(pair)]
                if sum(map(len, pairs)) >= noise.LEAST_TRIPLES:
                    covariances = [np.cov(pair.to_numpy().T)[0, 1] for pair in pairs]
                    spreads = [np.var(pair.to_numpy()[:, 0], ddof=1) for pair in pairs]
                    variance = -float(np.mean(covariances))
                    found[measure, min(pair.columns.min() for pair in pairs) - 1] = (
                        max(variance, 0.0) ** 0.5,
                        sum(map(len, pairs)),
                        variance / float(np.mean(spreads)),
                    )
    return found


def counted_changes(wide, broken):
    """Changes less the year's median (provinces × years), NaN where a change does not count. The
    median is that of all provinces with any earlier score."""
    earlier = wide.ffill(axis=1).shift(axis=1)
    all_changes = wide - earlier
    percent = 100 * all_changes / earlier
    shifted = (
        np.maximum((all_changes > 0).sum(), (all_changes < 0).sum()) >= 0.95 * all_changes.count()
    ) & (percent.median().abs() > 5)
    counted = (all_changes - all_changes.median()).where(wide.shift(axis=1).notna())
    left_out = (
        broken
        | set(shifted[shifted].index)
        | {year for year in wide.columns if year - 1 not in wide.columns}
    )
    return counted.drop(columns=[year for year in wide.columns if year in left_out])


def test_every_figure_is_that_of_a_second_computation(con, noise_again):
    rows = con.execute(
        "SELECT measure, first_year, standard_deviation, triples, comes_back FROM noise "
        "WHERE division = 63"
    ).fetchall()
    assert len(rows) > 60
    for measure, first_year, deviation, triples, back in rows:
        again = noise_again[measure, first_year]
        assert (deviation, triples, back) == pytest.approx(again, abs=2e-3), (measure, first_year)


def test_known_figures_of_the_total_and_its_dimensions(con):
    found = dict(
        con.execute(
            "SELECT measure, standard_deviation FROM noise WHERE last_year = 2024 AND division = 63"
        ).fetchall()
    )
    assert 0.80 <= found["total"] <= 0.95
    for measure, deviation in {
        "participation": 0.20,
        "transparency": 0.20,
        "accountability": 0.16,
        "corruption_control": 0.27,
        "admin_procedures": 0.15,
        "service_delivery": 0.23,
        "environment": 0.10,
        "e_governance": 0.15,
    }.items():
        assert found[measure] == pytest.approx(deviation, abs=0.015), measure


def test_of_2024_four_provinces_moved_beyond_it_and_long_an_did_not(con):
    moved = con.execute(
        """SELECT p.name_en FROM yearly_change AS c
        JOIN noise AS n
            ON n.measure = c.measure AND n.division = c.division
            AND c.previous_year BETWEEN n.first_year AND n.last_year
        JOIN province AS p USING (province_code)
        WHERE c.year = 2024 AND c.measure = 'total' AND c.comparable
            AND abs(c.difference) > 1.96 * sqrt(2) * n.standard_deviation"""
    ).fetchall()
    names = {name for (name,) in moved}
    assert {"Tay Ninh", "Binh Thuan", "Ca Mau", "Hau Giang"} <= names
    assert "Long An" not in names


def test_two_years_alone_say_nothing_and_the_reason_is_kept(con):
    assert con.execute(
        "SELECT count(*) FROM noise WHERE 2017 BETWEEN first_year AND last_year"
    ).fetchone() == (0,)
    reasons = con.execute(
        "SELECT reason FROM noise_gap WHERE measure = 'total' AND first_year = 2016"
    ).fetchall()
    assert reasons == [("too_few_triples",)]


def test_each_span_has_noise_or_a_reason_in_both_divisions(con):
    for schema in ("main", "of_34"):
        con.execute(f"USE {schema}")
        spans, rows, gaps = (
            con.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0]
            for table in ("noise_span", "noise", "noise_gap")
        )
        assert spans > 90 and rows + gaps == spans


def test_the_34_go_by_the_panel_of_the_63_before_they_have_years_of_their_own(con):
    rows = con.execute(
        """SELECT n.standard_deviation = m.standard_deviation, n.basis, n.division
        FROM of_34.noise AS n
        JOIN main.noise AS m ON m.measure = n.measure AND m.first_year = n.first_year"""
    ).fetchall()
    assert len(rows) > 60
    assert set(rows) == {(True, "panel of the 63", 34)}


def panel(deviation, *, provinces=400, years=6, seed=1):
    """Triples of a made-up panel: lasting steps of 0.3 and noise of this deviation."""
    random = np.random.default_rng(seed)
    lasting = random.normal(0, 0.3, (provinces, years)).cumsum(axis=1)
    changes = np.diff(lasting + random.normal(0, deviation, (provinces, years)), axis=1)
    changes -= np.median(changes, axis=0)
    return pd.DataFrame(
        [
            {
                "province_code": f"{place:03d}",
                "year": year,
                "change": row[year],
                "next_change": row[year + 1],
            }
            for place, row in enumerate(changes)
            for year in range(years - 2)
        ]
    )


@pytest.mark.parametrize("deviation", [0.2, 0.5, 1.0])
def test_noise_put_into_a_panel_is_found_again_beside_changes_that_last(deviation):
    found = noise.estimate(panel(deviation))
    assert found is not None
    assert found.variance**0.5 == pytest.approx(deviation, rel=0.15)
    assert found.low <= found.variance <= found.high
    assert noise.gap(found) is None


def test_a_panel_without_noise_gives_no_figure_to_judge_by():
    found = noise.estimate(panel(0.0))
    assert noise.gap(found) == "interval_reaches_zero"


def test_fewer_than_a_hundred_pairs_give_none_either():
    found = noise.estimate(panel(1.0, provinces=24))
    assert noise.gap(found) == "too_few_triples"
    assert noise.gap(noise.estimate(panel(1.0).iloc[:0])) == "too_few_triples"


@given(
    st.lists(
        st.tuples(st.floats(-5, 5), st.floats(-5, 5), st.integers(0, 3)), min_size=5, max_size=30
    ).filter(lambda rows: sum(row[2] for row in rows) > 2)
)
def test_a_weighted_covariance_is_that_of_provinces_repeated(rows):
    first, second, times = (np.array(column, dtype=float) for column in zip(*rows, strict=True))
    again = np.repeat(np.arange(len(rows)), times.astype(int))
    expected = np.cov(first[again], second[again])[0, 1]
    found = noise.covariance(times[None, :], first[:, None], second[:, None])
    assert found.item() == pytest.approx(expected, abs=1e-9)


def test_the_page_of_evidence_is_current(con):
    assert page.PAGE.read_text(encoding="utf-8") == page.page(con)


def test_a_fifth_year_of_pure_noise_is_as_often_on_the_side_of_the_label_as_the_page_says():
    years = np.random.default_rng(1).normal(size=(400_000, 5))
    earlier, latest = years[:, :2].mean(axis=1), years[:, 2:4].mean(axis=1)
    higher = latest - earlier > 1.96
    on_side = (years[:, 4] > earlier)[higher].mean()
    assert levels.on_side_by_noise() == pytest.approx(on_side, abs=0.01)
    nearer = (years[:, 4] > (earlier + latest) / 2)[higher].mean()
    assert nearer == pytest.approx(0.5, abs=0.01)


def test_no_label_of_a_level_does_worse_than_a_coin(con):
    windows = levels.windows(con)
    labelled = windows[windows["label"] != "level"].groupby(["level", "label"])
    assert len(labelled) == 6
    assert (labelled["on_side"].mean() > 0.8).all()
    assert (labelled["nearer"].mean() > 0.5).all()


def test_what_came_of_a_level_does_not_judge_it(con):
    """A window's label stays the same whatever the next year was, and the years after it."""
    windows = levels.windows(con)
    first = windows[(windows["measure"] == "total") & (windows["year"] == 2021)]
    assert first["next_year"].unique().tolist() == [2022]
    without = con.execute(
        """SELECT * FROM noise_triple WHERE measure = 'total' AND division = 63
        AND first_year = 2018 AND year <= 2020"""
    ).df()
    margin = 1.96 * noise.variance(without) ** 0.5
    assert margin > 0
    beyond = (first["latest"] - first["earlier"]).abs() > margin
    assert ((first["label"] != "level") == beyond).all()
