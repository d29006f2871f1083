"""A monitoring workbook made by command, filled in, handed in again: what is late is said, the
report is written, and the workbook of another plan is said to be one."""

import io
from dataclasses import replace

import docx
import openpyxl
import pytest

from papi.__main__ import main
from papi.common.language import Language
from papi.common.refusal import InputRefused
from papi.plan import following, monitoring_sheet, progress, rows, sheet
from papi.plan.issuer import Issuer
from papi.plan.monitoring_formula import FIRST, column
from papi.plan.monitoring_reader import MonitoringRefused
from papi.plan.task_state import state_name
from tests.papi.plan.monitored import changed, saved

VI = Language("vi")
FILE = "so-theo-doi.xlsx"


@pytest.fixture
def ask(warehouse_path, capsys):
    """Runs the command about Long An's plan for 2024; gives its code and what it says."""

    def asked(*more, year="2023", lang="vi"):
        named = ("--province", "Long An", "--year", year, "--lang", lang)
        code = main(["plan", *named, "--warehouse", str(warehouse_path), *map(str, more)])
        said = capsys.readouterr()
        return code, said.out + said.err

    return asked


def filled_in(content):
    """The workbook with a task done, one under way past its time and one held up, by quarter II."""
    told = {
        f"state{FIRST}": "Hoàn thành",
        f"evidence{FIRST}": "Báo cáo số 12",
        f"due{FIRST + 1}": "Quý II",
        f"state{FIRST + 1}": "Đang thực hiện",
        f"share{FIRST + 1}": 0.6,
        f"due{FIRST + 2}": "Quý IV",
        f"state{FIRST + 2}": "Gặp vướng mắc",
        f"reason{FIRST + 2}": "Chưa có kinh phí",
    }
    return changed(content, told)


def test_a_plan_is_followed_by_command(ask, tmp_path):
    book, report, again = (tmp_path / one for one in ("so.xlsx", "bao-cao.docx", "moi.xlsx"))
    assert ask("--follow", book)[0] == 0
    book.write_bytes(filled_in(book.read_bytes()))
    code, said = ask("--followed", book, "--out", report, "--follow", again)
    assert code == 0
    assert "Hoàn thành: 1; Chậm tiến độ: 1; Gặp vướng mắc: 1; Chưa báo cáo: " in said
    assert "Đến hạn: Quý II. Cơ quan báo cáo: Đang thực hiện, 60%. Lý do: chưa nêu." in said
    assert "Nhiệm vụ chậm hoặc gặp vướng mắc nhưng chưa nêu lý do: 1." in said
    words = read(report.read_bytes())
    for expected in (
        "Số:        /BC-UBND",
        "của tỉnh Long An năm 2024 (6 tháng đầu năm)",
        "đến hết quý II như sau:", "Báo cáo số 12", "Chưa có kinh phí",
        "III. NHIỆM VỤ CHẬM TIẾN ĐỘ, GẶP VƯỚNG MẮC VÀ LÝ DO", "IV. NHIỆM VỤ QUÝ TỚI",
        "V. KIẾN NGHỊ, ĐỀ XUẤT", "Đề nghị cấp có thẩm quyền xem xét, tháo gỡ:",
    ):  # fmt: skip
        assert expected in words
    kept = openpyxl.load_workbook(again)["Quý II"]
    assert kept[f"{column('evidence')}{FIRST}"].value == "Báo cáo số 12"
    code, said = ask("--followed", book, "--quarter", "1", "--out", report)
    assert code == 0
    assert "Đến hết quý I, " in said
    assert "quý IV" not in read(report.read_bytes())


def test_the_workbook_says_who_issued_the_plan_that_it_follows(ask, tmp_path):
    book, report = tmp_path / "so.xlsx", tmp_path / "bao-cao.docx"
    ask("--follow", book, "--issuer", "department:Sở Y tế")
    code, said = ask("--followed", book, "--out", report)
    assert code == 0
    assert "trong sổ" not in said
    assert "SỞ Y TẾ" in read(report.read_bytes())


def read(content):
    """Every word of a .docx, cells too."""
    document = docx.Document(io.BytesIO(content))
    return "\n".join(one.text for one in document.element.body.iter() if one.text)


def test_the_report_has_a_total_of_each_body_and_what_is_late(file, planned):
    plan = planned("Lạng Sơn", 2023)
    drafted = rows.draft(VI, plan)
    book = following.workbook(VI, plan, drafted, Issuer("department", "Sở Y tế"))
    taken = following.read(file, plan, [(FILE, filled_in(book))])
    document = docx.Document(io.BytesIO(following.report(VI, plan, taken, 2)))
    tasks = progress.assessed(taken, 2)
    tables = [
        [[cell.text for cell in row.cells] for row in one.rows] for one in document.tables[1:-1]
    ]
    for table, totals in zip(
        tables[:2], (progress.by_body(tasks), progress.by_content(tasks)), strict=True
    ):
        assert [row[:2] for row in table[1:-1]] == [[one.name, str(one.tasks)] for one in totals]
        assert table[-1][:2] == ["Toàn bộ kế hoạch", str(len(drafted))]
    assert [row[0] for row in tables[2][1:]] == [drafted[0].task]
    assert [row[0] for row in tables[3][1:]] == [drafted[1].task, drafted[2].task]
    words = read(following.report(VI, plan, taken, 2))
    assert "Sở Y tế báo cáo tiến độ" in words
    assert "/BC-SYT" in words


def test_the_report_of_the_last_quarter_has_no_next_one_and_says_where_nothing_is_late(
    file, planned
):
    plan = planned("Lạng Sơn", 2023)
    book = openpyxl.load_workbook(
        io.BytesIO(following.workbook(VI, plan, rows.draft(VI, plan)[:2]))
    )
    for at in (FIRST, FIRST + 1):
        book["Quý IV"][f"{column('state')}{at}"] = state_name(VI, "done")
    taken = following.read(file, plan, [(FILE, saved(book))])
    words = read(following.report(VI, plan, taken, 4))
    assert "không có nhiệm vụ chậm tiến độ" in words
    assert "IV. KIẾN NGHỊ" in words
    assert "QUÝ TỚI" not in words


def test_what_cannot_be_used_is_refused_by_command_with_a_word(ask, tmp_path):
    book, report = tmp_path / "so.xlsx", tmp_path / "bao-cao.docx"
    ask("--follow", book)
    code, said = ask("--followed", book, "--out", report, year="2022")
    assert code == 2
    assert "so.xlsx theo dõi kế hoạch năm 2024 của Long An" in said
    assert ask("--followed", book, "--out", tmp_path / "x.pdf")[0] == 2
    assert ask("--follow", tmp_path / "x.docx")[0] == 2
    assert ask("--followed", tmp_path / "none.xlsx")[0] == 1
    book.write_bytes(changed(book.read_bytes(), {"state5": "gần xong", "due6": "Tết"}))
    code, said = ask("--followed", book, "--out", report)
    assert code == 2
    assert "ô H5: không có trạng thái “gần xong”" in said
    assert "ô G6: “Tết”" in said
    assert not report.exists()
    with pytest.raises(SystemExit):
        ask()


def test_a_plan_and_a_workbook_of_another_province_or_year_are_said_to_be_so(file, planned):
    plan = planned("Long An", 2023)
    drafted = rows.draft(VI, plan)
    with pytest.raises(MonitoringRefused) as refused:
        following.read(file, plan, [(FILE, sheet.write(VI, plan, drafted))])
    assert "là kế hoạch, không phải sổ theo dõi" in refused.value.text(VI)
    book = following.workbook(VI, plan, drafted, Issuer("department", "Sở Y tế"))
    taken = following.read(file, plan, [(FILE, book)])
    assert following.issuer_of(taken) == Issuer("department", "Sở Y tế")
    assert taken.quarters[0][0].task == drafted[0].task
    for other in (planned("Long An", 2022), planned("Tiền Giang", 2023)):
        with pytest.raises(InputRefused) as wrong:
            following.read(file, other, [(FILE, book)])
        told = wrong.value.text(VI)
        assert "kế hoạch năm 2024 của Long An" in told
        assert f"kế hoạch năm {other.year} của {other.overview.province.name}" in told
    unknown = replace(taken, province_code="999")
    with pytest.raises(InputRefused, match="999"):
        following.read(
            file, plan, [(FILE, monitoring_sheet.write(VI, unknown, "Theo dõi", "PAPI"))]
        )
