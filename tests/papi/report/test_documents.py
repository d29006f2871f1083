"""The files of a report: what they say is what the parts say, and an office can print and edit
them."""

import io
import re
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from PIL import Image
from pptx import Presentation

from papi.claims.checking import checks
from papi.common.language import CODES
from papi.common.palette import PALETTES
from papi.common.parts import Part
from papi.common.tables import Table
from papi.report import document, parts, slides, words
from papi.report.choice import seen
from papi.report.places import places
from papi.warehouse import scores
from tests.papi.report.conftest import CASES, seen_by
from tests.papi.report.read_back import charts, rows, tables, texts

EMU = 36000


def presentation(content: bytes) -> Any:
    return Presentation(io.BytesIO(content))


def opened_docx(content: bytes) -> Any:
    return docx.Document(io.BytesIO(content))


BOTH = [(code, year, lang) for code, year in CASES for lang in CODES]


def said(view, choice) -> set[str]:
    """Every sentence and cell of the parts."""
    found: set[str] = set()

    def collect(part: Part) -> None:
        for lines in (
            [part.title, part.answer, part.source],
            part.remarks,
            part.points,
            part.notes,
        ):
            found.update(lines)
        for shown in (part.table, part.on_paper):
            if isinstance(shown, Table):
                found.update([shown.title, *(one.heading for one in shown.columns)])
                for row in shown.cells(view.language):
                    found.update(line for cell in row for line in cell.text.split("\n"))
            elif shown:
                found.update([shown.title, shown.unit])
        for inner in part.parts:
            collect(inner)

    for part in parts.SUBJECT.listed(view, choice):
        collect(part)
    return found


def without_numbers(line: str) -> str:
    """A heading or caption without its number; a point without its dash."""
    return re.sub(r"^(\d+\. (?=\D)|(Bảng|Hình|Table|Figure) \d+\. |– )", "", line)


@pytest.mark.parametrize(("code", "year", "lang"), BOTH)
def test_a_report_says_what_the_parts_say_and_nothing_else(report, file, code, year, lang):
    view, choice = seen_by(file, code, year, lang)
    known = said(view, choice)
    opening = parts.SUBJECT.opening(view, choice)
    known |= {opening.headline, view.language.text("REPORT")}
    read = texts(report(code, year, lang))
    unknown = [one for one in read if one not in known and without_numbers(one) not in known]
    assert unknown == []
    for part in parts.SUBJECT.listed(view, choice):
        assert part.answer in read or not part.answer


@pytest.mark.parametrize(("code", "year", "lang"), BOTH)
def test_no_sentence_of_the_files_is_refuted(report, deck, file, code, year, lang):
    view, _ = seen_by(file, code, year, lang)
    lines = [*texts(report(code, year, lang)), *slide_lines(deck(code, year, lang))]
    lines = [one for one in dict.fromkeys(lines) if len(one.split()) > 4]
    found = list(checks(view.file, lines, code, year))
    verdicts = {one.text: {line.verdict for line in one.sentences} for one in found}
    assert not {text for text, held in verdicts.items() if held & {"refuted", "denominator"}}
    if code in ("80", "01"):  # the checker knows totals, of provinces with one name
        assert any("confirmed" in held for held in verdicts.values())


def slide_lines(content: bytes) -> Iterator[str]:
    """What slides and their notes say."""
    for slide in presentation(content).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                yield from (one.text for one in shape.text_frame.paragraphs)
            if shape.has_table:
                for row in shape.table.rows:
                    yield from (cell.text for cell in row.cells)
        if slide.has_notes_slide:
            yield from slide.notes_slide.notes_text_frame.text.split("\n")


@pytest.mark.parametrize(("code", "year", "lang"), BOTH)
def test_slides_say_what_the_parts_say_with_a_source_in_their_notes(deck, file, code, year, lang):
    view, choice = seen_by(file, code, year, lang)
    show = presentation(deck(code, year, lang))
    assert 6 < len(show.slides) <= slides.MOST
    assert (show.slide_width, show.slide_height) == (12192000, 6858000)
    known = said(view, choice) | {parts.SUBJECT.opening(view, choice).headline}
    # A conclusion of several sentences is spread over the title and the lines under it.
    known = {*known, *(line for one in known for line in one.split("\n"))}
    first = places(seen(view), slides.LOOKS)
    whole = " ".join([*known, words.look_answer(view.language, first)])
    assert [one for one in slide_lines(deck(code, year, lang)) if one not in whole] == []
    for slide in list(show.slides)[1:]:
        assert slide.shapes.title.text_frame.text
        assert parts.SUBJECT.source(view, choice) in slide.notes_slide.notes_text_frame.text
        for shape in slide.shapes:
            assert 0 <= shape.left <= shape.left + shape.width <= show.slide_width
            assert 0 <= shape.top <= shape.top + shape.height <= show.slide_height + EMU
    tag = {"vi": b'lang="vi-VN"', "en": b'lang="en-GB"'}[lang]
    assert tag in show.slides[1].part.blob


@pytest.mark.parametrize(("code", "year"), CASES)
def test_charts_and_tables_of_slides_are_those_of_the_report(report, deck, code, year):
    show = presentation(deck(code, year))
    drawn = [one.chart for slide in show.slides for one in slide.shapes if one.has_chart]
    for chart, printed in zip(drawn, charts(report(code, year)), strict=True):
        assert list(chart.plots[0].categories) == printed.categories
        values = {one.name: list(one.values) for one in chart.plots[0].series}
        assert values == printed.series
    on_slides = [rows(one.table) for slide in show.slides for one in slide.shapes if one.has_table]
    of_report = list(tables(report(code, year)).values())
    assert len(on_slides) > 3
    for table in on_slides:
        assert any(
            set(table[0]) <= set(other[0]) and len({row[0] for row in table[1:]}
                                                   - {row[0] for row in other[1:]}) == 0
            for other in of_report
        ), table[0]  # fmt: skip


@pytest.mark.parametrize(("code", "year"), CASES)
def test_a_report_can_be_printed_and_heard(report, code, year):
    opened = opened_docx(report(code, year))
    section = opened.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    body = opened.element.body
    for table in opened.tables:
        wide = sum(int(one.get(qn("w:w"))) * 635 for one in table._tbl.tblGrid)
        assert wide <= room + EMU / 5
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
        assert table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val"))
        assert len(table.rows) > 1
    drawings = list(body.iter(qn("wp:docPr")))
    assert len(drawings) > 10
    assert all(one.get("descr") for one in drawings)
    for extent in body.iter(qn("wp:extent")):
        assert int(extent.get("cx")) <= room
    styles = opened.styles.element.xpath("//w:style[w:name/@w:val='Normal']//w:lang/@w:val")
    assert styles == ["vi-VN"]
    for paragraph in opened.paragraphs:
        if paragraph.style.name == "Heading 1":
            assert paragraph.paragraph_format.keep_with_next
    assert len(body.xpath(".//w:instrText[contains(., 'TOC')]")) == 1
    anchors = body.xpath(".//w:hyperlink/@w:anchor")
    assert anchors == body.xpath(".//w:bookmarkStart/@w:name")


@pytest.mark.parametrize(("code", "year"), CASES)
def test_captions_count_tables_and_figures_without_a_gap(report, code, year):
    read = texts(report(code, year))
    for label in ("Bảng", "Hình"):
        numbers = [int(one[1]) for line in read if (one := re.match(rf"{label} (\d+)\. ", line))]
        assert numbers == list(range(1, len(numbers) + 1))
        assert numbers


@pytest.mark.parametrize(("code", "year"), CASES)
def test_no_section_is_empty(file, code, year):
    view, choice = seen_by(file, code, year)
    for part in parts.SUBJECT.listed(view, choice):
        assert part.title
        inner = [part, *part.parts]
        assert any(one.remarks or one.table or one.points for one in inner), part.key
        for one in inner:
            if one.table:
                assert one.table.rows, one.key


def test_sections_can_be_left_out(file):
    view, choice = seen_by(file, "80", 2024)
    short = replace(choice, without=("nation", "peers", "years"))
    made = document.gathered(view, short)
    every = document.gathered(view, choice)
    assert [one.key for one in made] == [
        one.key for one in every if one.key not in ("nation", "peers", "years")
    ]
    headings = [line for line in texts(document.write(view, short)) if line in texts_of(made)]
    assert headings == texts_of(made) * 2  # in the contents, and over the sections


def texts_of(made: list[Part]) -> list[str]:
    return [f"{place}. {one.title}" for place, one in enumerate(made, start=1)]


def test_a_report_tells_its_progress_and_takes_less_than_10_seconds_of_cpu(file):
    told: list[float] = []
    view, choice = seen_by(file, "80", 2024)
    began = time.process_time()
    document.write(view, choice, lambda share, _words: told.append(share))
    assert told == sorted(told)
    assert told[0] == 0 and 0.9 < told[-1] < 1
    assert time.process_time() - began < 10


def test_marks_are_drawn_in_the_palettes_colours_without_any_font(report):
    opened = opened_docx(report("56", 2024))
    pictures = [
        Image.open(io.BytesIO(part.blob)).convert("RGBA")
        for part in opened.part.package.iter_parts()
        if str(part.partname).endswith(".png")
    ]
    assert len(pictures) > 20
    fell = tuple(int(PALETTES["light"].fell[at : at + 2], 16) for at in (1, 3, 5))
    assert any((*fell, 255) in solid(one) for one in pictures)
    assert all(one.width > 400 for one in pictures)
    # The middle half of the provinces is a pale bar: a rule that is not understood would be black.
    assert all((0, 0, 0, 255) not in solid(one) for one in pictures)


def solid(picture: Image.Image) -> set[Any]:
    """The colours of a picture."""
    return {colour for _, colour in picture.getcolors(1 << 20) or []}


def all_of_2024(file) -> list[str]:
    return [one.province_code for one in scores.standings(file, 2024) if one.measure == "total"]


@pytest.mark.every
@pytest.mark.parametrize("lang", CODES)
def test_every_province_of_2024_has_its_files(file, lang):
    codes = all_of_2024(file)
    assert len(codes) == 61
    for code in codes:
        view, choice = seen_by(file, code, 2024, lang)
        assert len(texts(document.write(view, choice))) > 300
        assert len(presentation(slides.write(view, choice)).slides) <= slides.MOST


def test_some_provinces_of_2024_have_their_files(file):
    for code in all_of_2024(file)[::30]:
        view, choice = seen_by(file, code, 2024, "en")
        assert "All figures of the year" in tables(document.write(view, choice))
        assert len(presentation(slides.write(view, choice)).slides) > 6


def test_charts_name_their_values_in_the_readers_decimals(report):
    (bars, lines) = charts(report("80", 2024))
    assert all("," in one for one in [*bars.labels, *lines.labels])
