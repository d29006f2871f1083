"""What `check` and `add` say has its Vietnamese, and is said in the language asked for."""

import ast
import csv
import re
import string
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from etl.language import ENGLISH, Language, message, of_the_system
from etl.problem import Problem, causes
from tests.conftest import ROOT

ETL = ROOT / "etl"
VI = Language("vi")
SAYING = {"text", "say", "message", "marked", "counted"}
# What a maintainer of the shipped tables reads, never an office with a workbook.
OF_TABLES = {"tables.py"}


def called(path: Path) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            function = node.func
            yield (
                function.attr
                if isinstance(function, ast.Attribute)
                else function.id
                if isinstance(function, ast.Name)
                else "",
                node,
            )


def of_the_code() -> Iterator[str]:
    for path in ETL.rglob("*.py"):
        for name, node in called(path):
            first = node.args[0] if node.args else None
            if name in SAYING and isinstance(first, ast.Constant):
                yield str(first.value)


def of_the_layouts() -> Iterator[str]:
    for name, column in (("titles", "why"), ("shapes", "layout")):
        with (ETL / "layouts" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            yield from (row[column] for row in csv.DictReader(file))


def of_the_rules() -> Iterator[str]:
    """The texts of the SQL, the values between their braces as blanks {a}, {b} …"""
    for path in (ETL / "rules").glob("*.sql"):
        sql = re.sub(r"--.*", "", path.read_text(encoding="utf-8"))
        sql = re.sub(r"\{'\s*\|\|.*?\|\|\s*'\}", "{}", sql, flags=re.DOTALL)
        for text in re.findall(r"'([^']*)'", sql):
            if re.search(r"[\w}] \w", text):
                yield text.replace("{}", "{{{}}}").format(*string.ascii_lowercase)


def blanks(text: str) -> set[tuple[str, str]]:
    return {(name, form or "") for _, name, form, _ in string.Formatter().parse(text) if name}


def test_every_sentence_has_its_vietnamese_with_the_same_blanks_and_none_is_left_over():
    catalogue = read_po(BytesIO((ETL / "locale" / "vi.po").read_bytes()), locale="vi")
    said = {entry.id if isinstance(entry.id, str) else entry.id[0]: entry for entry in catalogue}
    said.pop("", None)
    sources = [set(of_the_code()), set(of_the_layouts()), set(of_the_rules())]
    assert all(len(source) > 5 for source in sources)
    assert set().union(*sources) == set(said)
    for text, entry in said.items():
        translated = "".join(entry.string or "")  # one form serves every number in Vietnamese
        assert translated, text
        assert blanks(translated) == blanks(text), text


def test_no_problem_is_put_together_before_it_can_be_translated():
    for path in ETL.glob("*.py"):
        if path.name in OF_TABLES:
            continue
        for name, node in called(path):
            if name in {"Problem", "problem", "_refuse"}:
                glued = [arg for arg in node.args[1:3] if isinstance(arg, ast.JoinedStr)]
                assert not glued, f"{path.name}:{node.lineno}"


@pytest.mark.parametrize(
    ("environment", "code"),
    [
        ({}, "en"),
        ({"LANG": "vi_VN.UTF-8"}, "vi"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "vi_VN", "LC_MESSAGES": "C"}, "en"),
        ({"LANG": "C", "LC_MESSAGES": "vi"}, "vi"),
        ({"LC_ALL": "", "LANG": "vi_VN.UTF-8"}, "vi"),
        ({"LC_ALL": "C.UTF-8", "LANG": "vi_VN.UTF-8"}, "en"),
    ],
)
def test_the_system_s_language_is_that_of_its_messages(environment, code):
    assert of_the_system(environment) == code


def test_numbers_in_a_message_are_written_as_its_readers_write_them():
    sum_of_parts = message(
        "dimension {code} differs from the sum of its parts, {sum:.4f}", code="1", sum=5.33
    )
    problem = Problem("PAPI.xlsx: 2016!B2", sum_of_parts, 5.34)
    assert str(problem).endswith("differs from the sum of its parts, 5.3300 (found: 5.34)")
    assert problem.said(VI).endswith(
        "chỉ số nội dung 1 không bằng tổng các nội dung thành phần (5,3300) (đang ghi: 5,34)"
    )


def test_one_cause_in_many_cells_of_a_sheet_is_one_line():
    many = [Problem(f"a.xlsx: 2016!B{row}", message("is not a number"), "x") for row in range(63)]
    other = [Problem("a.xlsx: 2016!C1", message("is a date, not a number"))]
    assert causes([*many, *other], ENGLISH) == [
        "a.xlsx: 2016!B0: is not a number (found: x); the same in 62 more places",
        "a.xlsx: 2016!C1: is a date, not a number",
    ]
    assert len(causes(many[:3], ENGLISH)) == 3
