"""What is drawn as HTML and SVG: marks where their figures are, and no column that says nothing."""

import re
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papi.common import survey_year, vocabulary
from papi.common.drawing import grid, marks, opening_table, ranking
from papi.common.drawing.marks import Among, Path
from papi.common.drawing.opening_table import DrawnCell, DrawnRow, Heading
from papi.common.drawing.ranking import RankedProvince
from papi.common.language import Language
from papi.common.profile import Rank
from papi.common.tables import Column, Table

EN, VI = Language("en"), Language("vi")

points = st.integers(100, 1000).map(lambda n: n / 100)


@st.composite
def among(draw) -> Among:
    low, p25, median, p75, high = sorted(draw(st.lists(points, min_size=5, max_size=5)))
    return Among(
        draw(points), p25, median, p75, second=draw(points), usual=draw(points) / 20,
        ends=(low, high), kind="own",
    )  # fmt: skip


def numbers(found: str, pattern: str) -> list[float]:
    (match,) = re.findall(pattern, found)
    return [float(one) for one in (match if isinstance(match, tuple) else (match,))]


@given(st.lists(among(), min_size=1, max_size=8))
def test_all_of_a_mark_lies_within_it_and_equal_lengths_are_equal_points(rows):
    span = marks.half_span(rows)
    wide, _ = marks.AGAINST
    for one in rows:
        found = marks.against(one, span, "median")
        (ours,) = numbers(found, r"<circle class='own' cx='([-.0-9]+)' cy='13' r='5'")
        (theirs,) = numbers(found, r"<circle class='hollow' cx='([-.0-9]+)'")
        left, shade = numbers(found, r"<rect class='usual' x='([-.0-9]+)' y='2' width='([.0-9]+)'")
        ends = numbers(found, r"<line class='axis' x1='([-.0-9]+)' y1='13' x2='([-.0-9]+)'")
        bar, width = numbers(found, r"<rect class='' x='([-.0-9]+)' y='8' width='([.0-9]+)'")
        for x in (ours, theirs, left, left + shade, *ends, bar, bar + width):
            assert 8 - 0.11 <= x <= wide - 8 + 0.11
        a_point = (wide / 2 - 8) / span
        assert theirs - ours == pytest.approx((one.second - one.value) * a_point, abs=0.11)
        # In the shade exactly where the difference is no more than usual variation.
        if abs(abs(one.second - one.value) - one.usual) > 0.3 / a_point:
            assert (left <= theirs <= left + shade) == (abs(one.second - one.value) <= one.usual)


def test_a_second_rank_lies_under_the_first_each_over_its_range():
    found = marks.rank(Rank(46, 61, 27, 54), Rank(1, 61, 1, 8, estimated=True))
    spans = re.findall(
        r"<line class='range (own|hollow)' x1='([.0-9]+)' y1='6' x2='([.0-9]+)'", found
    )
    assert [kind for kind, *_ in spans] == ["own", "hollow"]
    places = re.findall(r"<circle class='([^']+)' cx='([.0-9]+)'", found)
    assert [kind for kind, _ in places] == ["own", "hollow estimated"]
    for (_, left, right), (_, place) in zip(spans, places, strict=True):
        assert float(left) <= float(place) <= float(right)
    # The first of all is at the right end.
    assert float(places[1][1]) == marks.RANK[0] - 4


def test_a_path_has_a_gap_where_nothing_was_published():
    found = marks.paths(Path({2018: 4.0, 2019: 4.2, 2021: 4.4}), Path({2018: 4.1}), (4.0, 4.4))
    ours = re.findall(r"<path class='strong' d='([^']*)'", found)[0]
    assert (ours.count("M"), ours.count("L")) == (2, 1)


@pytest.mark.parametrize("known", [True, False])
def test_a_ranking_without_ranges_has_no_column_for_them(file, known):
    totals = survey_year.gather(file, 2023).totals
    if not known:
        totals = [replace(one, rank_low=None, rank_high=None) for one in totals]
    rows = [RankedProvince(one.province_code, one.province_code, one) for one in totals]
    found = ranking.drawn(EN, "All", [*rows, RankedProvince("22", "Quảng Ninh", None)], 2023, "80")
    heading = ">Possible ranks, best on the right<"
    assert (heading in found, "class='range own'" in found) == (known, known)
    assert (f"<p class='note'>{vocabulary.no_ranges(EN)}</p>" in found) == (not known)
    assert found.count("<tr class='ours'>") == 1
    assert found.count("<td>not published</td>") == 1


cells = st.lists(st.lists(st.booleans(), min_size=3, max_size=3), min_size=1, max_size=5)


@given(cells)
def test_a_drawn_column_stays_where_one_row_says_something_else_its_reason_stands_below(says):
    rows = [
        DrawnRow(
            str(place), "row", [DrawnCell("c", f"cell{at}", told) for at, told in enumerate(row)]
        )
        for place, row in enumerate(says)
    ]
    headings = [Heading("first"), *(Heading(f"head{at}", why=f"why{at}") for at in range(3))]
    found = opening_table.drawn("kind", "title", headings, rows)
    for at in range(3):
        told = any(row[at] for row in says)
        assert (f"head{at}" in found, f"why{at}" in found) == (told, not told)
        assert found.count(f"cell{at}") == (len(says) if told else 0)


@given(cells, st.sampled_from([None, "not known"]))
def test_a_column_of_a_table_stays_where_one_row_has_a_figure_else_a_note_says_so(says, nothing):
    table = Table(
        "title",
        [
            Column("name", "text", lambda row: "row"),
            *(
                Column(
                    f"head{at}", "text",
                    partial(_figure, at, nothing),
                    silent=("not known",), why=f"Why {at}." if at else "",
                )
                for at in range(3)
            ),
        ],
        says,
    )  # fmt: skip
    found = grid.markup(EN, table)
    head, below = found.split("</thead>")[0], found.split("</table>")[1]
    for at in range(3):
        told = any(row[at] for row in says)
        assert (f">head{at}<" in head) == told
        assert ((f"Why {at}." if at else "no row has a figure: head0") in below) == (not told)
    # A file keeps them all.
    assert len(table.for_files().columns) == 4


def _figure(at: int, nothing: str | None, row: list[bool]) -> str | None:
    return "figure" if row[at] else nothing


def test_a_table_without_rows_keeps_its_headings():
    table = Table("title", [Column("name", "text", str), Column("figure", "points", float)], [])
    assert grid.markup(VI, table).count("<th ") == 2


def test_the_readers_own_row_is_outlined_and_a_drawing_stands_beside_its_text():
    table = Table(
        "title",
        [Column("name", "text", str, drawing=lambda row: f"<svg>{row}</svg>")],
        ["ours", "<other>"],
        own=lambda row: row == "ours",
    )
    found = grid.markup(EN, table)
    assert "<tr class='ours'><td>ours<svg>ours</svg></td></tr>" in found
    assert "<tr><td>&lt;other&gt;<svg>" in found
