"""The falls of a year and of a province in tables and sentences."""

import itertools
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pandas as pd
import pytest

from papi import declines, fall_history, falls
from papi.answers import declines as answers
from papi.answers import fall_history as history_answers
from papi.answers import fall_lists as lists
from papi.language import Language
from papi.palette import PALETTES
from papi.tables import declines as tables

EN, VI = Language("en"), Language("vi")
LONG_AN = "80"
LEVELS: tuple[falls.Level, ...] = ("dimension", "subdimension")
CASES = list(itertools.product([2012, 2015, 2016, 2019, 2021, 2023, 2024], LEVELS))


def looks_of(table):
    """Each cell's look, under the headings."""
    rows = [[cell.look for cell in row] for row in table.cells(EN)]
    return pd.DataFrame(rows, columns=[column.heading for column in table.columns])


def test_a_nationwide_shift_is_shown_without_colour_and_not_counted(file):
    seen = declines.scan(file, 2021, "dimension", "all", LONG_AN)
    assert seen.shifted == ["accountability", "service_delivery"]
    table = tables.changes(EN, seen, seen.rows, LONG_AN)
    shown, looks = table.shown(EN), looks_of(table)
    name = "3. Accountability (nationwide shift)"
    assert set(looks[name]) == {""}
    assert shown[name].str.contains("▼").sum() == 59
    assert not shown[name].str.contains("▼▼").any()
    assert "3. Accountability fell in 59 of 60 provinces" in answers.table_notes(EN, seen)[0]
    shifted = [one for _, one in seen.changes(["accountability"])]
    assert [falls.yardstick(one) for one in shifted] == [one.relative_difference for one in shifted]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_cells_colour_is_known_and_never_without_its_mark(file, theme):
    for year, level in CASES:
        seen = declines.scan(file, year, level, "all", LONG_AN)
        table = tables.changes(EN, seen, seen.rows, LONG_AN)
        looks, shown = looks_of(table), table.shown(EN)
        for name in looks:
            for look, text in zip(looks[name], shown[name], strict=True):
                if look:
                    assert look in PALETTES[theme].cells
                    mark = {"fell": "▼", "rose": "▲", "own": "◀"}[look.split("_")[0]]
                    assert mark * (2 if "notable" in look else 1) in text


def test_a_total_whose_change_cannot_be_told_from_none_has_no_colour(file):
    seen = declines.scan(file, 2023, "dimension", "all", LONG_AN)
    table = tables.changes(EN, seen, seen.rows, LONG_AN)
    own = next(n for n, row in enumerate(seen.rows) if row.province.code == LONG_AN)
    assert table.shown(EN)["Total"][own] == "+1.02 ●"
    assert looks_of(table)["Total"][own] == ""
    said = answers.conclusions(EN, seen)[0]
    assert said.startswith(
        "Of the totals of 56 provinces with margins in both years, 8 fell clearly"
    )


@pytest.mark.parametrize("order", ["falls", "notable", "rank", "name", "total", "transparency"])
def test_the_order_is_the_one_asked_for(file, order):
    seen = declines.scan(file, 2023, "dimension", "all", LONG_AN)
    rows = falls.ordered(seen.rows, order)
    assert sorted(row.province.code for row in rows) == sorted(
        row.province.code for row in seen.rows
    )
    if order == "name":
        assert rows == seen.rows
        return
    keys: dict[str, Callable[[falls.Row], Any]] = {
        "falls": lambda row: row.falls and -row.falls.fell,
        "notable": lambda row: row.falls and -row.falls.fell_notably,
        "rank": lambda row: row.total and row.total.rank,
    }
    values = [keys.get(order, lambda row: row.difference(order))(row) for row in rows]
    known = [value for value in values if value is not None]
    assert known == sorted(known) and len(known) > 50
    assert values[len(known) :] == [None] * (len(values) - len(known))  # the unpublished come last


def test_a_rank_says_its_denominator_and_its_move(file):
    seen = declines.scan(file, 2023, "dimension", "own", LONG_AN)
    total = seen.own and seen.own.total
    assert total
    assert tables.rank_moved(EN, total) == "46 of 61, up 11 places"
    assert tables.rank_moved(VI, total) == "46/61, tăng 11 bậc"


def test_a_row_leads_to_the_overview_of_its_province(file):
    seen = declines.scan(file, 2023, "dimension", "all", LONG_AN)
    link = tables.changes(VI, seen, seen.rows, LONG_AN).columns[0].link
    assert link
    for row in seen.rows:
        address = str(link(row))
        assert address.startswith("./?")
        asked = parse_qs(urlsplit(address).query)
        assert asked == {"province": [row.province.name], "year": ["2023"], "lang": ["vi"]}


def test_what_was_not_published_is_said_by_name(file):
    seen = declines.scan(file, 2022, "dimension", "all", LONG_AN)
    notes = "\n".join(answers.table_notes(EN, seen))
    assert "Not published in 2022: Bắc Giang (dimensions 1, 2, 4 and 5)" in notes
    assert (
        "Not published in 2021, so there is nothing to compare with: Bắc Giang, Bắc Ninh and "
        "Quảng Ninh." in notes
    )
    region = declines.scan(file, 2022, "dimension", "MRD", LONG_AN)
    assert "Not published" not in "\n".join(answers.table_notes(EN, region))


def test_one_province_alone_has_no_shares(file):
    seen = declines.scan(file, 2023, "dimension", "own", LONG_AN)
    assert [row.province.name for row in seen.rows] == ["Long An"]
    assert lists.by_share(seen) == []
    assert lists.share_answer(EN, seen).startswith("One province alone is chosen")


def test_the_answer_of_a_history(file):
    said = history_answers.answer(EN, fall_history.of(file, LONG_AN))
    assert said == (
        "39 of 76 comparable yearly changes of Long An's dimensions were falls. The longest row of "
        "falls: 2. Transparency, 4 years (2019–2022). Falls in nationwide shifts, not counted "
        "here: 1 of 2."
    )


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("year", range(2011, 2025))
def test_every_sentence_can_be_said_in_both_languages(file, year, level):
    for scope, language in itertools.product(["all", "own", "CHL", "highest"], (EN, VI)):
        seen = declines.scan(file, year, level, scope, "22")  # Quảng Ninh: often not published
        said = [
            answers.headline(language, seen, scope),
            *answers.conclusions(language, seen),
            answers.table_answer(language, seen),
            answers.table_legend(language, seen),
            *answers.table_notes(language, seen),
            lists.share_answer(language, seen),
            lists.notable_answer(language, seen),
            lists.low_answer(language, seen),
            lists.extremes_answer(language, seen),
            lists.extremes_note(language, seen),
        ]
        assert all(said)
        assert not any("{" in one or "None" in one or "nan" in one.split() for one in said)
