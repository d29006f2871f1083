"""`python -m papi report`: the forms, the sections, an office's template, last year's plan."""

import shlex

import openpyxl
import pytest
from pptx import Presentation

from tests.papi.word_file import paragraphs

REPORT = ("report", "--province", "Long An", "--year", "2024")


@pytest.mark.parametrize("suffix", ["docx", "xlsx", "pptx"])
def test_a_report_is_written_in_each_form(run, tmp_path, suffix):
    out = tmp_path / f"report.{suffix}"
    done = run(*REPORT, "--out", str(out))
    assert (done.returncode, done.stderr) == (0, "")
    assert f"Đã ghi: {out}" in done.stdout
    if suffix == "docx":
        assert "Phân tích kết quả Chỉ số PAPI năm 2024 của Long An" in paragraphs(out)
    elif suffix == "xlsx":
        names = openpyxl.load_workbook(out).sheetnames
        assert names[0] == "PAPI" and len(names) > 8
    else:
        assert len(Presentation(str(out)).slides) == 9


def test_a_report_of_other_peers_without_some_sections(run, tmp_path):
    out = tmp_path / "report.docx"
    options = ("--lang", "en", "--peers", "group", "--without", "nation", "years")
    assert run(*REPORT, *options, "--out", str(out)).returncode == 0
    text = paragraphs(out)
    assert "others in the low-average group (computed)" in text
    assert "The country in that year" not in text and "Several years" not in text


def test_a_report_is_said_on_the_terminal_without_a_file(run):
    said = run(*REPORT, "--lang", "en").stdout
    assert said.startswith("Analysis of the PAPI 2024 results of Long An")
    assert "Source: CECODES" in said


def test_a_report_in_an_offices_template_or_a_calm_refusal(run, tmp_path):
    office = tmp_path / "office.pptx"
    Presentation().save(str(office))
    out = tmp_path / "slides.pptx"
    assert run(*REPORT, "--template", str(office), "--out", str(out)).returncode == 0
    assert Presentation(str(out)).slide_width == 9144000
    out.unlink()
    office.write_text("no slides", encoding="utf-8")
    done = run(*REPORT, "--lang", "en", "--template", str(office), "--out", str(out))
    assert (done.returncode, out.exists()) == (2, False)
    assert "This is not a PowerPoint template" in done.stderr
    for suffix in ("docx", "xlsx"):
        other = run(*REPORT, "--template", str(office), "--out", str(out.with_suffix(f".{suffix}")))
        assert (other.returncode, "chỉ dùng cho bản trình chiếu" in other.stderr) == (2, True)
    gone = run(*REPORT, "--template", str(tmp_path / "none.pptx"), "--out", str(out))
    assert gone.returncode == 1 and "none.pptx" in gone.stderr


def test_a_report_says_what_became_of_last_years_plan(run, tmp_path):
    plan, goals = tmp_path / "plan.xlsx", tmp_path / "goals.csv"
    made = ("plan", "--province", "Long An", "--year", "2023", "--out", str(plan))
    assert run(*made).returncode == 0
    done = run(*REPORT, "--last-plan", str(plan))
    assert done.returncode == 0
    assert "Số mục tiêu của kế hoạch năm trước được đối chiếu với kết quả PAPI 2024: 15." in (
        done.stdout
    )
    basket = shlex.split(done.stderr)[-1]
    new = ("plan", "--province", "Long An", "--year", "2024", "--basket", basket)
    done = run(*new, "--out", str(tmp_path / "new.docx"))
    assert (done.returncode, done.stderr) == (0, "")
    assert "Năm 2024 chưa đạt: 1,00, mục tiêu 1,76" in paragraphs(tmp_path / "new.docx")
    goals.write_text("Content,Goal\n1.1,much better\n", encoding="utf-8")
    done = run(*REPORT, "--lang", "en", "--last-plan", str(goals))
    assert done.returncode == 2 and "goals.csv, sheet “CSV”, cell B2: “much better”" in done.stderr
    gone = run(*REPORT, "--last-plan", str(tmp_path / "none.xlsx"))
    assert gone.returncode == 1 and "none.xlsx" in gone.stderr


def test_a_report_names_the_forms_and_the_peers_that_there_are(run, tmp_path):
    done = run(*REPORT, "--lang", "en", "--out", str(tmp_path / "report.pdf"))
    assert done.returncode == 2 and ".docx, .xlsx, .pptx" in done.stderr
    no_total = ("report", "--province", "Bắc Giang", "--year", "2022", "--lang", "en")
    done = run(*no_total, "--peers", "group")
    assert done.returncode == 2 and "There are no peers “group” here; there are:" in done.stderr
