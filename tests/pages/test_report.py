"""The page of the report: its sections, the ticks that leave some out, and what it offers."""

import io
import re

import openpyxl
import pytest

from papi.common import documents
from papi.common.language import Language
from papi.common.parts import View
from papi.compare.peers import Peers
from papi.report import parts, words
from papi.report.choice import ReportChoice
from tests.pages.shown import headline, html
from tests.pages.test_downloads import SEVERAL, YEARS


def sections(app) -> list[str]:
    """The titles shown, in their order."""
    return re.findall("<h2 class='question'>(.*?)</h2>", html(app))


def test_the_page_shows_every_section_that_has_something_to_say(open_link, file):
    app = open_link("report", province="Long An", year=2023, lang="en")
    assert not app.exception and not app.error
    assert headline(app) == "Analysis of the PAPI 2023 results of Long An"
    view = View(file, Language("en"), "80", 2023)
    made = parts.SUBJECT.listed(view, ReportChoice(Peers("region")))
    assert sections(app) == [part.title for part in made]
    plain = [line for part in made for line in part.remarks if not {"'", "&"} & set(line)]
    assert len(plain) > 10
    assert all(line in html(app) for line in plain)


CASES = [("Bắc Giang", 2022, {}), ("Hà Nội", 2018, {}), ("Tây Ninh", 2024, {"division": 34})]


@pytest.mark.parametrize("case", CASES)
def test_the_page_opens_for_years_with_gaps_breaks_and_estimates(open_link, case):
    province, year, division = case
    app = open_link("report", province=province, year=year, lang="vi", **division)
    assert not app.exception and not app.error
    assert len(sections(app)) > 6


def test_a_link_leaves_sections_out_and_ticks_bring_them_back(open_link):
    app = open_link("report", province="Long An", year=2024, lang="en", without="nation,peers,x")
    titles = {name: Language("en").text(title) for name, title in words.SECTIONS.items()}
    ticks = {one.label: one for one in app.checkbox}
    assert [label for label, one in ticks.items() if not one.value] == [
        titles["nation"], titles["peers"],
    ]  # fmt: skip
    assert not {titles["nation"], titles["peers"]} & set(sections(app))
    ticks[titles["nation"]].check().run()
    assert titles["nation"] in sections(app)
    assert app.query_params["without"] in ("peers", ["peers"])
    ticks = {one.label: one for one in app.checkbox}
    ticks[titles["peers"]].check().run()
    assert titles["peers"] in sections(app)
    assert "without" not in app.query_params


def test_its_files_are_offered(open_link):
    app = open_link("report", province="Long An", year=2024, lang="vi")
    labels = {one.proto.label for one in app.get("download_button")}
    assert labels >= {
        "Báo cáo Word (.docx)",
        "Bản trình chiếu (.pptx)",
        "Bản tóm tắt một trang (.docx)",
        "Các bảng dạng Excel (.xlsx)",
    }


@pytest.mark.parametrize("case", [("80", 2023), ("24", 2022), ("80n", 2024)])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_its_workbook_holds_one_figure_a_field(file, case, lang):
    code, year = case
    view = View(file.in_34 if code.endswith("n") else file, Language(lang), code, year)
    choice = ReportChoice(Peers("neighbours" if code != "24" else "region"))
    book = openpyxl.load_workbook(
        io.BytesIO(
            documents.workbook(
                parts.SUBJECT.sentences(view, choice), parts.SUBJECT.tables(view, choice)
            )
        )
    )
    assert len(book.worksheets) > 5
    for sheet in book.worksheets[1:]:
        for column in sheet.iter_cols():
            name, *cells = [cell.value for cell in column]
            several = [one for one in cells if isinstance(one, str) and SEVERAL.fullmatch(one)]
            assert not several or name in YEARS, (sheet.title, name)
