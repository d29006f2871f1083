"""The falls of a year and of a province against a second computation."""

import itertools
from dataclasses import fields
from operator import attrgetter

import pandas as pd
import pytest

from papi.common import survey_year
from papi.common.language import Language
from papi.falls import gather as declines
from papi.falls import history as fall_history
from papi.falls import list_words as lists
from papi.falls import scan as falls
from papi.falls import table_words as answers
from papi.falls.scan import Falls
from tests import falls_in_pandas
from tests.whole_lists import listed, rows

EN, VI = Language("en"), Language("vi")
LONG_AN = "80"
LEVELS: tuple[falls.Level, ...] = ("dimension", "subdimension")
CASES = list(itertools.product([2012, 2015, 2016, 2019, 2021, 2023, 2024], LEVELS))


@pytest.fixture(scope="module")
def expected(warehouse_path):
    return falls_in_pandas.changes(falls_in_pandas.noise_of(warehouse_path))


def comparable(expected: pd.DataFrame, year: int, level: str) -> pd.DataFrame:
    return expected[
        (expected["year"] == year) & (expected["level"] == level) & expected["comparable"]
    ]


@pytest.mark.parametrize(("year", "level"), CASES)
def test_falls_of_every_province_agree(file, expected, year, level):
    frame = comparable(expected, year, level)
    seen = declines.scan(file, year, level, "all", LONG_AN)
    by = frame.assign(shifted=frame["shift"].astype(bool)).groupby("province_code")
    wanted = {
        code: (
            int((~one["shifted"]).sum()),
            int((one["fell"] & ~one["shifted"]).sum()),
            int((one["notable_fall"] & ~one["shifted"]).sum()),
            int((one["margin"].notna() & ~one["shifted"]).sum()),
            int((one["clear_fall"] & ~one["shifted"]).sum()),
            int((one["fall_in_list"] & ~one["shifted"]).sum()),
            int(one["shifted"].sum()),
            int((one["fell"] & one["shifted"]).sum()),
        )
        for code, one in by
    }
    counted = attrgetter(*(field.name for field in fields(Falls)))
    found = {row.province.code: counted(row.falls) for row in rows(seen, LONG_AN) if row.falls}
    assert found == wanted
    assert counted(seen.sums) == tuple(sum(one) for one in zip(*wanted.values(), strict=True))
    assert len(rows(seen, LONG_AN)) == 63


@pytest.mark.parametrize(("year", "level"), CASES)
@pytest.mark.parametrize("scope", ["all", "MRD", "lowest"])
def test_counts_by_measure_agree(file, expected, year, level, scope):
    frame = comparable(expected, year, level)
    seen = declines.scan(file, year, level, scope, LONG_AN)
    if scope == "MRD":
        regions = falls_in_pandas.table("provinces").set_index("province_code")["region_code"]
        frame = frame[frame["province_code"].map(regions) == "MRD"]
    if scope == "lowest":
        totals = expected[(expected["year"] == year) & (expected["measure"] == "total")]
        low = set(totals.loc[totals["lowest"], "province_code"])
        frame = frame[frame["province_code"].isin(low)]
        assert {row.province.code for row in rows(seen, LONG_AN)} == low
    wanted = {
        measure: (len(one), int(one["fell"].sum()), int((one["difference"] > 0).sum()),
                  int(one["notable_fall"].sum()), int((one["in_a_row"] > 1).sum()),
                  int(one["margin"].notna().sum()), int(one["clear_fall"].sum()),
                  int((one["clear"] & ~one["fell"]).sum()))
        for measure, one in frame.groupby("measure")
    }  # fmt: skip
    found = {
        one.measure: (
            one.compared,
            one.fell,
            one.rose,
            one.fell_notably,
            one.fell_again,
            one.judged,
            one.fell_clearly,
            one.rose_clearly,
        )
        for one in lists.by_share(seen)
    }
    assert found == wanted
    held = frame[~frame["shift"].astype(bool)].groupby("measure")["fall_in_list"].sum().to_dict()
    counts = {one.measure: one for one in lists.by_share(seen)}
    assert {name: one.fell_in_list for name, one in counts.items() if name in held} == held
    shares = [
        (0 if one.nationwide_shift else one.fell_clearly / one.compared, one.fell / one.compared)
        for one in lists.by_share(seen)
    ]
    assert shares == sorted(shares, reverse=True)


@pytest.mark.parametrize(("year", "level"), CASES)
def test_the_lists_of_falls_agree(file, expected, year, level):
    seen = declines.scan(file, year, level, "all", LONG_AN)
    frame = comparable(expected, year, level)
    single = frame[~frame["shift"].astype(bool)]

    def named(pairs):
        return {(row.province.code, one.measure) for row, one in pairs if one.measure != "total"}

    def wanted(rows):
        return set(zip(rows["province_code"], rows["measure"], strict=True))

    clear, notable, lowest = (listed(seen, LONG_AN, one) for one in ("clear", "notable", "low"))
    assert named(notable) == wanted(single[single["notable_fall"]])
    assert named(clear) == wanted(single[single["clear_fall"]])
    in_list = [pair for pair in clear if pair[1].clear_in_list]
    assert named(in_list) == wanted(single[single["fall_in_list"]])
    assert in_list == clear[: len(in_list)]
    low = single[single["lowest"] & single["fell"]]
    assert named(lowest) == wanted(low)
    assert sum((one.falls_in_a_row or 0) > 1 for _, one in lowest) == (low["in_a_row"] > 1).sum()
    runs = [(bool(one.clear), one.falls_in_a_row or 0) for _, one in lowest]
    assert runs == sorted(runs, reverse=True)
    assert sum(clear for clear, _ in runs) == low["clear_fall"].sum()


@pytest.mark.parametrize(("year", "level"), CASES)
def test_the_ten_largest_agree(file, expected, year, level):
    seen = declines.scan(file, year, level, "all", LONG_AN)
    frame = comparable(expected, year, level)
    counted = frame["difference"].where(
        ~frame["shift"].astype(bool), frame["difference"] - frame["median_difference"]
    )
    found = [falls.yardstick(one) for _, one in seen.extremes[True]]
    assert found == pytest.approx(sorted(counted[counted < 0])[:10], abs=1e-5)
    found = [falls.yardstick(one) for _, one in seen.extremes[False]]
    assert found == pytest.approx(sorted(counted[counted > 0], reverse=True)[:10], abs=1e-5)


@pytest.mark.parametrize("code", ["80", "20", "22", "24", "87", "27"])
def test_the_history_of_a_province_agrees(file, expected, code):
    found = fall_history.gather(file, code)
    frame = expected[
        (expected["province_code"] == code)
        & expected["level"].isin(["dimension", "total"])
        & expected["comparable"]
    ]
    wanted = dict(
        zip(zip(frame["year"], frame["measure"], strict=True), frame["difference"], strict=True)
    )
    drawn = {
        (year.year, measure): one.difference
        for year in found.years
        for measure, one in year.changes.items()
    }
    assert drawn == pytest.approx(wanted, abs=2e-6)
    dimensions = frame[(frame["level"] == "dimension") & ~frame["shift"].astype(bool)]
    by_year = dimensions.groupby("year")
    assert {
        one.year: (len(one.counted), one.fell, one.judged, one.fell_clearly)
        for one in found.years
        if one.counted
    } == {
        year: (
            len(held),
            held["fell"].sum(),
            held["margin"].notna().sum(),
            held["clear_fall"].sum(),
        )
        for year, held in by_year
    }
    for measure, held in frame.groupby("measure"):
        single = ~held["shift"].astype(bool)
        record = found.records[str(measure)]
        assert (record.compared, record.fell) == (single.sum(), (held["fell"] & single).sum())
        judged = held[single & held["margin"].notna()]
        assert (record.judged, record.fell_clearly) == (len(judged), judged["clear_fall"].sum())
        assert record.longest_run == held["in_a_row"].max()
        if record.longest_run:
            last = held.loc[held["in_a_row"] == record.longest_run, "year"].max()
            assert record.longest_run_until == last


def test_every_year_of_a_history_is_compared_or_says_why(file):
    for code in survey_year.provinces(file):
        found = fall_history.gather(file, code)
        for year in found.years:
            held = {one.measure for one in found.measures if year.year in one.years}
            assert set(year.changes) | {one.measure for one in year.refused} == held
            assert not set(year.changes) & {one.measure for one in year.refused}


def test_year_pairs_that_are_not_comparable_are_refused_with_the_reason(file):
    seen = declines.scan(file, 2018, "dimension", "all", LONG_AN)
    assert seen.measures == [] and not seen.compared
    assert len(seen.refused) == 9
    lines = "\n".join(answers.refused(EN, seen))
    assert "Total: 2018 is not compared with 2017, dimensions 7 and 8 added" in lines
    assert "7. Environment and 8. E-governance: 2018 is the first year" in lines
    first = declines.scan(file, 2011, "dimension", "all", LONG_AN)
    assert answers.refused(EN, first) == [
        "All measures: 2011 is the first year, there is nothing to compare it with."
    ]
    half = declines.scan(file, 2016, "dimension", "all", LONG_AN)
    assert half.parts == ["transparency", "corruption_control", "service_delivery"]
    assert {one.why for one in half.refused} == {"break"}
    broken = declines.scan(file, 2021, "dimension", "all", LONG_AN)
    assert [one.measure for one in broken.refused] == ["admin_procedures"]
