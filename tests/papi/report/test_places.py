"""Where to look first: what the verdicts of the warehouse say, in that order."""

import pytest

from papi.common import survey_year
from papi.overview import gather as overview
from papi.report.places import MOST, places
from papi.warehouse import scores


@pytest.fixture(scope="module")
def every(file):
    """The places of every tenth province of each year."""
    return [
        (seen, places(seen))
        for year in survey_year.years(file)
        for one in scores.standings(file, year)[::50]
        if one.measure == "total"
        for seen in [overview.gather(file, one.province_code, year)]
    ]


def test_reasons_come_in_their_order_and_each_place_once(every):
    order = ["clear_fall", "surely_low", "hidden", "lowest"]
    for _, found in every:
        reasons = [order.index(one.reason) for one in found]
        assert reasons == sorted(reasons)
        assert len({one.standing.measure for one in found}) == len(found) <= MOST
    assert {one.reason for _, found in every for one in found} == set(order)


def test_a_reason_holds_by_the_warehouses_own_columns(every):
    for _, found in every:
        for one in found:
            standing = one.standing
            if one.reason == "clear_fall":
                assert standing.clear and standing.direction == "fell"
                assert not standing.nationwide_shift
            if one.reason == "surely_low":
                assert standing.rank_low is not None
                assert standing.rank_low > standing.ranked_count / 2
            if one.reason == "hidden":
                assert one.whole is not None
                assert one.whole.quartile_group in ("highest", "high_average")
                assert standing.quartile_group in ("low_average", "lowest")
            if one.reason == "lowest":
                assert not (standing.clear and standing.direction == "rose")


def test_the_largest_clear_fall_comes_first(file):
    seen = overview.gather(file, "56", 2024)
    first = places(seen)[0]
    assert (first.standing.measure, first.reason) == ("voluntary_contributions", "clear_fall")
