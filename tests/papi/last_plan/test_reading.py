"""Last year's plan is read from every form in which an office has it; what cannot be read is
refused by its place, or shown as it stands."""

import io

import docx
import pytest

from papi.common import basket
from papi.common.language import Language
from papi.last_plan.plan_goals import LastPlanRefused
from papi.plan import columns
from papi.priorities.target import GroupTarget, RankTarget
from tests.papi.last_plan.conftest import changed, table, text

EN = Language("en")
HEADS = ("Nội dung", "Mục tiêu")


def figures(plan) -> dict[str, tuple[object, ...]]:
    return {
        one.content: (one.measure, one.value, one.kept, one.direction)
        for one in plan.goals
        if one.content != "total"
    }


pytestmark = pytest.mark.usefixtures("in_this_process")


@pytest.mark.parametrize("case", [("80", 2023), ("20", 2021), ("80n", 2023)])
def test_a_workbook_holds_the_same_goals_in_both_languages(saved, read, case):
    code, year = case
    first = read(saved(code, year), "a.xlsx", code, year + 1)
    assert len(first.goals) > 8 and not any(one.fault for one in first.goals)
    assert any(one.kept for one in first.goals) and any(one.value for one in first.goals)
    assert figures(read(saved(code, year, lang="en"), "a.xlsx", code, year + 1)) == figures(first)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_letter_holds_the_goals_of_the_workbook(saved, read, lang):
    workbook = read(saved("80", 2023), "a.xlsx", "80", 2024)
    letter = read(saved("80", 2023, "docx", lang), "a.docx", "80", 2024)
    assert figures(letter) == figures(workbook)


@pytest.mark.parametrize(("suffix", "lang"), [("xlsx", "vi"), ("docx", "vi"), ("docx", "en")])
def test_the_total_aims_at_a_group(saved, read, suffix, lang):
    total = read(saved("80", 2023, suffix, lang), f"a.{suffix}", "80", 2024).goals[0]
    assert (total.measure, total.target) == ("total", GroupTarget("high_average"))


def test_a_figure_in_a_row_stands_for_a_median_and_beside_a_goal_that_was_set(saved, read):
    content = saved("80", 2023)
    plan = read(changed(content, {("Kế hoạch", "H2"): "1,02 điểm → 1,50 điểm",
                                  ("Kế hoạch", "H3"): "1,02 điểm → 1,50 điểm",
                                  ("Kế hoạch", "H4"): ""}),
                "a.xlsx", "80", 2024)  # fmt: skip
    assert [one.value for one in plan.goals if one.measure == "primary_education"] == [1.5]
    mine = (basket.item("primary_education", "sub_dimension", "mend", 1.4),)
    own = saved("80", 2023, "xlsx", "vi", mine)
    plan = read(changed(own, {("Kế hoạch", "H2"): "1,50"}), "a.xlsx", "80", 2024)
    found = [one for one in plan.goals if one.measure == "primary_education"]
    assert [(one.value, one.content, one.direction) for one in found] == [
        (1.4, "primary_education", "mend"), (1.5, "primary_education", "mend"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ({"H2": "Phấn đấu tăng 2 bậc"}, "no_figure"),
        ({"H2": "7,5 điểm"}, "outside"),
        ({"G2": "Tỷ lệ hồ sơ trực tuyến", "H2": "80%"}, "unknown_measure"),
    ],
)
def test_what_a_row_says_in_other_words_is_kept_with_its_cell(saved, read, cells, fault):
    content = changed(saved("80", 2023), {("Kế hoạch", at): words for at, words in cells.items()})
    plan = read(content, "a.xlsx", "80", 2024)
    (one,) = (one for one in plan.goals if one.fault)
    assert (one.fault, one.told, one.place) == (fault, cells["H2"], "Kế hoạch, H2")
    assert len(plan.goals) == 16  # nothing of the others is lost


def test_tables_of_contents_and_goals(read):
    rows = [
        ("PAPI", "high average"), ("1.1", 1.2), ("6.2. Public Primary Education", "1,50 điểm"),
        ("Kiểm soát tham nhũng", "≥ 6.9"), ("Votes Counted in Public", 0.6),
        ("5. Thủ tục hành chính công", "Giữ vững"),
    ]  # fmt: skip
    plan = read(table(HEADS, *rows, percent=("B6",)), "goals.xlsx", "80", 2024)
    assert [(one.measure, one.value, one.target, one.kept) for one in plan.goals] == [
        ("total", None, GroupTarget("high_average"), False),
        ("civic_knowledge", 1.2, None, False),
        ("primary_education", 1.5, None, False),
        ("corruption_control", 6.9, None, False),
        ("election_quality_04", 0.6, None, False),
        ("admin_procedures", None, None, True),
    ]
    assert [one.place for one in plan.goals][:2] == ["Sheet, B2", "Sheet, B3"]
    for delimiter in (";", "\t", ","):
        lines = [("Goal", "Content"), ("1,35", "1.1"), ("rank:30", "Total"), ("", "")]
        plan = read(text(*lines, delimiter=delimiter), "g.csv", "80", 2024)
        assert [(one.measure, one.value or one.target) for one in plan.goals] == [
            ("civic_knowledge", 1.35), ("total", RankTarget(30)),
        ]  # fmt: skip


# What is handed in, and what the refusal must name.
REFUSED = [
    ("a.pdf", b"x", ["a.pdf", ".csv"]),
    ("a.xlsx", b"x", ["a.xlsx", "damaged"]),
    ("a.docx", table(HEADS), ["a.docx", "damaged"]),
    ("a.csv", "Nội dung;Mục tiêu".encode("utf-16"), ["UTF-8"]),
    ("a.csv", b'Content,Goal\n"1.1"x,2', ["row 2"]),
    ("a.csv", text(("Content", "Aim"), ("1.1", "1")), ["“Nội dung”", "“Mục tiêu”"]),
    ("a.csv", text(HEADS), ["no goal below"]),
    ("a.csv", b"Content,Goal\n1.1,1,35\n", ["cell C2", "“35”", "decimal comma"]),
    ("a.csv", text(HEADS, ("1.1", "1"), *[("1.1", "1")] * 600), ["500"]),
    (
        "a.xlsx",
        table(HEADS, ("9.9", 1), ("1.1", "tốt hơn"), ("1.2", 1.5), ("1.2", 1.6), ("6.2", 9),
              ("Votes Counted in Public", 51.5), ("", 3), ("4.1", None)),
        ["sheet “Sheet”, cell A2: “9.9”", "cell B3: “tốt hơn”", "cell A5: “1.2” stands twice",
         "cell B6: “9” lies outside", "cell B7: “51.5”", "cell A8", "cell B9: “”"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "named"), REFUSED)
def test_what_cannot_be_read_is_refused_by_its_place(read, name, content, named):
    with pytest.raises(LastPlanRefused) as refused:
        read(content, name, "80", 2024)
    said = refused.value.text(EN)
    assert all(one in said for one in named), said
    assert refused.value.text(Language("vi")) != said


def test_plans_of_another_province_year_or_form_are_refused(saved, read):
    plan, letter = saved("80", 2023), saved("80", 2023, "docx")
    for content, name, code, year, named in (
        (plan, "a.xlsx", "20", 2024, ["Long An", "2023", "Lạng Sơn"]),
        (plan, "a.xlsx", "80", 2023, ["from the scores of 2023", "from the scores of 2022"]),
        (letter, "a.docx", "20", 2024, ["nowhere names Lạng Sơn"]),
        (letter, "a.docx", "80", 2023, ["goals for 2024", "those for 2023"]),
        (_blank_document(), "a.docx", "80", 2024, ["no table"]),
        (_facts(plan, columns.MARK, "1"), "a.xlsx", "80", 2024, ["older form"]),
        (_facts(plan, columns.MARK, "9"), "a.xlsx", "80", 2024, ["sheet “PAPI”", "changed"]),
        (_facts(plan, "target", "top"), "a.xlsx", "80", 2024, ["target “top”"]),
        (_facts(plan, "basket", "80.2023-mend.x~1"), "a.xlsx", "80", 2024, ["“mend.x~1”"]),
        (changed(plan, {("Kế hoạch", "H1"): "Ghi chú"}), "a.xlsx", "80", 2024,
         ["“Hiện nay → mục tiêu”"]),
    ):  # fmt: skip
        with pytest.raises(LastPlanRefused) as refused:
            read(content, name, code, year)
        said = refused.value.text(EN)
        assert all(one in said for one in named), said


def _facts(content: bytes, name: str, value: str) -> bytes:
    place = [
        columns.MARK, "province_code", "province", "year", "language", "basket", "rule", "issuer",
        "target",
    ].index(name)  # fmt: skip
    return changed(content, {(columns.FACTS, f"B{place + 1}"): value})


def _blank_document() -> bytes:
    written = io.BytesIO()
    docx.Document().save(written)
    return written.getvalue()


def test_a_plan_of_an_unchanged_province_is_one_in_both_divisions(saved, read):
    assert read(saved("20", 2023), "a.xlsx", "20n", 2024).goals
