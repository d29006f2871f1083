"""The falls of a year and of a province in tables and sentences."""

import itertools
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from papi.common import survey_year, vocabulary
from papi.common.language import Language
from papi.falls import drawing, list_tables, tables
from papi.falls import gather as declines
from papi.falls import history as fall_history
from papi.falls import history_words as history_answers
from papi.falls import list_words as lists
from papi.falls import scan as falls
from papi.falls import table_words as table_answers
from papi.falls import words as answers
from papi.falls.lists import LISTS
from tests.whole_lists import changes, listed, rows

EN, VI = Language("en"), Language("vi")
LONG_AN = "80"
LEVELS: tuple[falls.Level, ...] = ("dimension", "subdimension")
CASES = list(itertools.product([2012, 2015, 2016, 2019, 2021, 2023, 2024], LEVELS))


@pytest.mark.parametrize(("year", "level"), CASES)
def test_chance_is_said_beside_the_counts(file, year, level):
    seen = declines.scan(file, year, level, "all", LONG_AN)
    single = [one for one in changes(seen, LONG_AN, seen.parts) if not one.nationwide_shift]
    judged = sum(one.clear is not None for one in single)
    said = answers.conclusions(EN, seen)[0]
    if not judged:
        assert year in (2016, 2017) and "is not known for" in said
        assert "whether any is clear is not known" in answers.headline(EN, seen, "All")
        return
    clear = sum(one.direction == "fell" and bool(one.clear) for one in single)
    held = sum(one.direction == "fell" and bool(one.clear and one.clear_in_list) for one in single)
    assert said == (
        f"Even without any real change, about 5 in 100 of the {judged:,} changes judged would look "
        f"clear by chance, half of them falls: about {0.025 * judged:.0f}. Clear falls found here: "
        f"{clear}; holding in the list of all provinces: {held}."
    )
    assert clear


@pytest.mark.parametrize(("code", "level"), [("56", "dimension"), ("56", "subdimension")])
def test_a_clear_fall_is_larger_than_its_usual_variation_in_print_too(file, code, level):
    seen = declines.scan(file, 2024, level, "all", code)
    assert seen.own
    clear, _ = answers.fallen(EN, seen, seen.own)
    shown = [re.search(r"down ([\d.]+) points, beyond the usual ±([\d.]+);", one) for one in clear]
    assert shown
    for one in shown:
        assert one and float(one[1]) > float(one[2])


def test_no_sign_follows_a_word_that_says_the_direction(file):
    said = 0
    for (year, level), language in itertools.product(CASES, (EN, VI)):
        seen = declines.scan(file, year, level, "all", LONG_AN)
        answer = " ".join(lists.extremes_answer(language, seen))
        for falls_only in (True, False):
            _, one = seen.extremes[falls_only][0]
            if one.clear and not one.nationwide_shift:
                amount = language.amount(one.difference or 0.0)
                assert f": {vocabulary.change_word(language, one)}, {amount}" in answer or (
                    f": {vocabulary.change_word(language, one)} {amount}" in answer
                )
                said += 1
    assert said > len(CASES)


def test_where_the_usual_variation_is_not_known_it_is_said(file):
    seen = declines.scan(file, 2024, "subdimension", "all", LONG_AN)
    assert seen.unjudged == ["participation_opportunities", "e_responsiveness"]
    notes = table_answers.table_notes(EN, seen)
    assert notes[:2] == [
        "1.2. Opportunities for Participation: no change is called clear. The scores of 2018–2024 "
        "do not show how much it usually varies.",
        "8.3. E-Responsiveness of Authorities: no change is called clear. The scores of 2019–2024 "
        "do not show how much it usually varies.",
    ]
    counted = tables.counts(EN, seen, lists.by_share(seen)).shown(EN).set_index("Measure")
    unknown = counted.loc["8.3. E-Responsiveness of Authorities"]
    assert unknown["Fell clearly"] == "–" and unknown["Provinces that fell"] != "–"
    first = declines.scan(file, 2019, "subdimension", "all", LONG_AN)
    few = (
        "5.1. Certification Procedures, 5.2. Construction Permits, 5.3. Land Use Rights "
        "Certificates and 5.4. Personal Procedures at Communes: no change is called clear. How "
        "much it usually varies is not known: "
    )
    said = "\n".join(table_answers.table_notes(EN, first))
    assert f"{few}only the scores of 2018–2020 are comparable, which are too few." in said
    assert "1.1. Civic Knowledge: no change" not in said  # a nationwide shift says so already
    unexplained = replace(first, survey=replace(first.survey, noise_gaps={}))
    said = "\n".join(table_answers.table_notes(EN, unexplained))
    assert "How much it usually varied the year before is not known." in said
    years = declines.scan(file, 2017, "dimension", "all", LONG_AN)
    assert "whether clearly is not known" in lists.low_answer(EN, years)[1]
    assert lists.clear_answer(EN, years) == [
        "How much dimensions usually vary from year to year is not known for 2017, so no fall here "
        "can be called clear."
    ]


def test_the_clear_falls_name_their_variation_and_whether_they_hold(file):
    seen = declines.scan(file, 2024, "dimension", "all", LONG_AN)
    pairs = listed(seen, LONG_AN, "clear")
    table = LISTS["clear"].table(EN, seen, pairs, LONG_AN).shown(EN)
    assert len(table) == len(pairs) > 3
    for (_, one), row in zip(pairs, table.to_dict("records"), strict=True):
        assert one.difference is not None and one.margin is not None
        assert -one.difference > one.margin
        assert row["Usual variation (±)"] == EN.points(one.margin)
        assert row["Holds in the list"] == ("✓ yes" if one.clear_in_list else "no")
        assert row["PAPI's label (over 5%)"] == ("notable fall" if one.notable else "–")
    assert set(table["Holds in the list"]) == {"✓ yes", "no"}
    words = LISTS["notable"].table(EN, seen, listed(seen, LONG_AN, "notable"), LONG_AN).shown(EN)
    assert set(words.loc[words["Holds in the list"] == "–", "In words"]) == {
        "within usual variation",
        "about the same",
    }


def test_bars_colour_what_is_clear_and_nothing_else(file):
    bar = re.compile(r"<i class='(\w+)' style='--first:([\d.]+);--second:([\d.]+)'>")
    for year, level in CASES:
        seen = declines.scan(file, year, level, "all", LONG_AN)
        for falls_only in (True, False):
            pairs = seen.extremes[falls_only]
            drawn = bar.findall(drawing.extremes(EN, pairs, 30.0, LONG_AN, "")) if pairs else []
            clear = "fell" if falls_only else "rose"
            assert [kind for kind, _, _ in drawn] == [
                clear if one.clear and not one.nationwide_shift else "same" for _, one in pairs
            ]
        counts = lists.by_share(seen)
        drawn = bar.findall(drawing.shares(EN, seen, counts))
        assert [(float(first), float(second)) for _, first, second in drawn] == [
            pytest.approx((one.share_clear, one.share), abs=0.001) for one in counts
        ]


@pytest.mark.parametrize(
    "order", ["clear", "falls", "notable", "rank", "name", "total", "transparency"]
)
def test_the_order_is_the_one_asked_for(file, order):
    seen = declines.scan(file, 2023, "dimension", "all", LONG_AN)
    found, by_name = rows(seen, LONG_AN, order), rows(seen, LONG_AN)
    assert sorted(row.province.code for row in found) == sorted(
        row.province.code for row in by_name
    )
    if order == "name":
        known = [code for code in survey_year.provinces(file) if not code.endswith("n")]
        assert [row.province.code for row in found] == known
        return
    keys: dict[str, Callable[[falls.ProvinceRow], Any]] = {
        "clear": lambda row: row.falls and -row.falls.fell_clearly,
        "falls": lambda row: row.falls and -row.falls.fell,
        "notable": lambda row: row.falls and -row.falls.fell_notably,
        "rank": lambda row: row.total and row.total.rank,
    }
    values = [keys.get(order, lambda row: row.difference(order))(row) for row in found]
    known = [value for value in values if value is not None]
    assert known == sorted(known) and len(known) > 50
    assert values[len(known) :] == [None] * (len(values) - len(known))  # the unpublished come last


def test_a_rank_says_its_denominator_and_its_move(file):
    seen = declines.scan(file, 2023, "dimension", "own", LONG_AN)
    total = seen.own and seen.own.total
    assert total
    assert list_tables.rank_moved(EN, total) == "46 of 61, up 11 places"
    assert list_tables.rank_moved(VI, total) == "46/61, tăng 11 bậc"


def test_a_row_leads_to_the_overview_of_its_province(file):
    seen = declines.scan(file, 2023, "dimension", "all", LONG_AN)
    link = tables.changes(VI, seen, rows(seen, LONG_AN), LONG_AN).columns[0].link
    assert link
    for row in rows(seen, LONG_AN):
        address = str(link(row))
        assert address.startswith("./?")
        asked = parse_qs(urlsplit(address).query)
        assert asked == {"province": [row.province.name], "year": ["2023"], "lang": ["vi"]}


def test_what_was_not_published_is_said_by_name(file):
    seen = declines.scan(file, 2022, "dimension", "all", LONG_AN)
    notes = "\n".join(table_answers.table_notes(EN, seen))
    assert "Not published in 2022: Bắc Giang (dimensions 1, 2, 4 and 5)" in notes
    assert (
        "Not published in 2021, so there is nothing to compare with: Bắc Giang, Bắc Ninh and "
        "Quảng Ninh." in notes
    )
    region = declines.scan(file, 2022, "dimension", "MRD", LONG_AN)
    assert "Not published" not in "\n".join(table_answers.table_notes(EN, region))


def test_one_province_alone_has_no_shares(file):
    seen = declines.scan(file, 2023, "dimension", "own", LONG_AN)
    assert [row.province.name for row in rows(seen, LONG_AN)] == ["Long An"]
    assert lists.by_share(seen) == []
    assert lists.share_answer(EN, seen)[0].startswith("Only one province is chosen")


def test_the_answer_of_a_history(file):
    said = " ".join(history_answers.answer(EN, fall_history.gather(file, LONG_AN)))
    assert said == (
        "6 of 70 judged yearly changes of Long An's dimensions were clear falls. By chance alone "
        "about 1.8 would be. In all, 39 of 76 comparable changes were falls, of any size. The "
        "longest run of falls: 2. Transparency, 4 years (2019–2022). Falls in nationwide shifts, "
        "not counted here: 1 of 2."
    )


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("year", range(2011, 2025))
def test_every_sentence_can_be_said_in_both_languages(file, year, level):
    for scope, language in itertools.product(["all", "own", "CHL", "highest"], (EN, VI)):
        seen = declines.scan(file, year, level, scope, "22")  # Quảng Ninh: often not published
        said = [
            answers.headline(language, seen, scope),
            *answers.conclusions(language, seen),
            *table_answers.table_answer(language, seen),
            table_answers.table_legend(language, seen),
            *table_answers.table_notes(language, seen),
            *lists.share_answer(language, seen),
            *lists.clear_answer(language, seen),
            lists.clear_note(language, seen),
            *lists.notable_answer(language, seen),
            lists.notable_note(language, seen),
            *lists.low_answer(language, seen),
            *lists.extremes_answer(language, seen),
            lists.extremes_note(language, seen),
        ]
        assert all(said)
        assert not any("{" in one or "None" in one or "nan" in one.split() for one in said)
