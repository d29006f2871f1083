"""How measures developed, in words: levels, bands, gaps, shares of the scale, means."""

from dataclasses import replace
from itertools import groupby, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papi.common import measures, quantities
from papi.common.language import Language
from papi.common.palette import PALETTES
from papi.trends import charts, questions, tables
from papi.trends import gather as trends
from papi.trends import level_words as trend_kinds
from papi.trends import names as trend_words
from papi.trends import notes as trend_notes
from papi.trends import panel_charts as panel_chart
from papi.trends import words as answers
from papi.trends.development import joined
from papi.trends.end_labels import apart

EN, VI = Language("en"), Language("vi")
LONG_AN, CAO_BANG, QUANG_NINH, BAC_NINH = "80", "04", "22", "27"


@pytest.fixture
def seen(file):
    def gather(measure, year, *codes, mean=None):
        return trends.gather(file, (measure,), codes or (LONG_AN,), mean, year)[measure]

    return gather


def test_the_headline_names_the_level_its_years_and_the_difference(seen):
    assert trend_kinds.headline(EN, seen("service_delivery", 2024)) == (
        "Long An, 6. Public services: at a lower level in 2023–2024 than in 2021–2022, by 0.56 "
        "points."
    )
    assert trend_kinds.headline(VI, seen("service_delivery", 2024)) == (
        "Long An, 6. Cung ứng dịch vụ công: 2023–2024 ở mức thấp hơn 2021–2022, trung bình thấp "
        "hơn 0,56 điểm."
    )
    assert trend_kinds.headline(EN, seen("total", 2024)) == (
        "Long An, Total: at about the same level in 2023–2024 as in 2021–2022."
    )


def test_words_figures_and_margin_never_disagree(file):
    names = tuple(name for name, one in measures.known(file).items() if one.level != "indicator")
    said = set()
    for code in (LONG_AN, "01", "46", CAO_BANG):
        for year in (2017, 2023):
            for one in trends.gather(file, names, (code,), None, year).values():
                kind = one.kind
                if kind is None:
                    continue
                words = " ".join([trend_kinds.headline(EN, one), *trend_kinds.remarks(EN, one)])
                change, margin = kind.change or 0.0, kind.margin
                beyond = margin is not None and abs(change) > margin
                assert ("a higher level" in words) == (kind.name == "higher")
                assert ("a lower level" in words) == (kind.name == "lower")
                assert ("more than the usual variation" in words) == beyond
                assert ("within the usual variation" in words) == (kind.name == "level")
                assert beyond == (kind.name in ("higher", "lower"))
                assert (kind.name == "unknown") == ("no level is stated" in words)
                if beyond:
                    assert kind.name == ("higher" if change > 0 else "lower")
                said.add(kind.name)
    assert said == {"higher", "lower", "level", "too_few", "unknown"}


def test_a_difference_near_its_margin_gets_the_decimals_that_tell_them_apart(seen):
    found = seen("total", 2024)
    near = replace(found.kind, change=1.7512, margin=1.7476, name="higher")
    edge = replace(found, kinds={LONG_AN: near})
    said = trend_kinds.remarks(EN, edge)[0]
    assert "is 1.751 points above that of 2021–2022" in said
    assert "more than the usual variation (±1.748)" in said


def test_another_level_against_the_median_is_said(seen):
    found = seen("environment", 2024)
    assert (found.kind.name, found.kind.relative_name) == ("higher", "level")
    said = " ".join(trend_kinds.remarks(EN, found))
    assert "it is different: about the same level as before (0.16 points up)" in said
    same = " ".join(trend_kinds.remarks(EN, seen("e_governance", 2024)))
    assert (
        "The same against the national median of each year: higher than before (0.35 points up)."
    ) in same


def test_where_the_usual_variation_is_not_known_no_level_is_named(seen):
    found = seen("e_responsiveness", 2024)
    assert found.kind.name == "unknown"
    assert trend_kinds.headline(EN, found).endswith(
        "it is impossible to say whether the level in 2023–2024 differs from that in 2021–2022."
    )
    remark = trend_kinds.remarks(EN, found)[0]
    assert "usually varies is not known, so no level is stated." in remark
    assert any("No line has a band" in line for line in trend_notes.how_read(EN, found, "value"))
    assert not bands(charts.values(EN, found, {}, PALETTES["light"]))


def bands(figure):
    return [shape for shape in figure.layout.shapes if shape.type == "path"]


def test_a_band_of_usual_variation_lies_round_each_line_where_it_is_known(con, seen):
    (deviation,) = con.execute(
        """SELECT standard_deviation FROM noise
        WHERE measure = 'total' AND first_year = 2018 AND division = 63"""
    ).fetchone()
    found = seen("total", 2024, LONG_AN, "01", mean="VN")
    assert {point.year: point.usual for point in found.own.points}[2016] is None
    assert found.own.at(2024).usual == pytest.approx(1.96 * deviation)
    figure = charts.values(EN, found, {}, PALETTES["light"])
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


def test_the_band_is_in_words_and_in_the_table_too(seen):
    found = seen("total", 2024)
    assert "A year's score usually varies by ±1.75 points." in answers.value_answer(EN, found, {})
    assert any(line.startswith("Light band") for line in trend_notes.how_read(EN, found, "value"))
    sheet = tables.years(EN, found, {}).figures().set_index("Year")
    column = sheet["Usual variation (±, points)"]
    assert column["2024"] == pytest.approx(found.own.at(2024).usual)
    assert column["2016"] is None
    share = tables.years(EN, seen("land_plans", 2024), {}).figures().set_index("Year")
    assert share["Usual variation (±, percentage points of the scale)"]["2024"] == pytest.approx(
        100 * seen("land_plans", 2024).own.at(2024).usual
    )


def test_each_panel_of_all_dimensions_has_its_band_and_its_word_in_colour(file):
    names = tuple(name for name, one in measures.known(file).items() if one.level == "dimension")
    shown = list(trends.gather(file, names, (LONG_AN,), None, 2024).values())
    light = PALETTES["light"]
    figure = panel_chart.draw(EN, shown, light)
    assert {one.xref for one in bands(figure)} == {"x", *(f"x{n}" for n in range(2, 9))}
    assert {one.fillcolor for one in bands(figure)} == {light.own}
    titles = [note.text.split("<br>")[-1] for note in figure.layout.annotations]
    assert titles.count("● about the same level as before") == 5
    assert f"<span style='color:{light.fell}'>▼ lower than before</span>" in titles
    assert f"<span style='color:{light.rose}'>▲ higher than before</span>" in titles


def test_levels_are_coloured_only_beyond_the_margin_and_always_in_words(file):
    names = tuple(name for name, one in measures.known(file).items() if one.level == "dimension")
    shown = list(trends.gather(file, names, (LONG_AN,), None, 2024).values())
    table = tables.kinds(EN, shown)
    heads = [column.heading for column in table.columns]
    looks: dict[str, set[str]] = {}
    for row in table.cells(EN):
        for name in ("Level compared with the years before", "Against the median: level"):
            cell = row[heads.index(name)]
            looks.setdefault(cell.text, set()).add(cell.look)
    assert looks == {
        "▲ higher than before": {"rose"},
        "▼ lower than before": {"fell"},
        "● about the same level as before": {""},
    }


def test_an_estimate_of_the_34_varies_less_than_one_province(file):
    found = trends.gather(file.in_34, ("total",), ("80n",), None, 2024)["total"]
    last = found.own.points[-1]
    parts = len(last.basis.split("+"))
    alone = trends.gather(file, ("total",), (LONG_AN,), None, 2024)["total"].own.points[-1]
    assert last.estimated and parts == 2
    assert last.usual == pytest.approx(alone.usual / parts**0.5)


def test_a_nationwide_shift_inside_the_window_is_said_first(seen):
    assert "Within these years" not in trend_kinds.remarks(EN, seen("law_and_order", 2024))[0]
    found = seen("law_and_order", 2023)
    assert trend_kinds.remarks(EN, found)[0].startswith(
        "Within these years nearly every province moved the same way at once (2021)"
    )
    assert (2021, False) in found.marks
    lines = trend_notes.breaks(EN, found)
    assert any("nationwide shift, rose in 60 of 60 provinces" in line for line in lines)


def test_a_province_not_published_that_year_says_its_last_year_and_why(seen):
    found = seen("total", 2023, QUANG_NINH)
    assert found.kind.years == (2019, 2020, 2022)
    assert "3 of 4: 2019–2022 without 2021" in trend_kinds.headline(EN, found)
    assert trend_kinds.remarks(EN, found)[0] == (
        "Nothing was published for Quảng Ninh in 2023; the last published year up to then is 2022."
    )
    assert trend_notes.gaps(EN, found) == [
        "Quảng Ninh, not published: 2018 (not stated), 2021 (not enough data), 2023 (results "
        "beyond the allowed statistical error)."
    ]


def test_a_measure_that_has_ended_or_not_begun_explains_itself(seen):
    ended = seen("construction_permits", 2024)
    assert ended.kind.years == (2017, 2018, 2019, 2020)
    assert trend_kinds.remarks(EN, ended)[0] == (
        "5.2. Construction Permits is available only up to 2020; nothing is shown for 2024."
    )
    early = seen("environment", 2016)
    assert early.kind is None
    assert trend_kinds.headline(EN, early) == (
        "Long An, 7. Environment: nothing published up to 2016; first published 2018."
    )
    assert trend_kinds.remarks(EN, early) == []


def test_a_renumbered_sub_dimension_says_its_numbers(file, seen):
    lines = trend_notes.existence(EN, seen("poverty_lists", 2024))
    assert lines == ["PAPI numbered it differently: 2.1 (2011–2017), 2.2 (2018–2024)."]


def test_sub_dimensions_are_drawn_as_share_and_keep_their_points(con, seen):
    found = seen("land_certificates", 2024)
    value, share = con.execute(
        """SELECT value, share FROM score WHERE year = 2024 AND province_code = '80'
        AND measure = 'land_certificates'"""
    ).fetchone()
    last = found.own.points[-1]
    assert (last.value, last.shown) == (value, share)
    assert found.kind.years == (2021, 2022, 2023, 2024)  # its scale changed in 2021
    figure = charts.values(EN, found, {}, PALETTES["light"])
    assert f"({EN.points(value)} points)" in " ".join(figure.data[0].customdata)
    sheet = tables.years(EN, found, {}).figures()
    row = sheet[sheet["Year"] == "2024"].iloc[0]
    assert (row["Share of the scale"], row["Points"]) == (share, value)


def test_the_change_of_a_share_is_that_of_the_points_over_the_scale(con, seen):
    found = seen("land_plans", 2024)
    change, margin = con.execute(
        """SELECT change, margin FROM trend WHERE year = 2024 AND measure = 'land_plans'
        AND province_code = '80'"""
    ).fetchone()
    assert found.kind.change == pytest.approx(100 * change / 2.25)
    assert found.kind.margin == pytest.approx(100 * margin / 2.25)


def test_a_mean_says_its_number_and_changes_over_the_same_provinces(seen):
    found = seen("total", 2024, mean="VN")
    said = answers.value_answer(EN, found, {})
    assert said.endswith(
        "Country mean: 43.43 points, of 61 provinces; +0.88 points on 2023 among the 59 "
        "published in both years."
    )
    across = seen("total", 2018, mean="VN")
    assert answers.value_answer(EN, across, {}).endswith(
        "Country mean: 44.08 points, of 61 provinces."
    )


def test_lines_stop_at_breaks_and_gaps(seen):
    runs = [[point.year for point in run] for run in seen("total", 2024, BAC_NINH).own.runs]
    assert runs == [
        [2011, 2012, 2013, 2014, 2015],
        [2016, 2017],
        [2018, 2019, 2020],
        [2023, 2024],
    ]
    drawn = charts.values(EN, seen("total", 2024, BAC_NINH), {}, PALETTES["light"]).data[0]
    assert drawn.connectgaps is False
    assert [year for year in drawn.x if year is None] == [None] * 4


def test_ranks_bear_their_denominator_under_each_year(seen):
    figure = charts.ranks(EN, seen("total", 2024, LONG_AN, "01"), {}, PALETTES["light"])
    below = {note.x: note.text for note in figure.layout.annotations if note.yshift == -24}
    assert below.pop(0) == "of"
    assert below == {
        year: {2014: "61", 2018: "61", 2021: "60"}.get(year, "63" if year < 2021 else "61")
        for year in range(2011, 2025)
    }


def test_provinces_are_told_apart_without_colour(seen):
    codes = (LONG_AN, "01", "48", "22", "92", "79")
    figure = charts.values(EN, seen("total", 2024, *codes, mean="VN"), {}, PALETTES["light"])
    looks = [(line.marker.symbol, line.line.dash) for line in figure.data]
    assert len(looks) == len(set(looks)) == 7
    own, *others = [line.line.color for line in figure.data]
    assert own == PALETTES["light"].own
    assert set(others) == {PALETTES["light"].quiet}


def test_an_indicator_stands_in_its_own_unit(con, seen):
    (name,) = con.execute("SELECT measure FROM measure WHERE unit = 'vnd' LIMIT 1").fetchone()
    found = seen(name, 2023)
    assert "VND" in charts.values(EN, found, {}, PALETTES["light"]).layout.annotations[-1].text
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


def test_windows_name_the_years_they_lack():
    assert trend_words.years_word(EN, (2019, 2020, 2022, 2023, 2024)) == "2019–2024 without 2021"
    assert trend_words.years_word(VI, (2020, 2021, 2022)) == "2020–2022"
    assert trend_words.years_word(EN, (2021, 2022)) == "2021–2022"
    assert trend_words.years_word(EN, (2021, 2023)) == "2021 and 2023"
    assert trend_words.years_word(EN, (2024,)) == "2024"
    assert joined(()) == []


@pytest.mark.parametrize(
    ("unit", "value", "said"),
    [
        ("points", 4.2, "4.20 points"),
        ("scale", 0.613, "61.3% of the scale"),
        ("share", 0.5, "50.0%"),
        ("vnd", 12000, "12,000 VND"),
        ("km", 1.5, "1.50 km"),
        ("minutes", 3, "3.00 min"),
        ("number", 2, "2.00"),
    ],
)
def test_values_bear_their_unit(unit, value, said):
    assert quantities.in_sentence(EN, unit, value) == said


def test_every_measure_can_be_drawn_and_said_in_both_languages(file):
    known = measures.known(file)
    indicators = [name for name, one in known.items() if one.level == "indicator"]
    names = tuple(name for name in known if name not in indicators or name in indicators[::9])
    regions = trends.regions(file)
    found = trends.gather(file, names, (CAO_BANG, "01"), "VN", 2024)
    assert set(found) == set(names)
    for one in found.values():
        for language in (EN, VI):
            assert len(charts.values(language, one, regions, PALETTES["dark"]).data) == 3
            assert tables.years(language, one, regions).rows
            assert trend_kinds.headline(language, one).startswith("Cao Bằng, ")
            assert answers.value_answer(language, one, regions)


def test_gaps_come_with_the_reason_of_their_dimension(file):
    found = questions.series_gaps(file, ["land_plans", "public_health", "total"], ["24"])
    years = {
        measure: [gap.year for gap in gaps]
        for measure, gaps in groupby(found, key=lambda gap: gap.measure)
    }
    # 2022: dimensions 1, 2, 4 and 5 only.
    assert years == {
        "land_plans": [2014, 2021, 2022],
        "public_health": [2014, 2021],
        "total": [2014, 2021, 2022],
    }
    assert {gap.reason_en for gap in found if gap.year == 2022} == {"noise in the survey data"}
