"""What may be concluded: clear, unclear, unknown, shifted, broken, not published."""

import pytest

from papi.common.language import Language, as_clause
from papi.overview import caveat_words, conclusions
from papi.overview import gather as overview
from papi.overview import headline as wording
from papi.warehouse import places as place_questions

EN = Language("en")
VI = Language("vi")


@pytest.fixture(scope="module")
def seen(file):
    """The overview of a province by name."""

    def gather(name: str, year: int) -> overview.Overview:
        code = place_questions.find_province(file, name)
        assert code
        return overview.gather(file, code, year)

    return gather


def said(seen, name, year, language=EN):
    return conclusions.under_headline(language, seen(name, year))


def test_a_clear_change_is_called_clear(seen):
    assert said(seen, "Tây Ninh", 2024)[0].startswith(
        "+8.11 points is beyond the usual year-to-year variation (±2.47): a clear rise. "
    )


def test_every_comparable_change_has_the_verdict_of_the_view(con, file):
    rows = con.execute(
        """SELECT province_code, year, difference, clear, about_the_same
        FROM yearly_change WHERE measure = 'total' AND comparable AND division = 63"""
    ).fetchall()
    assert len(rows) > 660
    for code, year, difference, clear, same in rows:
        words = conclusions.conclusion(EN, overview.gather(file, code, year))
        up = difference > 0
        expected = {
            (None, None): "are comparable: too few to know",
            (True, False): f"a clear {'rise' if up else 'fall'}.",
            (False, True): "about the same",
            (False, False): f"not enough to call it {'an improvement' if up else 'a decline'}.",
        }[clear, same]
        assert words and expected in words, (code, year)


def test_in_2017_nothing_can_be_said_and_no_rank_is_drawn(seen):
    assert said(seen, "Long An", 2017)[0] == (
        "Only the scores for 2016–2017 are comparable: too few to know how much this measure "
        "usually varies, so it is impossible to say whether the change matters."
    )


@pytest.mark.parametrize(
    ("year", "word"), [(2012, "rose"), (2015, "fell"), (2020, "fell"), (2021, "fell")]
)
def test_where_the_country_moved_the_change_is_held_against_the_median_too(con, file, year, word):
    rows = con.execute(
        """SELECT province_code, country_moved, difference, relative_difference, relative_clear
        FROM yearly_change WHERE measure = 'total' AND comparable AND year = $1 AND division = 63
        """,
        [year],
    ).fetchall()
    for code, moved, difference, relative, clear in rows:
        assert moved
        words = conclusions.conclusion(EN, overview.gather(file, code, year)) or ""
        same_way = (difference > 0) == (word == "rose")
        assert f"The country {word}{' too,' if same_way and difference else ''} by " in words
        side = "up" if relative >= 0 else "down"
        expected = f"{side} {EN.amount(relative)} points, beyond"
        if not clear:
            expected = f"{side} only {EN.amount(relative)} points, within"
        assert f"relative to that, {expected} the usual variation." in words


def test_where_the_country_stood_still_the_median_is_not_named(seen):
    for year in (2013, 2014, 2019, 2022, 2023, 2024):
        assert not any("The country" in line for line in said(seen, "Hà Nội", year))


def test_a_series_break_is_no_change(seen):
    words = said(seen, "Long An", 2018)
    assert words[0].startswith("2018 cannot be compared with 2017: dimensions 7 and 8 added")
    assert "points" not in wording.headline(EN, seen("Long An", 2018)).split("points", 1)[1]
    assert said(seen, "Long An", 2016)[0].startswith("2016 cannot be compared with 2015")


def test_a_previous_year_that_is_not_last_year_is_said(seen):
    words = said(seen, "Bắc Ninh", 2023)
    assert words[0].startswith(
        "The previous published total is for 2020, not 2022: 45.31 points, 4th of 63."
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
        line.startswith("Compare 2021 with earlier years with care: dimensions 3 and 6")
        for line in said(seen, "Long An", 2021)
    )


def test_nothing_published_shows_the_last_published_year(seen):
    quang_ninh = seen("Quảng Ninh", 2023)
    assert quang_ninh.year == 2022
    assert wording.headline(EN, quang_ninh).startswith(
        "Quảng Ninh 2023: PAPI published no scores. Last published, 2022: 47.88 of 80 points"
    )
    assert said(seen, "Quảng Ninh", 2023)[0] == (
        "PAPI published no scores for Quảng Ninh in 2023 (printed reason: results beyond the "
        "allowed statistical error). All figures below are for 2022."
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
        "+1.02 points is less than half the usual year-to-year variation (±2.47): about the same, "
        "up a little. Allowing for that variation, the rank may lie anywhere from 25th to 60th (95 "
        "of 100 simulations, this province alone). Its group is uncertain: lowest group in 46, "
        "low-average group in 45 and high-average group in 8 of 100 simulations.",
        "1.49 points (rounded) to the high-average group (edge 42.33). Exactly on the lower edge "
        "of its group: PAPI places such a province differently from year to year.",
    ],
    "vi": [
        "Mức tăng 1,02 điểm chưa bằng nửa dao động thường thấy của tổng điểm (±2,47): gần như "
        "không đổi, chỉ nhích lên. Xét cả dao động ấy, thứ hạng có thể từ 25 đến 60 (95 trong 100 "
        "lần mô phỏng, xét riêng tỉnh này). Nhóm chưa chắc: nhóm Thấp nhất 46, nhóm Trung bình "
        "thấp 45 và nhóm Trung bình cao 8 trong 100 lần mô phỏng.",
        "Còn 1,49 điểm (làm tròn) để vào nhóm Trung bình cao (ngưỡng 42,33). Nằm đúng ngưỡng dưới "
        "của nhóm: PAPI xếp những tỉnh như vậy mỗi năm một khác.",
    ],
}


def test_long_an_2024_is_within_the_usual_variation(seen):
    assert said(seen, "Long An", 2024, VI)[0].startswith(
        "Mức tăng 1,46 điểm còn trong dao động thường thấy của tổng điểm (±2,47): chưa đủ căn cứ "
        "nói là cải thiện. Xét cả dao động ấy, thứ hạng có thể từ "
    )
    assert said(seen, "Long An", 2024)[0].startswith(
        "+1.46 points is within the usual year-to-year variation (±2.47): not enough to call it "
        "an improvement. "
    )


def test_the_printed_errors_stand_beside_the_verdict_and_say_where_they_differ(con, file):
    rows = con.execute(
        """SELECT province_code, clear, clear_by_printed FROM yearly_change
        WHERE measure = 'total' AND year = 2023 AND comparable AND division = 63"""
    ).fetchall()
    differ = 0
    for code, clear, printed in rows:
        total = overview.gather(file, code, 2023).total
        assert total
        words = caveat_words.printed_verdict(EN, total)
        if printed is None:
            assert words is None
            continue
        assert words and ("say otherwise" in words) == (clear != printed)
        differ += clear != printed
    assert differ > 5


@pytest.mark.parametrize("language", [EN, VI], ids=["en", "vi"])
def test_what_is_concluded_of_long_an_2023_word_by_word(seen, language):
    assert said(seen, "Long An", 2023, language) == LONG_AN_2023[language.code]


def test_every_figure_concluded_is_the_files(con, file):
    """Margin, rank range, shares of groups and points to the edges, in three years' totals."""
    shares: dict[tuple[str, int], dict[str, float]] = {}
    for code, year, group, share in con.execute(
        "SELECT province_code, year, quartile_group, share FROM group_share WHERE measure = 'total'"
    ).fetchall():
        shares.setdefault((code, year), {})[group] = share
    rows = con.execute(
        """SELECT d.province_code, d.year, c.margin, k.low, k.high, d.quartile_group, d.next_group,
            d.points_to_next, d.next_edge, d.cushion
        FROM group_distance AS d
        JOIN rank_range AS k USING (year, measure, province_code)
        JOIN yearly_change AS c USING (year, measure, province_code)
        WHERE d.measure = 'total' AND d.year IN (2022, 2023, 2024) AND c.comparable"""
    ).fetchall()
    assert len(rows) > 170
    for code, year, margin, low, high, own, group, lacking, edge, cushion in rows:
        seen = overview.gather(file, code, year)
        words = " ".join(conclusions.under_headline(EN, seen))
        assert f"usual year-to-year variation (±{margin:.2f}" in words
        assert f" anywhere from {EN.ordinal(low)} to {EN.ordinal(high)} (95 of 100 " in words
        found = shares[code, year]
        certain = "certain" if found[own] >= 0.8 else "uncertain"
        assert f"Its group is {certain}: " in words
        for name, share in found.items():
            said_of_it = f"{name.replace('_', '-')} group in {round(100 * share)}"
            assert (said_of_it in words) == (share >= 0.05 or name == own)
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


def test_the_reason_of_a_break_is_in_the_readers_language(con, seen):
    note = con.execute(
        "SELECT note_vi FROM series_break WHERE measure = 'total' AND year = 2018"
    ).fetchone()[0]
    assert said(seen, "Long An", 2018, VI)[0].startswith(
        f"Năm 2018 không so sánh được với năm 2017: {as_clause(note)}. Xét cả dao động "
        "thường thấy, thứ hạng có thể từ 12 đến 57 (95 trong 100 lần mô phỏng, xét riêng tỉnh này)."
    )


def test_why_nothing_was_published_is_said_in_the_readers_language(con, seen):
    reasons = con.execute(
        """SELECT DISTINCT reason_vi, reason FROM missing
        WHERE province_code = '74' AND year = 2023"""
    ).fetchall()
    ((vietnamese, english),) = reasons
    assert f"(printed reason: {english})" in said(seen, "Bình Dương", 2023)[0]
    assert vietnamese in said(seen, "Bình Dương", 2023, VI)[0]
    assert vietnamese != english
