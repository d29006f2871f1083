"""Ranks, groups, changes and benchmarks computed a second time, from the CSV files, in pandas."""

import numpy as np
import pandas as pd
import pytest

from tests.conftest import PUBLISHED


def table(name):
    return pd.read_csv(PUBLISHED / f"{name}.csv", dtype={"province_code": str, "code": str})


@pytest.fixture(scope="module")
def values():
    """year, province_code, measure, value at every level, summed from the shipped files."""
    parts = table("scores")
    spans = table("subdimensions")
    parents = spans.drop_duplicates("measure").set_index("measure")["parent"]
    core = table("dimensions").query("in_core == 'yes'")["measure"]
    dimensions = (
        parts.assign(measure=parts["measure"].map(parents))
        .groupby(["year", "province_code", "measure"], as_index=False)["value"]
        .sum()
    )
    keys = ["year", "province_code"]
    expected = dimensions.groupby("year")["measure"].transform("nunique")
    complete = dimensions.groupby(keys)["measure"].transform("nunique") == expected
    total = dimensions[complete].groupby(keys, as_index=False)["value"].sum()
    six = dimensions[dimensions["measure"].isin(core)]
    whole = six.groupby(keys)["measure"].transform("nunique") == len(core)
    core_sum = six[whole].groupby(keys, as_index=False)["value"].sum()
    frame = pd.concat(
        [
            parts,
            table("indicator_scores"),
            dimensions,
            total.assign(measure="total"),
            core_sum.assign(measure="core"),
        ],
        ignore_index=True,
    )
    return frame.assign(value=frame["value"].round(6))


@pytest.fixture(scope="module")
def ranked(values):
    frame = values.copy()
    by = frame.groupby(["year", "measure"])["value"]
    frame["rank"] = by.rank(method="min", ascending=False).astype(int)
    frame["ranked_count"] = by.transform("count")
    cuts = [by.transform(lambda one, q=q: np.percentile(one, q)) for q in (75, 50, 25)]
    frame["quartile_group"] = np.select(
        [frame["value"] >= cut for cut in cuts],
        ["highest", "high_average", "low_average"],
        "lowest",
    )
    return frame.sort_values(["year", "measure", "province_code"], ignore_index=True)


@pytest.fixture(scope="module")
def changed(ranked):
    frame = ranked.sort_values("year").copy()
    by = frame.groupby(["measure", "province_code"])
    frame["previous_year"] = by["year"].shift()
    frame["previous_value"] = by["value"].shift()
    frame["rank_change"] = by["rank"].shift() - frame["rank"]
    frame = frame.dropna(subset="previous_year")
    frame["difference"] = frame["value"] - frame["previous_value"]
    frame["percent"] = 100 * frame["difference"] / frame["previous_value"].replace(0, np.nan)
    frame["relative_difference"] = frame["difference"] - frame.groupby(["year", "measure"])[
        "difference"
    ].transform("median")
    breaks = table("breaks").query("severity == 'break'")
    spans = table("subdimensions").sort_values("first_year")
    earlier = spans.groupby("measure")["scale_max"].shift()
    rescaled = spans[(earlier != spans["scale_max"]) & earlier.notna()]
    broken = {
        *zip(breaks["measure"], breaks["year"], strict=True),
        *zip(rescaled["measure"], rescaled["first_year"], strict=True),
    }
    unbroken = pd.Series(
        [
            (measure, year) not in broken
            for measure, year in zip(frame["measure"], frame["year"], strict=True)
        ],
        index=frame.index,
    )
    frame["comparable"] = (frame["previous_year"] == frame["year"] - 1) & unbroken
    return frame.sort_values(["year", "measure", "province_code"], ignore_index=True)


def test_every_value_rank_and_group_agrees(con, ranked):
    view = con.execute(
        """SELECT year, province_code, measure, value, rank, ranked_count, quartile_group
        FROM ranking ORDER BY year, measure, province_code"""
    ).df()
    pd.testing.assert_frame_equal(view, ranked, check_dtype=False, atol=2e-6, rtol=0)


def test_every_change_agrees(con, changed):
    columns = [
        "year", "province_code", "measure", "previous_year", "previous_value", "difference",
        "percent", "relative_difference", "rank_change", "comparable",
    ]  # fmt: skip
    view = con.execute(
        f"SELECT {', '.join(columns)} FROM yearly_change ORDER BY year, measure, province_code"
    ).df()
    pd.testing.assert_frame_equal(view, changed[columns], check_dtype=False, atol=2e-4, rtol=1e-6)


def test_words_follow_from_the_figures(con, changed):
    view = con.execute(
        "SELECT direction, notable FROM yearly_change ORDER BY year, measure, province_code"
    ).df()
    sign = np.sign(changed["difference"].round(6))
    assert view["direction"].tolist() == sign.map({1: "rose", -1: "fell", 0: "same"}).tolist()
    notable = (changed["percent"].abs() > 5).tolist()
    assert view["notable"].fillna(False).tolist() == notable


def test_falls_in_a_row_are_counted_year_by_year(con, changed):
    counted = []
    running: dict[tuple[str, str], int] = {}
    for row in changed.sort_values("year").itertuples():
        key = (row.measure, row.province_code)
        falls = round(row.difference, 6) < 0 and row.comparable
        running[key] = running.get(key, 0) + 1 if falls else 0
        counted.append((row.year, row.measure, row.province_code, running[key]))
    view = con.execute(
        "SELECT year, measure, province_code, falls_in_a_row FROM yearly_change"
    ).fetchall()
    assert sorted(view) == sorted(counted)
    assert max(falls for *_, falls in view) >= 3


def test_country_benchmarks_agree(con, ranked):
    by = ranked.groupby(["year", "measure"])["value"]
    expected = pd.DataFrame(
        {
            "n": by.count(),
            "mean": by.mean(),
            "p25": by.quantile(0.25),
            "median": by.median(),
            "p75": by.quantile(0.75),
            "min": by.min(),
            "max": by.max(),
        }
    ).reset_index()
    view = con.execute(
        """SELECT year, measure, n, mean, p25, median, p75, min, max
        FROM benchmark WHERE scope = 'country' ORDER BY year, measure"""
    ).df()
    pd.testing.assert_frame_equal(view, expected, check_dtype=False, atol=1e-6, rtol=1e-9)


def test_regional_ranks_and_benchmarks_agree(con, ranked):
    regions = table("provinces").set_index("province_code")["region_code"]
    frame = ranked.assign(region_code=ranked["province_code"].map(regions))
    by = frame.groupby(["year", "measure", "region_code"])["value"]
    frame["region_rank"] = by.rank(method="min", ascending=False).astype(int)
    frame["region_count"] = by.transform("count")
    view = con.execute(
        """SELECT region_code, region_rank, region_count
        FROM ranking ORDER BY year, measure, province_code"""
    ).df()
    pd.testing.assert_frame_equal(
        view, frame[["region_code", "region_rank", "region_count"]], check_dtype=False
    )
    means = con.execute(
        """SELECT mean FROM benchmark WHERE scope = 'region' ORDER BY year, measure, scope_code"""
    ).df()["mean"]
    np.testing.assert_allclose(means, by.mean().to_numpy(), atol=1e-6)


def test_share_is_the_place_on_the_scale_of_that_year(con):
    view = con.execute(
        """SELECT s.year, s.measure, s.value, s.share,
            (SELECT count(*) FROM measure AS p WHERE p.parent = m.parent
                AND s.year BETWEEN p.first_year AND coalesce(p.last_year, 9999)) AS parts
        FROM score AS s
        JOIN measure AS m ON m.measure = s.measure
            AND s.year BETWEEN m.first_year AND coalesce(m.last_year, 9999)
        WHERE m.level = 'subdimension'"""
    ).df()
    low, high = 1 / view["parts"], 10 / view["parts"]
    expected = ((view["value"] - low) / (high - low)).clip(0, 1)
    np.testing.assert_allclose(view["share"], expected, atol=1e-5)


def test_distances_lead_exactly_to_the_edges(con):
    view = con.execute("SELECT * FROM group_distance").df()
    reachable = view.dropna(subset="points_to_next")
    assert (reachable["points_to_next"] > 0).all()
    np.testing.assert_allclose(
        reachable["value"] + reachable["points_to_next"], reachable["next_edge"], atol=1e-9
    )
    assert set(view.loc[view["next_group"].isna(), "quartile_group"]) == {"highest"}
    assert set(view.loc[view["cushion"].isna(), "quartile_group"]) == {"lowest"}
    assert (view["cushion"].dropna() >= 0).all()


def test_places_among_changes_agree(con, changed):
    by = changed.assign(difference=changed["difference"].round(6)).groupby(["year", "measure"])
    expected = by["difference"].rank(method="min", ascending=False).astype(int).tolist()
    view = con.execute(
        "SELECT change_rank FROM change_standing ORDER BY year, measure, province_code"
    ).fetchall()
    assert [rank for (rank,) in view] == expected
