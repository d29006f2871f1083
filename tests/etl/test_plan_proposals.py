"""What the view of proposals says, computed a second time over all published figures, in pandas."""

import duckdb
import numpy as np
import pandas as pd
import pytest

KEYS = ["year", "measure", "province_code"]


@pytest.fixture(scope="module")
def both(warehouse_path):
    """The view, and beside it what it is made of."""
    con = duckdb.connect(str(warehouse_path), read_only=True)
    proposed = con.execute("FROM plan_proposal").df()
    ranked = con.execute("SELECT year, measure, province_code, value, division FROM ranking").df()
    changes = con.execute(
        f"""SELECT {", ".join(KEYS)}, difference, direction AS moved, clear, comparable,
            nationwide_shift, percent, notable FROM yearly_change"""
    ).df()
    good = con.execute("SELECT year, measure, division, rise FROM good_year").df()
    noise = con.execute("SELECT year, measure, province_code, standard_deviation FROM score_noise")
    frame = proposed.merge(ranked, on=[*KEYS, "division"]).merge(changes, how="left", on=KEYS)
    frame = frame.merge(good, how="left", on=["year", "measure", "division"])
    frame = frame.merge(noise.df(), how="left", on=KEYS)
    for name in ("clear", "comparable", "nationwide_shift", "beyond_noise"):
        frame[name] = frame[name].fillna(value=False).astype(bool)
    frame["certain"] = frame["comparable"] & frame["clear"] & ~frame["nationwide_shift"]
    return frame


def test_reasons_follow_from_changes_and_the_median(both):
    median = both.groupby(["year", "measure", "division"])["value"].transform("median")
    above = both["value"] - median
    assert np.allclose(above, both["above_median"], atol=1e-9)
    certain = both["certain"]
    reach = both["rise"].notna()
    expected = np.select(
        [
            certain & both["moved"].eq("fell"),
            certain & both["moved"].eq("rose"),
            both["above_median"] >= 0,
            reach & (-both["above_median"] <= both["rise"]),
            reach,
        ],
        ["clear_fall", "clear_rise", "high", "low_in_reach", "low_out_of_reach"],
        "low",
    )
    assert (both["reason"] == expected).all()
    assert (
        both["direction"] == np.where(both["reason"].isin(["clear_rise", "high"]), "keep", "mend")
    ).all()
    noisy = both["above_median"].abs() > 1.96 * np.sqrt(2) * both["standard_deviation"]
    known = both["standard_deviation"].notna() & ~certain
    assert (both.loc[known, "beyond_noise"] == noisy[known]).all()
    assert both.loc[certain, "beyond_noise"].all()
    by_sign = np.where(
        both["comparable"],
        both["moved"],
        np.where(both["above_median"] >= 0, "high", "low"),
    )
    assert (both["sign_reason"] == by_sign).all()


def test_positions_count_from_one_and_noise_comes_last(both):
    for way in ("", "sign_"):
        groups = both.sort_values(f"{way}position").groupby(
            ["year", "province_code", "level", f"{way}direction"]
        )[f"{way}position"]
        assert (groups.rank(method="first").sort_index() == both[f"{way}position"]).all()
    mended = both[both["direction"] == "mend"].sort_values("position")
    certain = mended["beyond_noise"].astype(int)
    falls = certain.groupby([mended["year"], mended["province_code"], mended["level"]]).diff()
    assert (falls.dropna() <= 0).all()


def test_every_dimension_is_proposed_and_at_most_six_parts(both):
    assert both.loc[both["level"] == "dimension", "proposed"].all()
    parts = both[both["level"] == "subdimension"]
    for way in ("", "sign_"):
        chosen = parts[parts[f"{way}proposed"]]
        assert (chosen[f"{way}direction"] == "mend").all()
        able = parts[parts[f"{way}direction"] == "mend"]
        if not way:
            able = able[(able["reason"] == "clear_fall") | (able["above_median"] <= -0.005)]
        held = chosen.groupby(["year", "province_code"]).size()
        wanted = able.groupby(["year", "province_code"]).size()
        assert (held == pd.Series(np.minimum(wanted, 6), wanted.index)).all()
