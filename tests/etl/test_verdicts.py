"""Changes, ranks and groups judged by noise: every one of both divisions computed again in pandas
and by other means, and what holds for any figures."""

import duckdb
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl import rank_draws

DIVISIONS = {"main": 63, "of_34": 34}


@pytest.fixture(scope="module", params=DIVISIONS)
def division(request, warehouse_path):
    """Scores, noise and breaks of a division as plain tables, and a way to ask its file."""
    with duckdb.connect(str(warehouse_path), read_only=True) as con:
        con.execute(f"USE {request.param}")
        scores = con.execute(
            """SELECT s.year, s.measure, s.province_code, s.value, s.basis FROM score AS s
            JOIN province AS p USING (province_code) WHERE p.division = $1
                AND s.measure NOT IN (SELECT measure FROM measure WHERE level = 'indicator')""",
            [DIVISIONS[request.param]],
        ).df()
        noise = con.execute(
            "SELECT * FROM noise WHERE division = $1", [DIVISIONS[request.param]]
        ).df()
        parts = np.where(scores["basis"] == "published", 1, scores["basis"].str.count(r"\+") + 1)
        known = scores.merge(noise, on="measure")
        known = known[known["year"].between(known["first_year"], known["last_year"])]
        deviation = known["standard_deviation"] / np.sqrt(parts[known_places(scores, known)])
        keys = ["year", "measure", "province_code"]
        scores = scores.merge(known[keys].assign(noise=deviation), how="left", on=keys)
        yield con, scores


def known_places(scores, known):
    """Where the rows of `known` stand in `scores`."""
    keys = ["year", "measure", "province_code"]
    places = pd.Series(np.arange(len(scores)), index=pd.MultiIndex.from_frame(scores[keys]))
    return places.loc[pd.MultiIndex.from_frame(known[keys])].to_numpy()


def test_every_margin_and_verdict_is_that_of_a_second_computation(division):
    con, scores = division
    changes = con.execute(
        """SELECT year, measure, province_code, previous_year, difference, comparable, margin,
            clear, about_the_same, country_moved, relative_clear
        FROM yearly_change WHERE list_contains($1, measure)""",
        [scores["measure"].unique().tolist()],
    ).df()
    before = scores.rename(columns={"year": "previous_year"})
    again = changes.merge(before, on=["previous_year", "measure", "province_code"])
    assert len(again) == len(changes) > 10_000
    margin = (1.96 * 2**0.5 * again["noise"]).where(again["comparable"])
    assert again["margin"].to_numpy() == pytest.approx(margin.to_numpy(), nan_ok=True)
    median = again.groupby(["year", "measure"])["difference"].transform("median")
    expected = {
        "clear": again["difference"].abs() > margin,
        "about_the_same": again["difference"].abs() < margin / 2,
        "country_moved": median.abs() > margin / 4,
        "relative_clear": (again["difference"] - median).abs() > margin,
    }
    judged = margin.notna()
    assert judged.sum() > 4_000
    for name, values in expected.items():
        assert again[name][~judged].isna().all()
        assert (again[name][judged].astype(bool) == values[judged]).all(), name


def stand_out(p, level):
    """Which of the p-values Benjamini and Hochberg's rule keeps: all up to the last that is at most
    its place's share of the level."""
    order = np.argsort(p)
    small = p[order] <= level * np.arange(1, len(p) + 1) / len(p)
    kept = np.zeros(len(p), dtype=bool)
    if small.any():
        kept[order[: np.flatnonzero(small).max() + 1]] = True
    return kept


def test_what_stands_in_a_list_is_kept_by_the_rule_counted_step_by_step(division):
    con, _ = division
    changes = con.execute(
        """SELECT year, measure, difference, margin, clear_in_list FROM yearly_change
        WHERE margin IS NOT NULL"""
    ).df()
    sizes = changes["difference"].abs() / changes["margin"] * 1.96
    # The tail of the normal distribution by its own integral, not scipy's.
    grid = np.linspace(0, 40, 400_001)
    density = np.exp(-(grid**2) / 2) * (2 / np.pi) ** 0.5
    tail = 1 - np.concatenate([[0], np.cumsum((density[1:] + density[:-1]) / 2)]) * grid[1]
    p = np.interp(sizes, grid, tail)
    for _, rows in changes.groupby(["year", "measure"]).indices.items():
        assert (
            changes["clear_in_list"].to_numpy(dtype=bool)[rows] == stand_out(p[rows], 0.1)
        ).all()
    # At that level: 10 in 100 by noise alone, which is 1.645 standard deviations.
    assert (sizes[changes["clear_in_list"].astype(bool)] > 1.6448).all()


def test_ranges_and_shares_are_those_of_other_draws(division):
    """One ranking after the other, drawn with another seed and sorted by another function."""
    con, scores = division
    ranges = con.execute("FROM rank_range").df().set_index(["year", "measure", "province_code"])
    shares = (
        con.execute("FROM group_share")
        .df()
        .pivot(index=["year", "measure", "province_code"], columns="quartile_group", values="share")
    )
    assert shares.sum(axis=1).to_numpy() == pytest.approx(1, abs=1e-5)
    assert len(shares) == len(ranges)
    random = np.random.default_rng(99)
    seen, off = 0, []
    for (year, measure), ranking in scores.groupby(["year", "measure"]):
        if ranking["noise"].isna().any():
            assert (year, measure) not in ranges.index.droplevel(2)
            continue
        value, sd = ranking["value"].to_numpy(), ranking["noise"].to_numpy()
        spread = value.var(ddof=1) - (sd**2).mean()
        index = pd.MultiIndex.from_product([[year], [measure], ranking["province_code"]])
        found, share = ranges.loc[index], shares.loc[index]
        seen += len(found)
        if spread <= 0:
            assert (found["high"] - found["low"]).min() >= len(value) * 0.8
            continue
        kept = spread / (spread + sd**2)
        centre = value.mean() + kept * (value - value.mean())
        drawn = pd.DataFrame(random.normal(centre, np.sqrt(kept) * sd, (1_000, len(value))))
        ranks = drawn.rank(axis=1, ascending=False).to_numpy()
        low, high = np.quantile(ranks, [0.025, 0.975], axis=0)
        off += [np.abs(found["low"].to_numpy() - low), np.abs(found["high"].to_numpy() - high)]
        edges = drawn.quantile([0.75, 0.5, 0.25], axis=1).to_numpy()[:, :, None]
        highest = (drawn.to_numpy() >= edges[0]).mean(axis=0)
        lowest = (drawn.to_numpy() < edges[2]).mean(axis=0)
        assert share["highest"].to_numpy() == pytest.approx(highest, abs=0.08)
        assert share["lowest"].to_numpy() == pytest.approx(lowest, abs=0.08)
        rank = 1 + (centre[:, None] < centre[None, :]).sum(axis=1)
        assert ((found["low"] <= rank) & (rank <= found["high"])).all()
    assert seen == len(ranges) > 10_000
    places = np.concatenate(off)
    assert places.mean() < 1 and np.quantile(places, 0.999) <= 5


def test_shrunk_ranges_hold_the_true_rank_as_often_as_they_say():
    """Made-up countries whose true scores are known: provinces close together and far apart."""
    random = np.random.default_rng(3)
    draws = random.standard_normal((1_000, 61))
    for apart in (0.5, 1.0, 2.0):
        held = []
        for _ in range(60):
            true = random.normal(42, apart, 61)
            noise = np.full(61, 0.9)
            centre, spread = rank_draws.shrunk(true + random.normal(0, noise), noise)
            own = 1 + np.sum(centre[:, None] < centre[None, :], axis=1)
            low, high = rank_draws.bounds(rank_draws.drawn_ranks(centre, spread, draws), own)
            rank = 1 + np.sum(true[:, None] < true[None, :], axis=1)
            held.append(((low <= rank) & (rank <= high)).mean())
        assert np.mean(held) >= 0.93, apart


SCORES = st.lists(st.floats(10, 60, width=32), min_size=5, max_size=40, unique=True)


@settings(max_examples=60, deadline=None)
@given(SCORES, st.floats(0.05, 5.0))
def test_a_range_holds_the_rank_of_the_shrunk_score_and_shares_add_up_to_one(scores, deviation):
    values = np.array(scores, dtype=float)
    centre, spread = rank_draws.shrunk(values, np.full(len(values), deviation))
    draws = np.random.default_rng(1).standard_normal((400, len(values)))
    ranks = rank_draws.drawn_ranks(centre, spread, draws)
    # Each rank is drawn once in each draw.
    assert (np.bincount(ranks.ravel(), minlength=len(values) + 1)[1:] == len(draws)).all()
    assert rank_draws.group_shares(ranks).sum(axis=1) == pytest.approx(1)
    own = 1 + np.sum(centre[:, None] < centre[None, :], axis=1)
    assert (rank_draws.own_ranks(centre) == own).all()
    low, high = rank_draws.bounds(ranks, own)
    assert ((low <= own) & (own <= high) & (low >= 1) & (high <= len(values))).all()
    between = (low[:, None] <= ranks) & (ranks <= high[:, None])
    assert between.mean(axis=1).min() >= rank_draws.WITHIN - 1e-9
    # Not one rank fewer on either side, unless that of the centre keeps it.
    outside = (ranks <= low[:, None]).mean(axis=1), (ranks >= high[:, None]).mean(axis=1)
    assert ((outside[0] > 0.025) | (low == own)).all()
    assert ((outside[1] > 0.025) | (high == own)).all()


@settings(max_examples=60, deadline=None)
@given(SCORES)
def test_the_group_of_a_rank_is_that_of_the_rule(scores):
    values = np.sort(np.array(scores, dtype=float))[::-1]
    edges = np.quantile(values, [0.75, 0.5, 0.25])
    expected = [int((value < edges).sum()) for value in values]
    assert rank_draws.groups_of_ranks(len(values)).tolist() == expected


def test_two_builds_draw_the_same(division):
    con, _ = division
    first, second = (rank_draws.tables(con) for _ in range(2))
    for name, rows in first.items():
        pd.testing.assert_frame_equal(rows, second[name])
        held = con.execute(f"FROM {name} ORDER BY ALL").df()
        assert len(held) == len(rows)
