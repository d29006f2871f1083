"""The report as an office meets it: sections ticked off, files opened, a template handed in."""

import io
from pathlib import Path

import docx
from playwright.sync_api import expect
from pptx import Presentation

from tests.browser.test_overview import asked

REPORT = "/report?province=Long+An&year=2024&lang=en"


def saved(page, name: str) -> bytes:
    with page.expect_download() as started:
        page.get_by_role("button", name=name).click()
    return Path(started.value.path()).read_bytes()


def test_a_report_is_cut_to_the_sections_wanted_and_saved_in_an_offices_template(
    server, visit, tmp_path
):
    page = visit(server + REPORT)
    expect(page.locator("h1.headline").first).to_contain_text("Analysis of the PAPI 2024 results")
    page.get_by_text("Sections of the report").click()
    page.get_by_text("Beside our peers", exact=True).first.click()
    expect(page.locator("h2.question", has_text="Beside our peers")).to_have_count(0)
    assert asked(page)["without"] == "peers"
    page.get_by_text("Slides in your office's own template").click()
    wrong, office = tmp_path / "wrong.pptx", tmp_path / "office.pptx"
    wrong.write_text("no slides", encoding="utf-8")
    Presentation().save(str(office))
    page.locator("input[type=file]").set_input_files(wrong)
    expect(page.get_by_text("This is not a PowerPoint template")).to_be_visible()
    page.locator("input[type=file]").set_input_files(office)
    expect(page.get_by_text("The slides will be made in office.pptx.")).to_be_visible()
    made = Presentation(io.BytesIO(saved(page, "Slides (.pptx)")))
    assert made.slide_width == 9144000
    assert not any("peers" in slide.shapes.title.text_frame.text for slide in made.slides)
    report = docx.Document(io.BytesIO(saved(page, "Report as Word (.docx)")))
    headings = [
        one.text for one in report.paragraphs if one.style and one.style.name == "Heading 1"
    ]
    assert "6. Several years" in headings
    assert not any("peers" in one for one in headings)
