"""The brief's page holds the figures of the screen."""

import io
from datetime import UTC, datetime, timedelta

import docx
import pytest
from docx.oxml.ns import qn

from papi.common.language import Language
from papi.common.palette import PALETTES
from papi.common.parts import View
from papi.overview import brief_document, conclusions, tables
from papi.overview import gather as overview
from papi.overview import headline as wording
from papi.warehouse import places


@pytest.fixture(scope="module", params=["vi", "en"])
def long_an(request, file):
    language = Language(request.param)
    seen = overview.gather(file, "80", 2023)
    content = brief_document.write(View(file, language, "80", 2023))
    return language, seen, docx.Document(io.BytesIO(content))


def test_words_are_those_of_the_page(long_an):
    language, seen, opened = long_an
    texts = [paragraph.text for paragraph in opened.paragraphs]
    assert texts[0] == wording.headline(language, seen)
    said = conclusions.under_headline(language, seen)
    assert texts[1 : 1 + len(said)] == said


def test_figures_are_those_of_the_page(long_an):
    language, seen, opened = long_an
    shown = tables.changes(language, [seen.total, *seen.dimensions]).shown(language)
    away = tables.distance(language, seen).shown(language)
    made = opened.tables[0]
    headings = [cell.text for cell in made.rows[0].cells]
    assert len(made.rows) == 1 + len(shown)
    for place, row in enumerate(made.rows[1:]):
        cells = dict(zip(headings, (cell.text for cell in row.cells), strict=True))
        for name in set(headings) & set(shown.columns) - {language.text("In words")}:
            assert cells[name] == shown[name].iloc[place]
        assert (
            cells[language.text("To the next group")]
            == (away[language.text("Points needed")].iloc[place])
        )
        assert cells[language.text("In words")].endswith(
            shown[language.text("In words")].iloc[place]
        )


def test_every_province_has_its_tile_with_its_rank_and_its_groups_colour(long_an, file):
    _, seen, opened = long_an
    tiles = places.tiles(file, 63)
    totals = {one.province_code: one for one in seen.survey.totals}
    grid = opened.tables[1].rows[0].cells[0].tables[0]
    for tile in tiles:
        cell = grid.cell(tile.tile_row - 1, tile.tile_col - 1)
        if tile.province_code in totals:
            one = totals[tile.province_code]
            assert cell.text.split()[-1] == str(one.rank)
            fill = cell._tc.tcPr.find(qn("w:shd")).get(qn("w:fill"))
            assert f"#{fill}" == PALETTES["light"].groups[one.quartile_group]
        else:
            assert cell.text.endswith(("–", ")"))
    assert sum(bool(cell.text) for row in grid.rows for cell in row.cells) == len(tiles)


def test_its_properties_say_when_it_was_written(long_an):
    core = long_an[2].core_properties
    for said in (core.created, core.modified):
        assert abs(datetime.now(UTC) - said) < timedelta(minutes=5)
