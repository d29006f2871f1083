"""Falls computed a second time, in pandas, from the shipped tables and the rules of docs/method.md;
nothing of the warehouse's SQL goes into it but, for what is clear, its table `noise`."""

import itertools
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
from scipy.stats import norm

from tests.conftest import PUBLISHED


def table(name: str) -> pd.DataFrame:
    frame: pd.DataFrame = pd.read_csv(
        PUBLISHED / f"{name}.csv", dtype={"province_code": str, "code": str}
    )
    return frame


def _scores() -> pd.DataFrame:
    """year, province_code, measure, level, value: sub-dimensions, their sums, the total."""
    parts = table("scores").assign(level="subdimension")
    parents = table("subdimensions").drop_duplicates("measure").set_index("measure")["parent"]
    keys = ["year", "province_code"]
    whole = (
        parts.assign(measure=parts["measure"].map(parents), level="dimension")
        .groupby([*keys, "measure", "level"], as_index=False)["value"]
        .sum()
    )
    size = whole.groupby(keys)["measure"].transform("size")
    full = whole[size == whole["year"].map(lambda year: 8 if year >= 2018 else 6)]
    total = full.groupby(keys, as_index=False)["value"].sum()
    frame: pd.DataFrame = pd.concat(
        [parts, whole, total.assign(measure="total", level="total")], ignore_index=True
    )
    frame["value"] = frame["value"].round(6)
    return frame


def _judged(frame: pd.DataFrame, noise: pd.DataFrame) -> pd.DataFrame:
    """Adds margin (NaN where the noise of the year before is not known), clear and in_list:
    clear after Benjamini and Hochberg, 10%, among all provinces of that year and measure."""
    spread = {
        (row["measure"], year): row["standard_deviation"]
        for row in noise.to_dict("records")
        for year in range(row["first_year"], row["last_year"] + 1)
    }
    keys = list(zip(frame["measure"], frame["year"], strict=True))
    before = np.array([spread.get((measure, year - 1), np.nan) for measure, year in keys])
    noise_of_change = np.where(frame["comparable"], 2**0.5 * before, np.nan)
    frame["margin"] = 1.96 * noise_of_change
    frame["clear"] = frame["difference"].abs() > frame["margin"]
    chance = pd.Series(2 * norm.sf(frame["difference"].abs() / noise_of_change), frame.index)
    frame["in_list"] = False
    for _, one in chance.dropna().groupby([frame["year"], frame["measure"]]):
        ordered = one.sort_values()
        allowed = 0.1 * np.arange(1, len(one) + 1) / len(one)
        held = np.flatnonzero(ordered.to_numpy() <= allowed)
        last = held.max() + 1 if len(held) else 0
        frame.loc[ordered.index[:last], "in_list"] = True
    frame["in_list"] &= frame["clear"]
    frame["clear_fall"] = frame["clear"] & (frame["difference"] < 0)
    frame["fall_in_list"] = frame["clear_fall"] & frame["in_list"]
    return frame


def noise_of(warehouse: Path) -> pd.DataFrame:
    """The measured noise of the 63 provinces' scores, by measure and span of years."""
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        noise: pd.DataFrame = connection.execute("FROM noise WHERE division = 63").df()
    return noise


def changes(noise: pd.DataFrame) -> pd.DataFrame:
    """One row a province, measure and year with a value: difference, percent, shift (nationwide),
    comparable, in_a_row (comparable falls), lowest (below the 25th percentile), margin, clear,
    in_list, clear_fall and fall_in_list by the measured noise."""
    frame = _scores().sort_values(["measure", "province_code", "year"], ignore_index=True)
    before = frame.groupby(["measure", "province_code"])[["year", "value"]].shift()
    frame["difference"] = (frame["value"] - before["value"]).round(6)
    frame["percent"] = 100 * frame["difference"] / before["value"]
    by = frame.dropna(subset="difference").groupby(["year", "measure"])
    moved = pd.DataFrame(
        {
            "median": by["percent"].median(),
            "fell": by["difference"].apply(lambda one: (one < 0).mean()),
            "rose": by["difference"].apply(lambda one: (one > 0).mean()),
            "median_difference": by["difference"].median(),
        }
    )
    moved["shift"] = (moved[["fell", "rose"]].max(axis=1) >= 0.95) & (moved["median"].abs() > 5)
    frame = frame.merge(
        moved[["shift", "median_difference"]],
        left_on=["year", "measure"],
        right_index=True,
        how="left",
    )
    breaks = table("breaks").query("severity == 'break'")
    broken = set(zip(breaks["year"], breaks["measure"], strict=True))
    spans = table("subdimensions").sort_values(["measure", "first_year"])
    scale = spans.groupby("measure")["scale_max"].shift()
    new = spans[scale.notna() & (scale != spans["scale_max"])]
    broken |= set(zip(new["first_year"], new["measure"], strict=True))
    whole = [pair not in broken for pair in zip(frame["year"], frame["measure"], strict=True)]
    frame["comparable"] = (before["year"] == frame["year"] - 1).to_numpy() & pd.Series(whole)
    falls = (frame["comparable"] & (frame["difference"] < 0)).tolist()
    rows = itertools.accumulate(falls, lambda row, fell: row + 1 if fell else 0, initial=0)
    frame["in_a_row"] = list(rows)[1:]
    edge = frame.groupby(["year", "measure"])["value"].transform(lambda one: one.quantile(0.25))
    frame["lowest"] = frame["value"] < edge
    frame["fell"] = frame["comparable"] & (frame["difference"] < 0)
    frame["notable_fall"] = frame["fell"] & (frame["percent"] < -5)
    return _judged(frame, noise)


def counted(frame: pd.DataFrame, year: int, level: str, scope: str) -> pd.DataFrame:
    """The comparable changes outside nationwide shifts of all · lowest (group on the total) · a
    region's code · a province's code."""
    of_year = frame[frame["year"] == year]
    rows = of_year[(of_year["level"] == level) & of_year["comparable"]]
    rows = rows[~rows["shift"].astype(bool)]
    if scope == "all":
        return rows
    if scope == "lowest":
        totals = of_year[(of_year["measure"] == "total") & of_year["lowest"]]
        return rows[rows["province_code"].isin(totals["province_code"])]
    regions = table("provinces").set_index("province_code")["region_code"]
    return rows[(rows["province_code"].map(regions) == scope) | (rows["province_code"] == scope)]


def headline(rows: pd.DataFrame, parts: str) -> str:
    """What the page says of them after scope and year, where their noise is known."""
    judged = rows[rows["margin"].notna()]
    clear = judged[judged["clear_fall"]]
    falls = "1 clear fall" if len(clear) == 1 else f"{len(clear)} clear falls"
    return (
        f"{clear['province_code'].nunique()} of {judged['province_code'].nunique()} provinces fell "
        f"clearly in one or more {parts}: {falls} among {len(judged):,} changes."
    )
