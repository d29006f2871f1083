"""Levels that rose and stayed up: computed a second time, at their edges, and how often the next
year bore them out."""

from typing import Any

import duckdb
import numpy as np
import pandas as pd
import pytest

from tests.etl.rules_of_views.small_country import break_series, clear, country, know_noise, publish


def risen_again(scores, noise, breaks):
    """Year, measure, province → base years, base, level, relative change, since; from scores (with
    basis and division), noise and breaks alone."""
    scores = scores.copy()
    of_all = scores.groupby(["year", "measure", "division"])["value"]
    scores["relative"] = scores["value"] - of_all.transform("median")
    began = breaks.groupby("measure")["year"].apply(list).to_dict()
    known = {
        (row.measure, row.division, year): row.standard_deviation
        for row in noise.itertuples()
        for year in range(row.first_year, row.last_year + 1)
    }
    found = {}
    for (measure, code, division), rows in scores.sort_values("year").groupby(
        ["measure", "province_code", "division"]
    ):
        era: list[Any] = []
        held: list[int] = []
        for row in rows.itertuples():
            since = max([one for one in began.get(measure, []) if one <= row.year], default=0)
            if era and (era[-1].year < since or era[-1].basis != row.basis):
                era, held = [], []
            era.append(row)
            deviation = known.get((measure, division, row.year))
            if deviation is None or len(era) < 4:
                held = []
                continue
            margin = 1.96 * deviation / len(row.basis.split("+")) ** 0.5
            base, relative_base = (np.mean([getattr(one, name) for one in era[:2]])
                                   for name in ("value", "relative"))  # fmt: skip
            level, relative = (np.mean([getattr(one, name) for one in era[-2:]])
                               for name in ("value", "relative"))  # fmt: skip
            if level - base > 1e-9 and relative - relative_base - margin > 1e-9:
                held.append(row.year)
            else:
                held = []
            if len(held) > 1:
                found[row.year, measure, code] = (
                    era[0].year, era[1].year, base, level, relative - relative_base, held[0],
                )  # fmt: skip
    return found


@pytest.mark.parametrize("schema", ["main", "of_34"])
def test_the_view_is_that_of_a_second_computation(warehouse_path, schema):
    with duckdb.connect(str(warehouse_path), read_only=True) as con:
        con.execute(f"USE {schema}")
        scores = con.execute(
            """SELECT s.year, s.measure, s.province_code, s.value, s.basis, p.division
            FROM score AS s JOIN province AS p USING (province_code)"""
        ).df()
        noise = con.execute("FROM noise").df()
        breaks = con.execute("FROM series_break WHERE severity = 'break'").df()
        view = con.execute("FROM lasting_rise").df()
    again = risen_again(scores, noise, breaks)
    keys = list(zip(view["year"], view["measure"], view["province_code"], strict=True))
    assert len(keys) == len(set(keys)) > 300
    assert set(keys) == set(again)
    expected = pd.DataFrame(
        [again[key] for key in keys],
        columns=["base_from", "base_to", "base", "level", "relative_change", "since"],
    )
    for name in expected:
        assert np.allclose(view[name], expected[name], atol=2e-6, rtol=0), name
    assert np.allclose(view["change"], view["level"] - view["base"], atol=2e-6, rtol=0)


@pytest.fixture(scope="module")
def small():
    """A country of one measure whose noise is 0.5 a year: a level must be 0.98 above its base."""
    con = country()
    yield con
    con.close()


@pytest.fixture
def risen(small):
    """Province and since of the levels that have risen in the last year, when these are published
    beside three provinces that stay at 5."""

    def rows(*by_province: list[float], breaks=()):
        years = range(2018, 2018 + len(by_province[0]))
        publish(small, {
            year: [5.0, 5.0, 5.0, 5.0, 5.0, *(one[place] for one in by_province)]
            for place, year in enumerate(years)
        })  # fmt: skip
        know_noise(small, 0.5)
        break_series(small, *breaks)
        return small.execute(
            "SELECT province_code, since FROM lasting_rise WHERE year = $1 ORDER BY 1", [years[-1]]
        ).fetchall()

    yield rows
    clear(small)


def test_a_level_has_risen_once_it_held_for_two_pairs_of_years(risen):
    assert risen([4, 4, 6, 6]) == []


def test_and_says_since_when(risen):
    assert risen([4, 4, 6, 6, 6], [4, 4, 4, 6, 6.5]) == [("05", 2021), ("06", 2021)]


def test_a_level_that_fell_back_has_not_stayed_up(risen):
    assert risen([4, 4, 6, 6, 6, 4, 4]) == []


def test_a_rise_as_large_as_the_margin_is_not_enough(risen):
    assert risen([4, 4, 4.98, 4.98, 4.98], [4, 4, 4.99, 4.99, 4.99]) == [("06", 2021)]


def test_who_only_fell_less_than_the_country_has_not_risen(small):
    publish(small, {
        year: [value] * 5 + [5.0]
        for year, value in zip(range(2018, 2023), (5, 5, 3, 3, 3), strict=True)
    })  # fmt: skip
    know_noise(small, 0.5)
    assert small.execute("SELECT count(*) FROM lasting_rise").fetchone() == (0,)
    clear(small)


def test_a_break_begins_anew(risen):
    assert risen([4, 4, 6, 6, 6], breaks=[("m", 2020, "break")]) == []


def test_the_note_beside_the_list_says_how_often_the_next_year_bore_it_out(con):
    """Nearer to the new level than to the base a year later, and above the base; both less the
    national median of each year."""
    nearer, above, of_all = con.execute(
        """
        WITH relative AS (
            SELECT s.year, s.measure, s.province_code, s.era, s.value - b.median AS value
            FROM series_point AS s
            JOIN benchmark AS b
                ON b.year = s.year AND b.measure = s.measure AND b.division = s.division
                AND b.scope = 'country'
        ),
        followed AS (
            SELECT n.value - (f.value + t.value) / 2 AS gained, l.relative_change
            FROM lasting_rise AS l
            JOIN relative AS now USING (year, measure, province_code)
            JOIN relative AS n
                ON n.measure = l.measure AND n.province_code = l.province_code
                AND n.year = l.year + 1 AND n.era = now.era
            JOIN relative AS f
                ON f.measure = l.measure AND f.province_code = l.province_code
                AND f.year = l.base_from
            JOIN relative AS t
                ON t.measure = l.measure AND t.province_code = l.province_code
                AND t.year = l.base_to
        )
        SELECT count(*) FILTER (gained > relative_change / 2), count(*) FILTER (gained > 0),
            count(*)
        FROM followed
        """
    ).fetchone()
    assert of_all == 543
    assert (round(100 * nearer / of_all), round(100 * above / of_all)) == (74, 94)


def test_and_how_often_chance_alone_would():
    """Seven years of nothing but noise, as since the last break of the total."""
    years = np.random.default_rng(12).normal(size=(800_000, 7))
    base = years[:, :2].mean(axis=1)
    named, nearer, above = 0, 0, 0
    for last in (4, 5):
        levels = [years[:, end - 1 : end + 1].mean(axis=1) for end in (last - 1, last)]
        held = (levels[0] - base > 1.96) & (levels[1] - base > 1.96)
        following = years[held, last + 1]
        named += held.sum()
        nearer += (following > (base + levels[1])[held] / 2).sum()
        above += (following > base[held]).sum()
    assert 100 * named / 2 / len(years) == pytest.approx(1, abs=0.2)
    assert 100 * nearer / named == pytest.approx(56, abs=1.5)
    assert 100 * above / named == pytest.approx(90, abs=1.5)
