"""Values, ranks and panels as drawn: bands, gaps, looks, names at the ends."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papi.common import measures
from papi.common.palette import PALETTES
from papi.trends import gather as trends
from papi.trends import level_words as trend_kinds
from papi.trends import panel_charts, rank_charts, tables, value_charts
from papi.trends import words as answers
from papi.trends.bands import band_ends
from papi.trends.end_labels import apart
from tests.papi.trends.known import BAC_NINH, CAO_BANG, EN, LONG_AN, VI, bands


def test_a_band_of_usual_variation_lies_round_each_line_where_it_is_known(con, seen):
    (deviation,) = con.execute(
        """SELECT standard_deviation FROM noise
        WHERE measure = 'total' AND first_year = 2018 AND division = 63"""
    ).fetchone()
    found = seen("total", 2024, LONG_AN, "01", mean="VN")
    assert {point.year: point.usual for point in found.own.points}[2016] is None
    assert found.own.at(2024).usual == pytest.approx(1.96 * deviation)
    figure = value_charts.draw(EN, found, {}, PALETTES["light"])
    # 2011–2015 and 2018–2024 of two provinces; none in 2016–2017 and round the mean.
    drawn = bands(figure)
    assert [one.fillcolor for one in drawn] == (
        [PALETTES["light"].own] * 2 + [PALETTES["light"].quiet] * 2
    )
    corners = [tuple(map(float, one.split(","))) for one in drawn[1].path[1:-1].split("L")]
    value = found.own.at(2024).value
    assert {round(y, 6) for x, y in corners if x == 2024} == {
        round(value + 1.96 * deviation, 6),
        round(value - 1.96 * deviation, 6),
    }
    low, high = figure.layout.yaxis.range
    assert all(low <= y <= high for _, y in corners)
    assert all(one.layer == "below" and one.opacity < 0.2 for one in drawn)


def test_each_panel_of_all_dimensions_has_its_band_and_its_word_in_colour(file):
    names = tuple(name for name, one in measures.known(file).items() if one.level == "dimension")
    shown = list(trends.gather(file, names, (LONG_AN,), None, 2024).values())
    light = PALETTES["light"]
    figure = panel_charts.draw(EN, shown, light)
    assert {one.xref for one in bands(figure)} == {"x", *(f"x{n}" for n in range(2, 9))}
    assert {one.fillcolor for one in bands(figure)} == {light.own}
    titles = [note.text.split("<br>")[-1] for note in figure.layout.annotations]
    assert titles.count("● about the same level as before") == 5
    assert f"<span style='color:{light.fell}'>▼ lower than before</span>" in titles
    assert f"<span style='color:{light.rose}'>▲ higher than before</span>" in titles


def test_panels_span_as_many_points_each_around_its_own_middle(file):
    names = tuple(name for name, one in measures.known(file).items() if one.level == "dimension")
    shown = list(trends.gather(file, names, (LONG_AN,), None, 2024).values())
    figure = panel_charts.draw(EN, shown, PALETTES["light"])
    axes = [figure.layout[f"yaxis{number or ''}"] for number in (0, *range(2, 9))]
    spans = [axis.range[1] - axis.range[0] for axis in axes]
    assert spans == pytest.approx([spans[0]] * 8)
    assert len({round(sum(axis.range), 3) for axis in axes}) > 5
    for one, axis in zip(shown, axes, strict=True):
        low, high = axis.range
        drawn = [end for point in one.own.points for end in band_ends(point)]
        drawn += [value for found in one.middle for value in (found.p25, found.p75)]
        assert low < min(drawn) and max(drawn) < high
        assert (low + high) / 2 == pytest.approx((min(drawn) + max(drawn)) / 2)
        assert 1 <= len(axis.tickvals) <= 3


def test_sub_dimensions_are_drawn_as_share_and_keep_their_points(con, seen):
    found = seen("land_certificates", 2024)
    value, share = con.execute(
        """SELECT value, share FROM score WHERE year = 2024 AND province_code = '80'
        AND measure = 'land_certificates'"""
    ).fetchone()
    last = found.own.points[-1]
    assert (last.value, last.shown) == (value, share)
    assert found.kind.years == (2021, 2022, 2023, 2024)  # its scale changed in 2021
    figure = value_charts.draw(EN, found, {}, PALETTES["light"])
    assert f"({EN.points(value)} points)" in " ".join(figure.data[0].customdata)
    sheet = tables.years(EN, found, {}).figures()
    row = sheet[sheet["Year"] == "2024"].iloc[0]
    assert (row["Share of the scale"], row["Points"]) == (share, value)


def test_lines_stop_at_breaks_and_gaps(seen):
    runs = [[point.year for point in run] for run in seen("total", 2024, BAC_NINH).own.runs]
    assert runs == [
        [2011, 2012, 2013, 2014, 2015],
        [2016, 2017],
        [2018, 2019, 2020],
        [2023, 2024],
    ]
    drawn = value_charts.draw(EN, seen("total", 2024, BAC_NINH), {}, PALETTES["light"]).data[0]
    assert drawn.connectgaps is False
    assert [year for year in drawn.x if year is None] == [None] * 4


def test_ranks_bear_their_denominator_under_each_year(seen):
    figure = rank_charts.draw(EN, seen("total", 2024, LONG_AN, "01"), {}, PALETTES["light"])
    below = {note.x: note.text for note in figure.layout.annotations if note.yshift == -24}
    assert below.pop(0) == "of"
    assert below == {
        year: {2014: "61", 2018: "61", 2021: "60"}.get(year, "63" if year < 2021 else "61")
        for year in range(2011, 2025)
    }


def test_provinces_are_told_apart_without_colour(seen):
    codes = (LONG_AN, "01", "48", "22", "92", "79")
    figure = value_charts.draw(EN, seen("total", 2024, *codes, mean="VN"), {}, PALETTES["light"])
    looks = [(line.marker.symbol, line.line.dash) for line in figure.data]
    assert len(looks) == len(set(looks)) == 7
    own, *others = [line.line.color for line in figure.data]
    assert own == PALETTES["light"].own
    assert set(others) == {PALETTES["light"].quiet}


def test_an_indicator_stands_in_its_own_unit(con, seen):
    (name,) = con.execute("SELECT measure FROM measure WHERE unit = 'vnd' LIMIT 1").fetchone()
    found = seen(name, 2023)
    assert "VND" in value_charts.draw(EN, found, {}, PALETTES["light"]).layout.annotations[-1].text
    assert found.kind.name == "unknown"


@given(
    st.lists(
        st.tuples(st.floats(0, 400, allow_nan=False), st.integers(1, 4)), min_size=1, max_size=7
    )
)
def test_names_at_the_ends_stand_apart_in_order_and_inside(ends):
    wanted = [one for one, _ in ends]
    heights = [16.0 * lines for _, lines in ends]
    placed = apart(wanted, heights, 0, 400)
    spots = sorted(zip(placed, heights, wanted, strict=True))
    if sum(heights) <= 400:
        assert spots[0][0] - spots[0][1] / 2 >= -1e-6
        assert spots[-1][0] + spots[-1][1] / 2 <= 400 + 1e-6
    for (low, height, first), (high, other, second) in pairwise(spots):
        assert high - low >= (height + other) / 2 - 1e-6
        assert first <= second


def test_a_name_with_room_stays_where_its_line_ends():
    assert apart([50, 200], [20, 20], 0, 400) == [50, 200]


def test_every_measure_can_be_drawn_and_said_in_both_languages(file):
    known = measures.known(file)
    indicators = [name for name, one in known.items() if one.level == "indicator"]
    names = tuple(name for name in known if name not in indicators or name in indicators[::9])
    regions = trends.regions(file)
    found = trends.gather(file, names, (CAO_BANG, "01"), "VN", 2024)
    assert set(found) == set(names)
    for one in found.values():
        for language in (EN, VI):
            assert len(value_charts.draw(language, one, regions, PALETTES["dark"]).data) == 3
            assert tables.years(language, one, regions).rows
            assert trend_kinds.headline(language, one).startswith("Cao Bằng, ")
            assert answers.finding(language, "value", [one])
            assert answers.further(language, "value", [one], regions)
