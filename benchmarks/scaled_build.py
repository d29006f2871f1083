"""Builds the warehouse of a larger country or a longer history.

`python -m benchmarks.scaled_build FILE PROVINCES YEARS`, where PROVINCES and YEARS are factors.
Prints JSON: the seconds, peak memory (MB) and file size (MB) of the build.

The shipped tables are repeated: every province as that many communes, each with slightly different
figures; the year 2023 as that many more years, with the same measures. The build is the real one
(etl.build), but without the rules, which expect 63 provinces.
"""

import json
import resource
import sys
import time
from pathlib import Path
from unittest.mock import patch

import numpy as np
import pandas as pd

from etl import build, checks, tables
from servers.dashboard import ROOT

PUBLISHED = ROOT / "data" / "published"
REPEATED_YEAR = 2023
BY_PLACE = (
    "provinces", "province_aliases", "central_cities", "scores", "indicator_scores",
    "total_margins", "dimension_variances", "respondents", "missing",
)  # fmt: skip
BY_YEAR = (
    "years", "sources", "scores", "indicators", "indicator_scores", "total_margins",
    "dimension_variances", "respondents", "samples", "missing",
)  # fmt: skip
APART = 0.2  # points by which a commune differs from its province, at most


def more_places(frames: dict[str, pd.DataFrame], times: int) -> dict[str, pd.DataFrame]:
    """The tables with `times` as many provinces."""
    random = np.random.default_rng(1)
    found = dict(frames)
    for name in BY_PLACE:
        copies = [frames[name]]
        for place in range(1, times):
            # The 34 new provinces (codes that end in n) are not repeated.
            old = frames[name][~frames[name]["province_code"].str.endswith("n")]
            copy = old.assign(province_code=old["province_code"] + f"-{place}")
            for column in ("name_vi", "name_en", "alias"):
                if column in copy:
                    # Not a bare number: "Long An 63" is a way of writing the old Long An.
                    copy[column] += f" xã {place}"
            if "tile_col" in copy:
                copy["tile_col"] += 20 * place
            if name == "scores":
                moved = copy["value"] + random.uniform(-APART, APART, len(copy))
                # The scale of a sub-dimension: 0.33 (or 0.25) to 3.33 (2.5) at most.
                copy["value"] = moved.clip(0.34, 2.49).round(6)
            copies.append(copy)
        found[name] = pd.concat(copies, ignore_index=True)
    for column in ("provinces", "totals"):
        found["years"] = found["years"].assign(**{column: found["years"][column] * times})
    return found


def more_years(frames: dict[str, pd.DataFrame], times: int) -> dict[str, pd.DataFrame]:
    """The tables with `times` as many years."""
    found = dict(frames)
    held = frames["years"]["year"]
    added = range(int(held.max()) + 1, int(held.max()) + 1 + len(held) * (times - 1))
    for name in BY_YEAR:
        of_year = frames[name][frames[name]["year"] == REPEATED_YEAR]
        copies = [of_year.assign(year=year) for year in added]
        if name == "sources":
            copies = [
                one.assign(source=one["source"] + f"-{one['year'].iloc[0]}") for one in copies
            ]
        found[name] = pd.concat([frames[name], *copies], ignore_index=True)
    return found


def main(to: Path, places: int, years: int) -> None:
    """Builds it and prints what it took."""
    read = tables.read

    def larger(published: Path) -> dict[str, pd.DataFrame]:
        return more_years(more_places(read(published), places), years)

    began = time.perf_counter()
    with patch.object(tables, "read", larger), patch.object(checks, "problems", lambda _con: []):
        build.build(PUBLISHED, to, show_progress=False)
    took = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    json.dump({"seconds": took, "peak_mb": peak, "file_mb": to.stat().st_size / 1e6}, sys.stdout)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
