"""The basket of a plan in a link: whole there and back, calm with what it does not know; and the
one rule that proposes it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papi.common import basket, proposal
from papi.common.basket import DIRECTIONS, Item, Kind, item
from papi.warehouse import places

KINDS: dict[str, Kind] = {
    "service_delivery": "dimension",
    "transparency": "dimension",
    "election_quality": "sub_dimension",
    "election_quality_02": "indicator",
}
items = st.builds(
    item,
    st.sampled_from(sorted(KINDS)),
    st.just("dimension"),
    st.sampled_from(DIRECTIONS),
    st.none() | st.floats(0, 1e8),
    st.text(max_size=300),
).map(lambda one: Item(one.measure, KINDS[one.measure], one.direction, one.goal, one.reason))
baskets = st.lists(items, unique_by=lambda one: one.measure).map(tuple)


@given(baskets)
def test_a_basket_comes_back_from_its_link(chosen):
    found = basket.read(basket.written(chosen, "20n", 2024), KINDS)
    assert found == ("20n", 2024, chosen, ())


@given(st.text(max_size=400), baskets)
def test_what_is_not_understood_falls_away_and_is_named(text, chosen):
    found = basket.read(text, KINDS)
    assert len({one.measure for one in found.basket}) == len(found.basket)
    assert {one.measure for one in found.basket} <= set(KINDS)
    beside = basket.read(f"{basket.written(chosen, '20', 2023)}-keep.total-{text[:9]}", KINDS)
    assert beside.basket[: len(chosen)] == chosen
    assert beside.lost[0] == "keep.total"


def test_a_link_can_be_read_by_a_person():
    chosen = (
        item("service_delivery", "dimension", "mend", 7.6),
        item("election_quality_02", "indicator", "mend", 0.515, "20-25% là thấp"),
        item("transparency", "dimension", "out", None, "đã có kế hoạch riêng"),
    )
    assert basket.written(chosen, "20", 2023) == (
        "20.2023-mend.service_delivery~7.6-mend.election_quality_02~0.515~20%2D25%25 là thấp"
        "-out.transparency~~đã có kế hoạch riêng"
    )


@pytest.mark.parametrize("step", [-1, 1])
@given(chosen=baskets.filter(len))
def test_moving_an_item_loses_none_and_keeps_the_other_directions_in_order(chosen, step):
    first = chosen[0]
    after = basket.shifted(chosen, first.measure, step)
    assert sorted(after, key=repr) == sorted(chosen, key=repr)
    others = [one for one in chosen if one.direction != first.direction]
    assert [one for one in after if one.direction != first.direction] == others


def sorted_codes(con, file, name, year, by):
    code = places.find_province(file, name)
    assert code
    numbers = dict(
        con.execute(
            """SELECT measure, code FROM measure
            WHERE $1 BETWEEN first_year AND coalesce(last_year, 9999)""",
            [year],
        ).fetchall()
    )
    found = proposal.basket(file, year, code, by)
    return {
        way: [numbers[one.measure] for one in found if one.direction == way]
        for way in ("mend", "keep")
    }


def test_lang_son_2023_by_direction_is_what_the_district_wrote(con, file):
    """Bắc Sơn kept up 4, 5, 7 and 8, and mended 1, 2, 3 and 6."""
    found = sorted_codes(con, file, "Lạng Sơn", 2023, "sign")
    assert found["keep"] == ["4", "5", "7", "8"]
    assert [one for one in found["mend"] if "." not in one] == ["1", "6", "3", "2"]


def test_lang_son_2023_by_evidence_mends_what_is_low(con, file):
    found = sorted_codes(con, file, "Lạng Sơn", 2023, "evidence")
    assert found["keep"] == ["1", "2", "3", "4", "5", "7", "8"]
    assert found["mend"] == ["6", "6.1", "6.2", "1.1", "1.3", "2.1", "3.2"]


def test_long_an_2024_keeps_its_worst_content_among_the_first_six(con, file):
    found = sorted_codes(con, file, "Long An", 2024, "evidence")
    assert [one for one in found["mend"] if "." not in one] == ["6", "2", "1", "7", "3"]
    assert "6.2" in found["mend"]  # 61st of 61, out of the reach of a good year


@pytest.mark.parametrize("by", ["evidence", "sign"])
def test_both_divisions_have_a_proposal_of_every_dimension(file, by):
    for asked, code in ((file, "20"), (file.in_34, "20n")):
        dimensions = [
            one for one in proposal.basket(asked, 2023, code, by) if one.kind == "dimension"
        ]
        assert len(dimensions) == 8


@given(baskets, baskets)
def test_joining_takes_each_change_and_keeps_mine_where_both_changed(mine, theirs):
    assert basket.joined(mine, mine, theirs) == (
        tuple(sorted(theirs, key=lambda one: _place(mine, theirs, one))),
        (),
    )
    assert basket.joined(theirs, mine, theirs) == (mine, ())
    both, differing = basket.joined((), mine, theirs)
    assert both[: len(mine)] == mine
    assert {one.measure for one in both} == {one.measure for one in (*mine, *theirs)}
    assert {*differing} == {
        one.measure for one in theirs if basket.item_of(mine, one.measure) not in (None, one)
    }


def _place(mine, theirs, one):
    """Items that mine has come first, in its order."""
    measures = [*dict.fromkeys(each.measure for each in (*mine, *theirs))]
    return measures.index(one.measure)
