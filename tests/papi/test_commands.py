"""`python -m papi plan`, `catalogue` and `brief --out`: files, clear errors, exit codes."""

import io

import docx
import openpyxl
import pytest

from tests.papi.word_file import paragraphs


def test_a_plan_is_written_for_any_spelling_in_vietnamese(start, tmp_path):
    out = tmp_path / "plan.docx"
    done = start("plan", "--province", "lang son", "--year", "2023", "--out", str(out))
    assert (done.returncode, done.stderr) == (0, "")
    assert f"Đã ghi: {out}" in done.stdout
    assert "B. Nội dung tập trung khắc phục, cải thiện" in paragraphs(out)


def test_english_target_and_level_on_request(run, tmp_path):
    out = tmp_path / "plan.docx"
    done = run(
        "plan",
        "--province",
        "Long An",
        "--year",
        "2023",
        "--lang",
        "en",
        "--level",
        "commune",
        "--target",
        "rank:30",
        "--out",
        str(out),
    )
    assert done.returncode == 0
    text = paragraphs(out)
    assert "Goal for 2024: rank 30 or better on the total" in text
    assert "Department of Finance" not in text


@pytest.mark.parametrize("points", ["points:42,5", "points:42.5"])
def test_a_target_in_points_is_typed_with_comma_or_dot(run, tmp_path, points):
    out = tmp_path / "plan.docx"
    done = run(
        "plan", "--province", "Long An", "--year", "2023", "--target", points, "--out", str(out)
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "42,50 điểm" in paragraphs(out)


def test_an_edited_spreadsheet_is_continued_as_a_document(run, tmp_path):
    rows, out = tmp_path / "rows.xlsx", tmp_path / "plan.docx"
    asked = ("plan", "--province", "Lạng Sơn", "--year", "2023")
    assert run(*asked, "--out", str(rows)).returncode == 0
    book = openpyxl.load_workbook(rows)
    sheet = book.worksheets[0]
    sheet.delete_rows(3, sheet.max_row)
    sheet["B2"] = "Một nhiệm vụ do tỉnh tự đặt ra"
    book.save(rows)
    assert run(*asked, "--rows", str(rows), "--out", str(out)).returncode == 0
    tables = docx.Document(io.BytesIO(out.read_bytes())).tables
    last = [row.cells[1].text for row in tables[-1].rows][-1]
    assert last == "Một nhiệm vụ do tỉnh tự đặt ra"
    assert len(tables[-1].rows) == 3


@pytest.mark.parametrize(
    ("extra", "said"),
    [
        (["--target", "the moon"], "“the moon” is not understood"),
        (["--target", "rank:62"], "There is no rank 62"),
        (["--target", "points:90"], "outside the scale of 8 to 80"),
        (["--province", "Log An"], "Nearest: Long An"),
        (["--year", "1999"], "years: 2011–2024"),
        (["--out", "plan.pdf"], "must end in one of: .docx, .xlsx, .zip"),
        (["--issuer", "ministry"], "write province, department:"),
        (["--issuer", "commune:"], "Write the name of the issuing body"),
        (["--issuer", "district:Bến Lức", "--year", "2024"], "no districts since 1 July 2025"),
    ],
)
def test_what_is_not_understood_is_said_with_exit_2(run, tmp_path, extra, said):
    out = tmp_path / "plan.docx"
    done = run(
        "plan", "--province", "Long An", "--year", "2023", "--lang", "en", "--out", str(out), *extra
    )
    assert done.returncode == 2
    assert said in done.stderr
    assert not out.exists()


def test_a_plan_is_of_the_basket_that_was_given_and_says_what_it_left_out(run, tmp_path):
    out = tmp_path / "plan.docx"
    done = run(
        "plan", "--province", "Long An", "--year", "2023", "--out", str(out),
        "--basket", "80.2023-mend.public_health~2.1-keep.environment-mend.moon",
    )  # fmt: skip
    assert done.returncode == 0
    assert done.stderr == "Bỏ qua vì không hiểu: mend.moon\n"
    table = docx.Document(io.BytesIO(out.read_bytes())).tables[1]
    assert [row.cells[0].text for row in table.rows[2:]] == [
        "6.1. Y tế công lập", "7. Quản trị môi trường",
    ]  # fmt: skip
    assert [row.cells[4].text for row in table.rows[2:]] == ["≥ 2,10", "Giữ vững"]


def test_a_template_and_grounds_of_an_office_are_used_and_their_gaps_said(run, tmp_path):
    own, grounds, out = tmp_path / "own.docx", tmp_path / "grounds.txt", tmp_path / "plan.docx"
    made = docx.Document()
    for line in ("{{ subject }}", "{%p for ground in grounds %}", "{{ ground }}", "{%p endfor %}"):
        made.add_paragraph(line)
    made.save(str(own))
    grounds.write_text("Căn cứ Thông báo số 1;\n\n", encoding="utf-8")
    asked = ("plan", "--province", "Long An", "--year", "2023", "--out", str(out))
    done = run(*asked, "--template", str(own), "--grounds", str(grounds))
    assert done.returncode == 0
    assert "Tệp mẫu không có trường cho phụ lục" in done.stderr
    assert paragraphs(out).splitlines()[1:] == ["Căn cứ Thông báo số 1;"]
    own.write_bytes(b"no template")
    done = run(*asked, "--template", str(own))
    assert (done.returncode, "không phải tệp .docx" in done.stderr) == (2, True)


def test_a_saved_spreadsheet_says_who_issues_the_plan_its_contents_and_grounds(run, tmp_path):
    rows, grounds, out = (tmp_path / name for name in ("rows.xlsx", "grounds.txt", "plan.docx"))
    grounds.write_text("=Căn cứ số 1;\nCăn cứ số 2;\n", encoding="utf-8")
    asked = ("plan", "--province", "Hưng Yên", "--year", "2024")
    done = run(
        *asked, "--issuer", "commune:Phường Dị Sử", "--grounds", str(grounds), "--target",
        "rank:9", "--basket", "33.2024-mend.environment~3.9", "--out", str(rows),
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert run(*asked, "--rows", str(rows), "--out", str(out)).returncode == 0
    opened = docx.Document(io.BytesIO(out.read_bytes()))
    assert opened.tables[0].rows[0].cells[0].text.split("\n")[1] == "PHƯỜNG DỊ SỬ"
    assert [row.cells[4].text for row in opened.tables[1].rows[2:]] == ["≥ 3,90"]
    text = paragraphs(out)
    assert "\n=Căn cứ số 1;\nCăn cứ số 2;\n" in text and "xếp hạng 9 trở lên" in text
    run(*asked, "--rows", str(rows), "--issuer", "province", "--out", str(out))
    opened = docx.Document(io.BytesIO(out.read_bytes()))
    assert "TỈNH HƯNG YÊN" in opened.tables[0].rows[0].cells[0].text


def test_rows_and_contents_of_another_province_or_year_are_refused(run, tmp_path):
    """Their figures and goals would stand in a plan to be signed."""
    rows, out = tmp_path / "rows.xlsx", tmp_path / "plan.docx"
    assert run("plan", "--province", "Lạng Sơn", "--year", "2023", "--out", str(rows)).stderr == ""
    for province, year in (("Long An", "2023"), ("Lạng Sơn", "2022")):
        asked = ("plan", "--province", province, "--year", year, "--out", str(out))
        done = run(*asked, "--rows", str(rows))
        assert done.returncode == 2
        assert "rows.xlsx: đây là kế hoạch của Lạng Sơn lập từ kết quả năm 2023" in done.stderr
        done = run(*asked, "--basket", "20.2023-mend.service_delivery~7.6")
        assert (done.returncode, "là của Lạng Sơn" in done.stderr) == (2, True)
    assert run(*asked, "--basket", "moon").returncode == 2
    assert not out.exists()


def test_edited_rows_follow_the_language_and_level_that_are_asked_for(run, tmp_path):
    rows, out = tmp_path / "rows.xlsx", tmp_path / "plan.xlsx"
    asked = ("plan", "--province", "Lạng Sơn", "--year", "2023")
    run(*asked, "--out", str(rows))
    book = openpyxl.load_workbook(rows)
    book.worksheets[0]["C2"] = "Văn phòng thử"
    book.save(rows)
    done = run(
        *asked, "--lang", "en", "--level", "province", "--rows", str(rows), "--out", str(out)
    )
    assert (done.returncode, done.stderr) == (0, "")
    [_, first, *others] = openpyxl.load_workbook(out).worksheets[0].iter_rows(values_only=True)
    assert first[2] == "Văn phòng thử"
    assert str(first[1]).startswith("Score ")
    assert {row[8] for row in (first, *others)} == {"Province"}


def test_a_foreign_file_of_rows_is_exit_2_and_a_missing_one_exit_1(run, tmp_path):
    out, foreign = tmp_path / "plan.docx", tmp_path / "foreign.xlsx"
    foreign.write_bytes(b"not a workbook")
    asked = ("plan", "--province", "Long An", "--year", "2023", "--out", str(out), "--rows")
    done = run(*asked, str(foreign))
    assert (done.returncode, "không phải tệp .xlsx" in done.stderr) == (2, True)
    assert run(*asked, str(tmp_path / "none.xlsx")).returncode == 1
    assert not out.exists()


def test_a_file_that_cannot_be_written_is_exit_1(run, tmp_path):
    out = tmp_path / "no such folder" / "plan.docx"
    done = run("plan", "--province", "Long An", "--year", "2023", "--out", str(out))
    assert done.returncode == 1
    assert "No such file or directory" in done.stderr


def test_a_brief_is_written_as_a_page_and_else_printed(run, start, tmp_path):
    out = tmp_path / "brief.docx"
    asked = ("brief", "--province", "Long An", "--year", "2023", "--lang", "en")
    assert run(*asked, "--out", str(out)).returncode == 0
    first = start(*asked).stdout.splitlines()[0]
    assert paragraphs(out).splitlines()[0] == first
    assert run(*asked, "--out", str(tmp_path / "brief.txt")).returncode == 2


def test_a_catalogue_is_written_changed_and_taken_into_a_plan(run, tmp_path):
    tasks, rows = tmp_path / "tasks.xlsx", tmp_path / "plan.xlsx"
    assert run("catalogue", "--out", str(tasks)).returncode == 0
    book = openpyxl.load_workbook(tasks)
    sheet = book.worksheets[0]
    for number in range(2, sheet.max_row + 1):
        sheet[f"C{number}"] = f"Việc {number} của riêng cơ quan"
    book.save(tasks)
    asked = ("plan", "--province", "Long An", "--year", "2023", "--out", str(rows))
    assert run(*asked, "--catalogue", str(tasks)).returncode == 0
    planned = openpyxl.load_workbook(rows).worksheets[0].iter_rows(min_row=2, values_only=True)
    found = [str(cell) for row in planned for cell in row if "của riêng cơ quan" in str(cell)]
    assert 15 <= len(found) <= 40
    sheet["A3"] = "Đổ rác"
    book.save(tasks)
    done = run(*asked, "--catalogue", str(tasks))
    assert done.returncode == 2
    assert "tasks.xlsx, trang tính “Danh mục nhiệm vụ”, ô A3: “Đổ rác”" in done.stderr
    assert run("catalogue", "--empty", "--out", str(tmp_path / "x.csv")).returncode == 2


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("site", "--out", "x", "--base", "javascript:alert(1)"), "không phải địa chỉ web"),
        (("site", "--out", "x", "--live", 'https://x/"><script>'), "không phải địa chỉ web"),
        (("publish", "bucket"), "không phải địa chỉ kho"),
        (("publish", "moon://bucket"), "không phải địa chỉ kho"),
    ],
)
def test_an_address_that_is_none_is_said_and_nothing_is_written(
    run, tmp_path, monkeypatch, asked, said
):
    monkeypatch.chdir(tmp_path)
    done = run(*asked, "--lang", "vi")
    assert (done.returncode, said in done.stderr) == (2, True)
    assert not list(tmp_path.iterdir())
