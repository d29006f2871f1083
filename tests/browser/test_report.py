"""The report as an office meets it: sections ticked off, files opened, a template handed in."""

import io
from pathlib import Path

import docx
from playwright.sync_api import expect
from pptx import Presentation

from papi.common.language import Language
from papi.plan import gather, rows, sheet
from tests.browser.test_overview import asked

EN = Language("en")
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
    page.locator(".st-key-slide_template input").set_input_files(wrong)
    expect(page.get_by_text("This is not a PowerPoint template")).to_be_visible()
    page.locator(".st-key-slide_template input").set_input_files(office)
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


def test_last_years_plan_is_handed_in_refused_calmly_and_carried_over(
    server, visit, file, tmp_path
):
    page = visit(server + REPORT)
    page.get_by_text("Last year's plan: hand it in to see what became of it").click()
    offered = page.locator(".st-key-last_plan input")
    goals, plan = tmp_path / "goals.csv", tmp_path / "plan.xlsx"
    goals.write_text("Content,Goal\n9.9,1\n", encoding="utf-8")
    offered.set_input_files(goals)
    expect(page.get_by_text("goals.csv, sheet “CSV”, cell A2: “9.9” is not one")).to_be_visible()
    page.reload()
    page.get_by_text("Last year's plan: hand it in to see what became of it").click()
    made = gather.gather(file, "80", 2023)
    plan.write_bytes(sheet.write(EN, made, rows.draft(EN, made)))
    page.locator(".st-key-last_plan input").set_input_files(plan)
    expect(page.get_by_text("plan.xlsx: 15 goals were read")).to_be_visible()
    section = page.locator("h2.question", has_text="What became of last year's plan")
    expect(section).to_be_visible()
    report = docx.Document(io.BytesIO(saved(page, "Report as Word (.docx)")))
    assert any("Goals of last year's plan held against PAPI 2024: 15" in one.text
               for one in report.paragraphs)  # fmt: skip
    page.get_by_role("button", name="Take these into the plan").click()
    page.wait_for_url("**/plan?**")
    expect(page.get_by_text("Not reached in 2024: 6.69, goal 7.53").first).to_be_attached()
    basket = asked(page)["basket"]
    assert basket.startswith("80.2024-") and "mend.service_delivery~7.53~" in basket
