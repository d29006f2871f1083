"""The brief's page holds the words and figures of the screen."""

import io
from datetime import UTC, datetime, timedelta

import docx
import pytest
from docx.oxml.ns import qn

from papi.common.language import Language
from papi.common.palette import PALETTES
from papi.common.parts import View
from papi.overview import conclusions, profile
from papi.overview import gather as overview
from papi.overview import headline as wording
from papi.overview import words as answers
from papi.report import brief_document, words
from papi.report.places import places
from papi.warehouse import actions
from papi.warehouse import places as tiles_of


@pytest.fixture(scope="module", params=["vi", "en"])
def long_an(request, file):
    language = Language(request.param)
    seen = overview.gather(file, "80", 2023)
    content = brief_document.write(View(file, language, "80", 2023))
    return language, seen, docx.Document(io.BytesIO(content))


def test_it_says_what_happened_whether_it_matters_and_where_to_look(long_an):
    language, seen, opened = long_an
    texts = [paragraph.text for paragraph in opened.paragraphs if paragraph.text]
    look = places(seen, 3)
    assert texts[:-3] == [
        wording.headline(language, seen),
        language.text("What happened?"),
        answers.change_answer(language, seen),
        language.text("Does it matter?"),
        *conclusions.under_headline(language, seen),
        language.text("Where to look first?"),
        *(f"– {words.place_in_brief(language, one)}" for one in look),
        language.text("What may be done? Proposals from the catalogue of tasks"),
    ]


def test_its_proposals_are_tasks_of_the_catalogue_for_these_places(long_an, file):
    language, seen, opened = long_an
    texts = [paragraph.text for paragraph in opened.paragraphs if paragraph.text]
    for said, one in zip(texts[-3:], places(seen, 3), strict=True):
        first = next(
            task
            for task in actions.actions(file, seen.year + 1)
            if task.measure == one.standing.measure and task.level == "province"
        )
        assert language.either(first.task_vi, first.task_en) in said
        assert language.either(first.lead_vi, first.lead_en) in said


def test_its_dimensions_are_those_of_the_page_and_drawn(long_an, file):
    language, seen, opened = long_an
    made = profile.profile(View(file, language, "80", 2023), seen)
    assert made is not None and made.foot is not None
    for line, row in zip(opened.tables[0].rows, [*made.rows, made.foot], strict=True):
        cells = [cell.text for cell in line.cells]
        assert cells[:2] == [row.name, row.value_words]
        assert cells[3] == f"{row.mark} {row.change}, {row.word}"
        assert cells[4] == row.rank_words
        (about,) = line.cells[2]._tc.iter(qn("wp:docPr"))
        assert row.value_words in about.get("descr")


def test_every_province_has_its_tile_with_its_rank_and_its_groups_colour(long_an, file):
    _, seen, opened = long_an
    tiles = tiles_of.tiles(file, 63)
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
