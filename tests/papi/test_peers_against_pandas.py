"""Peers, likeness and learning partners, computed a second time from the bare scores."""

import duckdb
import numpy as np
import pandas as pd
import pytest

from papi.compare import gather as comparison
from papi.compare import questions

YEARS = (2013, 2018, 2019, 2023, 2024)


@pytest.fixture(scope="module")
def tables(warehouse_path):
    with duckdb.connect(str(warehouse_path), read_only=True) as con:
        return {
            name: con.execute(f"FROM {name}").df()
            for name in (
                "score",
                "province",
                "measure",
                "series_break",
                "peer",
                "learning_partner",
                "profile_distance",
                "noise",
            )
        }


def only(frame, **wanted):
    """The rows whose columns are, or are among, what is wanted."""
    for name, value in wanted.items():
        among = isinstance(value, (list, pd.Series))
        frame = frame[frame[name].isin(value) if among else frame[name] == value]
    return frame


def wide(tables, year):
    """Provinces by the year's dimensions, complete ones only."""
    dimensions = only(tables["measure"], level="dimension")["measure"]
    found = only(tables["score"], year=year, measure=dimensions)
    return found.pivot(index="province_code", columns="measure", values="value").dropna()


@pytest.mark.parametrize("year", YEARS)
def test_the_most_similar_profile_is_the_nearest_in_standard_deviations(tables, year):
    dimensions = only(tables["measure"], level="dimension")["measure"]
    every = only(tables["score"], year=year, measure=dimensions)
    spread = every.groupby("measure")["value"].agg(["mean", lambda values: values.std(ddof=0)])
    spread.columns = pd.Index(["mean", "sd"])
    complete = wide(tables, year)
    z = (complete - spread["mean"]) / spread["sd"]
    found = only(tables["profile_distance"], year=year)
    assert set(found["province_code"]) == set(complete.index)
    for code, rows in found.groupby("province_code"):
        expected = np.sqrt(((z - z.loc[code]) ** 2).sum(axis=1)).drop(code).sort_values()
        mine = rows.set_index("peer_code")["distance"]
        pd.testing.assert_series_equal(
            mine.sort_index(), expected.sort_index(), check_names=False, atol=1e-5, rtol=0
        )
        peers = only(tables["peer"], year=year, province_code=code, peer_set="profile")
        ten = set(peers["peer_code"])
        assert ten == set(mine.sort_values().index[:10])
        assert expected[list(ten)].max() <= expected.drop(list(ten)).min() + 1e-5


@pytest.mark.parametrize("year", YEARS)
def test_five_above_and_five_below_stand_next_to_the_province(tables, year):
    totals = only(tables["score"], year=year, measure="total")
    order = totals.sort_values(["value", "province_code"], ascending=[False, True])
    codes = order["province_code"].tolist()
    found = only(tables["peer"], year=year, peer_set="neighbours")
    for place, code in enumerate(codes):
        expected = set(codes[max(0, place - 5) : place + 6]) - {code}
        assert set(only(found, province_code=code)["peer_code"]) == expected
    assert set(found["province_code"]) == set(codes)


@pytest.mark.parametrize("year", YEARS)
def test_region_successor_and_group_are_those_of_the_tables(tables, year):
    places = only(tables["province"], division=63).set_index("province_code")
    surveyed = only(tables["score"], year=year)["province_code"].unique()
    totals = only(tables["score"], year=year, measure="total")
    values = totals.set_index("province_code")["value"]
    group = (values.map(lambda value: sum(value >= values.quantile([0.25, 0.5, 0.75])))).to_dict()
    for peer_set, key in (("region", "region_code"), ("successor", "successor_code")):
        found = only(tables["peer"], year=year, peer_set=peer_set)
        expected = {
            (code, other)
            for code in surveyed
            for other in surveyed
            if code != other and places.loc[code, key] == places.loc[other, key]
        }
        assert set(zip(found["province_code"], found["peer_code"], strict=True)) == expected
    found = only(tables["peer"], year=year, peer_set="group")
    expected = {(a, b) for a in group for b in group if a != b and group[a] == group[b]}
    assert set(zip(found["province_code"], found["peer_code"], strict=True)) == expected


def test_five_cities_were_under_central_government_while_there_were_63(tables):
    for year in YEARS:
        found = only(tables["peer"], year=year, peer_set="central_city")
        surveyed = set(only(tables["score"], year=year)["province_code"])
        assert set(found["peer_code"]) == {"01", "31", "48", "79", "92"} & surveyed
        assert "80" in set(found["province_code"])


def deviation(tables, measure, year):
    """Noise of one score of the 63, NaN where it is not known."""
    rows = only(tables["noise"], measure=measure, division=63)
    rows = rows[(rows["first_year"] <= year) & (rows["last_year"] >= year)]
    return rows["standard_deviation"].iloc[0] if len(rows) else np.nan


def breaks_between(tables, measure, first, last):
    rows = tables["series_break"]
    rows = rows[(rows["measure"] == measure) & (rows["severity"] == "break")]
    return ((rows["year"] > first) & (rows["year"] <= last)).any()


@pytest.mark.parametrize(
    ("year", "measure"),
    [
        (2023, "total"),
        (2024, "total"),
        (2015, "total"),
        (2023, "participation"),
        (2024, "e_governance"),
        (2023, "civic_knowledge"),
        (2020, "environment"),
    ],
)
def test_learning_partners_stood_together_and_are_clearly_higher_now(tables, year, measure):
    scores = only(tables["score"], measure=measure)
    value = scores.pivot(index="year", columns="province_code", values="value")
    usual = 1.96 * 2**0.5 * deviation(tables, measure, year)
    spans = only(tables["measure"], measure=measure)

    def near(of):
        held = (spans["first_year"] <= of) & (spans["last_year"].fillna(9999) >= of)
        span = spans[held].iloc[0]
        if span["level"] != "subdimension":
            return 0.5
        return 0.5 * (span["scale_max"] - span["scale_min"]) / 9

    expected = set()
    for then in value.index[value.index <= year - 2]:
        if breaks_between(tables, measure, then, year):
            continue
        before, now = (frame.to_numpy(float) for frame in (value.loc[then], value.loc[year]))
        gap = now[None, :] - now[:, None]
        stood = np.abs(before[None, :] - before[:, None]) <= near(then)
        higher = (gap > near(year)) & (now[None, :] > 1.05 * now[:, None])
        for own, other in np.argwhere(stood & higher & ~(gap <= usual)):
            expected.add((value.columns[own], then, value.columns[other]))
    found = only(tables["learning_partner"], year=year, measure=measure)
    assert expected or measure == "environment"
    assert (
        set(zip(found["province_code"], found["then_year"], found["partner_code"], strict=True))
        == expected
    )


def test_a_year_with_a_break_since_has_no_learning_partners(tables):
    found = tables["learning_partner"]
    assert not ((found["measure"] == "total") & (found["year"] == 2018)).any()
    assert only(found, measure="total", year=2024)["then_year"].min() == 2018


def test_peer_benchmarks_are_plain_statistics_of_the_peers(file, tables):
    codes = ["01", "31", "48", "79", "92"]
    found = {one.measure: one for one in questions.peer_benchmarks(file, 2023, codes)}
    rows = only(tables["score"], year=2023, province_code=codes)
    for measure in ("total", "participation", "civic_knowledge"):
        values = only(rows, measure=measure)["value"]
        one = found[measure]
        assert one.n == len(values) == 5
        assert one.median == pytest.approx(values.median())
        assert one.p25 == pytest.approx(values.quantile(0.25))
        assert one.max == pytest.approx(values.max())
        best = only(rows, measure=measure).sort_values("value")["province_code"].iloc[-1]
        assert list(one.best_codes) == [best]


@pytest.mark.parametrize("year", [2013, 2017, 2021, 2023, 2024])
def test_two_provinces_are_told_apart_by_the_noise_of_their_scores_only(file, tables, year):
    levels = ["total", "dimension", "subdimension"]
    known = only(tables["measure"], level=levels)["measure"]
    found = pd.DataFrame(questions.province_gaps(file, year, "80"))
    scores = only(tables["score"], year=year)
    held = scores[scores["measure"].isin(known)]
    held = set(held[held["province_code"] == "80"]["measure"])
    assert set(found["measure"]) == held and len(held) > 25
    for measure, gaps in found[found["measure"] != "core"].groupby("measure"):
        values = only(scores, measure=measure).set_index("province_code")["value"]
        usual = 1.96 * 2**0.5 * deviation(tables, measure, year)
        assert set(gaps["peer_code"]) == set(values.index) - {"80"}
        for code, one in gaps.set_index("peer_code").iterrows():
            gap = values[code] - values["80"]
            assert one["points"] == pytest.approx(gap)
            if np.isnan(usual):
                assert pd.isna(one["margin"]) and pd.isna(one["clear"])
            else:
                assert one["margin"] == pytest.approx(usual)
                assert bool(one["clear"]) == (abs(gap) > usual)
    known = found["clear"].notna()
    assert known.any() == (year != 2017)


def test_a_mean_of_old_provinces_varies_less(file):
    found = pd.DataFrame(questions.province_gaps(file.in_34, 2023, "80n"))
    totals = found[found["measure"] == "total"].set_index("peer_code")["margin"]
    # Tây Ninh (mới) has two old parts, An Giang (mới) two, Hà Nội is one, Lâm Đồng (mới) three.
    one = totals.max()
    assert totals["01n"] == pytest.approx(one)
    assert totals["68n"] / one == pytest.approx(((1 / 2 + 1 / 3) / (1 / 2 + 1)) ** 0.5)


def test_counts_of_peers_told_apart_add_up(file):
    seen = comparison.gather(file, "80", 2023, "region")
    told = seen.told_apart("total")
    assert told and tuple(told) == (2, 0, 10)
    for one in seen.compared:
        gaps = [seen.gaps[one.measure][peer] for peer in seen.peers]
        told = seen.told_apart(one.measure)
        assert told and sum(told) == len(gaps)
        assert told.higher == sum(gap.points > (gap.margin or 0) for gap in gaps)
        assert told.lower == sum(-gap.points > (gap.margin or 0) for gap in gaps)
    assert comparison.gather(file, "80", 2017, "region").told_apart("total") is None
