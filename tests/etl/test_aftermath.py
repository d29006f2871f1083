"""What became of rises, changes and gaps a year later, counted a second time from the scores."""

import numpy as np
import pytest

from etl.evidence import aftermath


@pytest.fixture
def totals(con):
    """Totals of the 63 since 2018, provinces by years."""
    rows = con.execute(
        "SELECT year, province_code, value FROM main.score "
        "WHERE measure = 'total' AND year BETWEEN 2018 AND 2024"
    ).df()
    return rows.pivot(index="province_code", columns="year", values="value")


def test_a_good_years_rise_is_tried_on_the_year_left_out(con, totals):
    found = aftermath.good_years(con)
    of_total = found[(found["name"] == "Total PAPI score") & (found["era"] == 2018)]
    changes = totals.diff(axis=1)
    lasting = {
        year: np.minimum(changes[year], changes[year] + changes[year + 1]).dropna()
        for year in range(2019, 2024)
    }
    assert of_total["year"].tolist() == list(lasting)
    for row in of_total.to_dict("records"):
        others = np.concatenate([one for year, one in lasting.items() if year != row["year"]])
        rise = np.quantile(others[others > 0], 0.75)
        own = lasting[row["year"]]
        assert row["rise"] == pytest.approx(rise)
        assert row["changes"] == len(own)
        assert row["gained"] == (own >= rise).sum()
        assert row["stated"] == pytest.approx((others >= rise).mean())


def test_the_stated_rate_of_all_years_is_about_what_was_gained(con):
    found = aftermath.good_years(con)
    gained = found["gained"].sum() / found["changes"].sum()
    assert gained == pytest.approx(found["stated"].mean(), abs=0.01)
    assert gained < 0.15


def test_what_followed_a_years_largest_changes(con, totals):
    found = aftermath.coming_back(con).set_index("year")
    before, after = (totals[year] - totals[year - 1] for year in (2019, 2020))
    # The median is that of all changes of the year, also of provinces without the next.
    pair = np.array([before - before.median(), after - after.median()])
    first, second = pair[:, ~np.isnan(pair).any(axis=0)]
    top, bottom = first >= np.quantile(first, 0.75), first <= np.quantile(first, 0.25)
    assert found.loc[2019, "provinces"] == len(first)
    assert found.loc[2019, "top"] == pytest.approx(second[top].mean())
    assert found.loc[2019, "bottom"] == pytest.approx(second[bottom].mean())
    assert found.loc[2019, "bottom_rose"] == pytest.approx((second[bottom] > 0).mean())


def test_who_was_told_apart_stayed_ahead_more_often_than_a_coin_and_than_others(con, totals):
    pairs = aftermath.gaps(con)
    of_2022 = pairs[pairs["year"] == 2022]
    both = totals[[2022, 2023]].dropna().to_numpy()
    ahead = [
        (one[0] - other[0], one[1] - other[1])
        for one in both
        for other in both
        if one[0] > other[0]
    ]
    assert len(of_2022) == len(ahead)
    assert of_2022["next_gap"].sum() == pytest.approx(sum(after for _, after in ahead))
    edge = of_2022.loc[of_2022["told_apart"], "gap"].min()
    assert of_2022.loc[~of_2022["told_apart"], "gap"].max() <= edge
    still = pairs.assign(still=pairs["next_gap"] > 0)
    by_verdict = still.groupby("told_apart")["still"].mean()
    assert by_verdict[True] > 0.8 > by_verdict[False]
    assert still[still["partner"]]["still"].mean() > 0.8
