"""The level of the last years beside that of the years before, in words."""

from dataclasses import replace

from papi.common import measures
from papi.common.palette import PALETTES
from papi.trends import gather as trends
from papi.trends import level_words as trend_kinds
from papi.trends import notes as trend_notes
from papi.trends import tables, value_charts
from tests.papi.trends.known import CAO_BANG, EN, LONG_AN, QUANG_NINH, VI, bands


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
    assert not bands(value_charts.draw(EN, found, {}, PALETTES["light"]))


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
