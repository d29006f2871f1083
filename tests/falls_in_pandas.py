"""Falls computed a second time, in pandas, from the shipped tables and the rules of docs/method.md;
nothing of the warehouse's SQL goes into it."""

import itertools

import pandas as pd

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


def changes() -> pd.DataFrame:
    """One row a province, measure and year with a value: difference, percent, shift (nationwide),
    comparable, in_a_row (comparable falls), lowest (below the 25th percentile)."""
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
    return frame
