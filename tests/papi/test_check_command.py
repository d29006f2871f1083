"""`python -m papi check`: what is printed, as words and for programs, and what it refuses."""

import json
import sys

import pytest

from papi.__main__ import main

TEXT = "Năm 2023, Long An đạt 40,83 điểm, xếp thứ 46/63. Trời đẹp. Tỉnh phấn đấu đạt 45 điểm."


@pytest.fixture
def papi(warehouse_path, capsys):
    """Runs the command; gives its exit code and what it printed."""

    def run(*arguments: object):
        code = main(["check", *map(str, arguments), "--warehouse", str(warehouse_path)])
        return code, *capsys.readouterr()

    return run


@pytest.fixture
def text(tmp_path):
    """A file with a text in it."""
    file = tmp_path / "text.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


def test_every_sentence_that_states_something_is_told_with_its_correction(papi, text):
    code, out, err = papi(text)
    assert (code, err) == (0, "")
    assert out.startswith(
        "÷ Đúng, chỉ sai mẫu số: Năm 2023, Long An đạt 40,83 điểm, xếp thứ 46/63."
    )
    assert "  ✓ Khớp “đạt 40,83 điểm”, được hiểu là Long An; 2023; Tổng điểm; Điểm." in out
    assert "  → Năm 2023, Long An đạt 40,83 điểm, xếp thứ 46/61.\n" in out
    assert "○ Chưa kiểm tra: Tỉnh phấn đấu đạt 45 điểm." in out
    assert "Trời đẹp" not in out


def test_in_english_on_request(papi, text):
    _, out, _ = papi(text, "--lang", "en")
    assert "÷ Right but for the denominator: Năm 2023" in out
    assert "○ Not checked “đạt 45 điểm”. A goal, not a result." in out


def test_programs_are_told_every_sentence_statement_and_reason(papi, text):
    _, out, _ = papi("--json", text)
    first, second, third = json.loads(out)["sentences"]
    assert first == {
        "text": "Năm 2023, Long An đạt 40,83 điểm, xếp thứ 46/63.",
        "verdict": "denominator",
        "statements": [
            {
                "text": "đạt 40,83 điểm", "kind": "value", "province_code": "80",
                "measure": "total", "year": 2023, "printed": "40.83", "computed": 40.832954,
                "verdict": "confirmed", "assumed": [],
            },
            {
                "text": "xếp thứ 46/63", "kind": "rank", "province_code": "80",
                "measure": "total", "year": 2023, "printed": "46", "computed": 46.0,
                "verdict": "denominator", "assumed": [],
            },
        ],
        "unjudged": [],
    }  # fmt: skip
    assert second == {
        "text": "Trời đẹp.", "verdict": "unjudged", "statements": [], "unjudged": []
    }  # fmt: skip
    assert third["verdict"] == "unjudged"
    assert {"text": "đạt 45 điểm", "reason": "goal"} in third["unjudged"]


@pytest.mark.parametrize(
    ("said", "verdict", "computed"),
    [
        ("Năm 2023 Long An đạt 40,84 điểm.", "rounding", 40.832954),
        ("Năm 2023 Long An đạt 44,84 điểm.", "refuted", 40.832954),
        ("Năm 2023 Long An thuộc nhóm cao nhất.", "refuted", "low_average"),
        ("Năm 2030 Long An đạt 40,84 điểm.", "unjudged", None),
    ],
)
def test_verdicts_are_the_same_five_words_for_statements(papi, text, said, verdict, computed):
    text.write_text(said, encoding="utf-8")
    _, out, _ = papi("--json", text)
    (sentence,) = json.loads(out)["sentences"]
    (statement,) = sentence["statements"]
    assert (statement["verdict"], sentence["verdict"]) == (verdict, verdict)
    assert statement["computed"] == computed


def test_the_input_is_read_and_province_and_year_hold_for_what_names_none(
    papi, monkeypatch, tmp_path
):
    file = tmp_path / "input"
    file.write_bytes("\ufeffChỉ số PAPI đạt 40,83 điểm.\r\n".encode())
    with file.open() as opened:
        monkeypatch.setattr(sys, "stdin", opened)
        _, out, _ = papi("--json", "-", "--province", "long an", "--year", 2023)
    (statement,) = json.loads(out)["sentences"][0]["statements"]
    assert (statement["verdict"], statement["assumed"]) == ("confirmed", ["province", "year"])


@pytest.mark.parametrize(
    ("asked", "code", "said"),
    [
        (["--province", "Log An"], 2, "Không có tỉnh nào tên “Log An”"),
        (["--year", "1999"], 2, "1999"),
        (["--province", "Long An", "--year", "2030"], 2, "2011–2024"),
    ],
)
def test_what_is_not_understood_is_said_with_exit_2(papi, text, asked, code, said):
    found, out, err = papi(text, *asked)
    assert (found, out) == (code, "")
    assert said in err


def test_a_file_that_cannot_be_read_is_named(papi, tmp_path):
    missing, foreign = tmp_path / "none.txt", tmp_path / "foreign.docx"
    foreign.write_bytes(b"PK\x03\x04\xff\xfe")
    code, out, err = papi(missing)
    assert (code, out, err) == (1, "", f"{missing}: No such file or directory\n")
    code, out, err = papi(foreign)
    assert (code, out, err) == (2, "", f"{foreign}: đây không phải văn bản mã UTF-8.\n")
    code, _, err = papi(tmp_path)
    assert (code, err) == (1, f"{tmp_path}: Is a directory\n")


def test_a_text_that_is_too_long_is_read_in_part_and_said_so(papi, text):
    text.write_text("Trời đẹp. " * 3000, encoding="utf-8")
    code, _, err = papi(text)
    assert (code, err) == (0, "Chỉ 20.000 ký tự đầu được đọc.\n")
