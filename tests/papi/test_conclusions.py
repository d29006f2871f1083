"""What may be concluded: clear, unclear, unknown, shifted, broken, not published."""

from dataclasses import replace

import pytest

from papi import conclusions, overview, warehouse, wording
from papi.language import Language

EN = Language("en")
VI = Language("vi")


@pytest.fixture(scope="module")
def seen(file):
    """The overview of a province by name."""

    def gather(name: str, year: int) -> overview.Overview:
        code = warehouse.find_province(file, name)
        assert code
        return overview.gather(file, code, year)

    return gather


def said(seen, name, year, language=EN):
    return conclusions.under_headline(language, seen(name, year))


def test_a_clear_change_is_called_clear(con, seen):
    name, year = con.execute(
        """SELECT p.name_vi, c.year FROM yearly_change AS c JOIN province AS p USING (province_code)
        WHERE c.measure = 'total' AND c.year = 2023 AND c.clear ORDER BY 1 LIMIT 1"""
    ).fetchone()
    assert said(seen, name, year)[0].startswith(
        "This change is clear: it is larger than its margin"
    )
    assert said(seen, name, year, VI)[0].startswith("Thay đổi này là rõ ràng")


def test_every_verdict_of_2023_agrees_with_the_view(con, seen):
    rows = con.execute(
        """SELECT p.name_vi, c.clear
        FROM yearly_change AS c JOIN province AS p USING (province_code)
        WHERE c.measure = 'total' AND c.year = 2023 AND c.comparable"""
    ).fetchall()
    begins = {
        True: "This change is clear",
        False: "This change cannot be told from no change",
        None: "Whether this change is more than chance cannot be said",
    }
    assert len(rows) > 50
    for name, clear in rows:
        assert said(seen, name, 2023)[0].startswith(begins[clear]), name


def test_years_whose_workbooks_print_no_margins(seen):
    assert said(seen, "Long An", 2013)[0] == (
        "Whether this change is more than chance cannot be said: no margins were published for "
        "2012 and 2013."
    )


def test_years_whose_margins_are_printed_but_not_loaded(seen):
    assert (
        said(seen, "Long An", 2024)[0]
        == (
            "Whether this change is more than chance cannot be said: the margins of 2024 stand in "
            "PAPI's workbooks, not yet here. "
        ).strip()
    )


def test_a_province_without_a_margin_of_its_own(seen):
    assert "no margin was published for this province in 2022" in said(seen, "Cà Mau", 2023)[0]


def test_a_series_break_is_no_change(seen):
    words = said(seen, "Long An", 2018)
    assert words[0].startswith("2018 cannot be compared with 2017: dimensions 7 and 8 added")
    assert "points" not in wording.headline(EN, seen("Long An", 2018)).split("points", 1)[1]
    assert said(seen, "Long An", 2016)[0].startswith("2016 cannot be compared with 2015")


def test_a_previous_year_that_is_not_last_year_is_said(seen):
    words = said(seen, "Bắc Ninh", 2023)
    assert words[0].startswith(
        "The previous published total is of 2020, not of 2022: 45.31 points, 4th of 63."
    )


def test_a_break_within_a_gap_is_no_comparison_either(seen):
    words = said(seen, "Quảng Ninh", 2019)
    assert words[0].startswith("2019 cannot be compared with 2017, the last published total")


def test_the_first_year_has_nothing_before_it(seen):
    assert said(seen, "Long An", 2011)[0].startswith("2011 is the first year")


@pytest.mark.parametrize(
    ("number", "word"), [("3. Vertical Accountability", "fell"), ("6. Public Service", "rose")]
)
def test_nationwide_shifts_of_2021_are_named(seen, number, word):
    shift = next(line for line in said(seen, "Long An", 2021) if number in line)
    assert f"{word} in 59 of 60 provinces in 2021" in shift


def test_every_province_fell_in_environment_in_2019(seen):
    assert any("fell in 63 of 63 provinces in 2019" in line for line in said(seen, "Hà Nội", 2019))


def test_a_caution_is_said(seen):
    assert any(
        line.startswith("Compare 2021 with earlier years with care: D3 and D6")
        for line in said(seen, "Long An", 2021)
    )


def test_nothing_published_shows_the_last_published_year(seen):
    quang_ninh = seen("Quảng Ninh", 2023)
    assert quang_ninh.year == 2022
    assert wording.headline(EN, quang_ninh).startswith(
        "Quảng Ninh 2023: PAPI published no scores. Last published, 2022: 47.88 of 80 points"
    )
    assert said(seen, "Quảng Ninh", 2023)[0] == (
        "PAPI published no scores of Quảng Ninh for 2023 (reason in print: results beyond the "
        "allowed statistical error). All figures below are of 2022."
    )


def test_partly_published_has_no_total_and_no_rank(seen):
    bac_giang = seen("Bắc Giang", 2022)
    assert bac_giang.total is None
    assert wording.headline(EN, bac_giang) == (
        "Bắc Giang 2022: PAPI published no total; 4 of 8 dimensions were published."
    )
    assert "dimensions 1, 2, 4 and 5" in said(seen, "Bắc Giang", 2022)[0]


def test_a_province_on_an_edge_is_told_so(seen):
    assert any("Exactly on the lower edge" in line for line in said(seen, "Long An", 2023))


def test_places_up_and_points_down_are_joined_with_but(con, seen):
    name, year = con.execute(
        """SELECT p.name_vi, c.year FROM yearly_change AS c JOIN province AS p USING (province_code)
        WHERE c.measure = 'total' AND c.comparable AND c.difference < -0.01 AND c.rank_change > 0
        ORDER BY c.year DESC, 1 LIMIT 1"""
    ).fetchone()
    assert " points but up " in wording.headline(EN, seen(name, year))
    assert " điểm nhưng tăng " in wording.headline(VI, seen(name, year))


def test_signs_and_words_never_disagree(con, file):
    """Every province of four years: the headline's verb is the sign of the file's difference."""
    rows = con.execute(
        """SELECT province_code, year, difference, rank_change FROM yearly_change
        WHERE measure = 'total' AND comparable AND year IN (2012, 2020, 2023, 2024)"""
    ).fetchall()
    changes = {(code, year): (points, places) for code, year, points, places in rows}
    for (code, year), (points, places) in changes.items():
        sentence = wording.headline(EN, overview.gather(file, code, year))
        assert ("up " if points > 0 else "down ") in sentence
        assert f"{abs(places)} place" in sentence or places == 0
    assert len(changes) > 230


LONG_AN_2023 = {
    "en": [
        "This change cannot be told from no change: the margin is ±2.63 points. The rank lies "
        "between 21st and 61st.",
        "1.49 points (rounded) to the high-average group (edge 42.33). Exactly on the lower edge "
        "of its group: PAPI places such a province differently from year to year.",
    ],
    "vi": [
        "Chưa thể coi đây là thay đổi thực: biên sai số là ±2,63 điểm. Thứ hạng thực nằm "
        "trong khoảng từ 21 đến 61.",
        "Còn 1,49 điểm (làm tròn) để vào nhóm Trung bình cao (ngưỡng 42,33). Nằm đúng ngưỡng dưới "
        "của nhóm: PAPI xếp những tỉnh như vậy mỗi năm một khác.",
    ],
}


@pytest.mark.parametrize("language", [EN, VI], ids=["en", "vi"])
def test_what_is_concluded_of_long_an_2023_word_by_word(seen, language):
    assert said(seen, "Long An", 2023, language) == LONG_AN_2023[language.code]


def test_every_figure_concluded_is_the_files(con, file):
    """Margin, rank range and points to the edges, in the totals of three years."""
    rows = con.execute(
        """SELECT d.province_code, d.year, c.clear, c.change_margin, k.low, k.high, d.next_group,
            d.points_to_next, d.next_edge, d.cushion
        FROM group_distance AS d
        LEFT JOIN rank_range AS k USING (year, measure, province_code)
        JOIN yearly_change AS c USING (year, measure, province_code)
        WHERE d.measure = 'total' AND d.year IN (2022, 2023, 2024) AND c.comparable"""
    ).fetchall()
    assert len(rows) > 170
    for code, year, clear, margin, low, high, group, lacking, edge, cushion in rows:
        seen = overview.gather(file, code, year)
        words = " ".join(conclusions.under_headline(EN, seen))
        if clear is not None:
            verdict = ("clear: it is larger than its margin of" if clear else
                       "cannot be told from no change: the margin is")  # fmt: skip
            assert f"{verdict} ±{margin:.2f} points." in words
        if low is not None:
            assert f" The rank lies between {EN.ordinal(low)} and {EN.ordinal(high)}." in words
        if group is None:
            assert " Already in the highest group. " in f" {words}"
        elif lacking >= 0.01:
            assert seen.total is not None
            gap, apart = f"{lacking:.2f}", round(edge, 2) - round(seen.total.value, 2)
            fits = f"{apart:.2f}" == gap
            shown = (
                f"{gap} points{'' if fits else ' (rounded)'} to the "
                f"{group.replace('_', '-')} group (edge {edge:.2f})."
            )
            assert f" {shown} " in f" {words} "
        if cushion == 0:
            assert " Exactly on the lower edge of its group: PAPI places such" in words
        elif cushion is not None and cushion >= 0.01:
            assert words.endswith(f" {cushion:.2f} points above the lower edge of its group.")


def test_a_margin_that_is_not_known_is_missed_with_its_reason(file):
    def second(code: str, division: int, language: Language = EN) -> str:
        asked = file.in_34 if division == 34 else file
        return conclusions.under_headline(language, overview.gather(asked, code, 2023))[
            1 if division == 34 else 0
        ]

    assert second("95", 63) == (
        "Whether this change is more than chance cannot be said: no margin was published for this "
        "province in 2022. The rank lies between 1st and 9th."
    )
    assert second("96n", 34) == (
        "Whether this change is more than chance cannot be said: not every old province has a "
        "published margin in 2022. The rank lies between 11th and 18th."
    )
    assert second("96n", 34, VI).startswith(
        "Chưa thể nói thay đổi này có vượt quá sai số hay không: năm 2022 không phải tỉnh cũ nào"
    )


def test_provinces_held_at_their_scores_are_counted(seen):
    assert said(seen, "Bình Dương", 2022)[0].endswith(
        " The rank lies between 1st and 6th. 3 provinces without a margin were held at their "
        "scores."
    )


def test_one_province_held_at_its_score_is_one(seen):
    shown = seen("Long An", 2023)
    total = replace(shown.measures["total"], rank_held=1)
    one = replace(shown, measures={**shown.measures, "total": total})
    words = conclusions.conclusion(EN, one)
    assert words and words.endswith(" 1 province without a margin was held at its score.")


def test_several_missing_margins_are_parted_by_semicolons(seen):
    assert said(seen, "Bạc Liêu", 2022)[0].startswith(
        "Whether this change is more than chance cannot be said: the margins of 2021 stand in "
        "PAPI's workbooks, not yet here; no margin was published for this province in 2022."
    )


def test_the_reason_of_a_break_is_in_the_readers_language(con, seen):
    note = con.execute(
        "SELECT note_vi FROM series_break WHERE measure = 'total' AND year = 2018"
    ).fetchone()[0]
    assert said(seen, "Long An", 2018, VI)[0] == (
        f"Năm 2018 không so sánh được với năm 2017: {conclusions.as_clause(note)}."
    )


def test_why_nothing_was_published_is_said_in_the_readers_language(con, seen):
    reasons = con.execute(
        """SELECT DISTINCT reason_vi, reason FROM missing
        WHERE province_code = '74' AND year = 2023"""
    ).fetchall()
    ((vietnamese, english),) = reasons
    assert f"(reason in print: {english})" in said(seen, "Bình Dương", 2023)[0]
    assert vietnamese in said(seen, "Bình Dương", 2023, VI)[0]
    assert vietnamese != english
