"""The cells of the table of falls: a colour only for what is clear, and never without its mark."""

import itertools

import pandas as pd
import pytest

from papi.common.language import Language
from papi.common.palette import PALETTES
from papi.falls import gather as declines
from papi.falls import list_words as lists
from papi.falls import scan as falls
from papi.falls import table_words as table_answers
from papi.falls import tables
from tests.whole_lists import changes, rows

EN = Language("en")
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
    table = tables.changes(EN, seen, rows(seen, LONG_AN), LONG_AN)
    shown, looks = table.shown(EN), looks_of(table)
    name = "3. Accountability (nationwide shift)"
    assert set(looks[name]) == {"", "same"}  # "" where nothing was published
    assert shown[name].str.startswith("● −").sum() == 59
    assert not shown[name].str.contains("[▼▲✓]").any()
    assert "3. Accountability fell in 59 of 60 provinces" in table_answers.table_notes(EN, seen)[0]
    counted = tables.counts(EN, seen, lists.by_share(seen)).shown(EN).set_index("Measure")
    assert set(counted.loc[name, ["Fell clearly", "Hold in the list", "Judged"]]) == {"–"}
    shifted = changes(seen, LONG_AN, ["accountability"])
    assert [falls.yardstick(one) for one in shifted] == [one.relative_difference for one in shifted]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_cells_colour_is_known_and_never_without_its_mark(file, theme):
    for year, level in CASES:
        seen = declines.scan(file, year, level, "all", LONG_AN)
        table = tables.changes(EN, seen, rows(seen, LONG_AN), LONG_AN)
        looks, shown = looks_of(table), table.shown(EN)
        for name in looks:
            for look, text in zip(looks[name], shown[name], strict=True):
                if look:
                    assert look in PALETTES[theme].cells
                    mark = {"fell": "▼", "rose": "▲", "own": "◀", "same": "●"}[look]
                    assert mark in text


def test_only_a_clear_change_has_a_colour_and_its_mark_stands_for_the_sign(file):
    for year, level in CASES:
        seen = declines.scan(file, year, level, "all", LONG_AN)
        table = tables.changes(EN, seen, rows(seen, LONG_AN), LONG_AN)
        looks, shown = looks_of(table), table.shown(EN)
        for place, row in enumerate(rows(seen, LONG_AN)):
            for measure in seen.measures:
                name = tables.measure_heading(EN, seen, measure)
                text, look = shown[name][place], looks[name][place]
                one = row.standings.get(measure)
                if one is None or not one.changed:
                    assert (text, look) == ("–", "")
                elif one.clear and not one.nationwide_shift:
                    assert look == one.direction
                    mark = "▼" if one.direction == "fell" else "▲"
                    held = "✓" if one.clear_in_list else ""
                    assert text == f"{mark}{held} {EN.amount(one.difference or 0.0)}"
                else:
                    assert text == f"● {EN.signed_points(one.difference or 0.0)}" and look == "same"


def test_a_total_within_its_usual_variation_has_no_colour(file):
    seen = declines.scan(file, 2023, "dimension", "all", LONG_AN)
    table = tables.changes(EN, seen, rows(seen, LONG_AN), LONG_AN)
    own = next(n for n, row in enumerate(rows(seen, LONG_AN)) if row.province.code == LONG_AN)
    assert table.shown(EN)["Total"][own] == "● +1.02"
    assert looks_of(table)["Total"][own] == "same"
