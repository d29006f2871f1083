"""The page that checks: printed statements, and sentences that a reader pastes."""

import io
import re
import time
from dataclasses import replace
from html import unescape
from urllib.parse import parse_qsl

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from papi.claims import checking, shipped
from papi.claims import tables as claim_tables
from papi.common import documents
from papi.common.language import Language
from tests.pages.shown import headline, html, tables


def checked(app: AppTest) -> str:
    """The pasted text as it came back."""
    found = [one.proto.body for one in app.get("html") if "class='checked'" in one.proto.body]
    return found[0] if found else ""


def verdicts(app: AppTest) -> list[str]:
    """The marks and words of the verdicts on statements."""
    return re.findall(r"<span class='verdict (?!unjudged)\w+'>(.*?)</span>", checked(app))


def marked(app: AppTest) -> list[tuple[str, str]]:
    """The marked words of the text, each with its mark and word."""
    return re.findall(r"<mark class='\w+'>(.*?) <span>(.*?)</span></mark>", unescape(checked(app)))


def paste(app: AppTest, text: str) -> AppTest:
    app.text_area(key="sentence").set_value(text)
    return app.button(key="check_text").click().run()


@pytest.mark.parametrize(
    ("link", "rows"),
    [
        ({}, 298),
        ({"verdict": "differs"}, 9),
        ({"verdict": "wrong_denominator", "kind": "rank", "printed": 2023}, None),
        ({"kind": "group", "whose": "ours"}, None),
        ({"printed": 2023, "whose": "ours", "verdict": "rounding"}, 1),
    ],
)
@pytest.mark.parametrize("lang", ["en", "vi"])
def test_filters_leave_what_they_say(open_check, file, link, rows, lang):
    app = open_check(lang, **link)
    title = {"en": "Printed statements", "vi": "Số liệu đã đăng"}[lang]
    shown = tables(app)[title]
    expected = [
        one
        for one in shipped.statements(file)
        if link.get("verdict") in (None, one.verdict)
        and link.get("kind") in (None, one.kind)
        and link.get("printed") in (None, one.year)
        and (link.get("whose") is None or one.province_code == "80")
    ]
    assert len(shown) == len(expected) == (rows or len(expected)) > 0
    column = {"en": "Province", "vi": "Tỉnh, thành phố"}[lang]
    assert shown[column].tolist() == [one.province for one in expected]
    for name, value in link.items():
        assert app.query_params[name] in (str(value), [str(value)])


def test_a_statement_that_differs_names_both_figures_and_its_source(open_check):
    shown = tables(open_check(verdict="differs"))["Printed statements"]
    row = shown[(shown["Province"] == "Hà Nội") & (shown["Year"] == 2019)].iloc[0]
    assert (row["Printed"], row["Computed"]) == ("42.53 of 80 points", "41.53 of 80 points")
    assert row["Verdict"] == "Differs ≠"
    assert "printed 42.53 of 80 points, computed 41.53 of 80 points" in row["In words"]
    assert shown["Printed by"].notna().all()


def test_46_of_63_is_explained(open_check):
    app = open_check(whose="ours", printed=2023, kind="rank")
    words = tables(app)["Printed statements"]["In words"]
    assert words.str.contains("only 61 of the 63 provinces have a published score").all()


def test_choices_that_leave_nothing_say_so(open_check):
    app = open_check(verdict="cannot_be_checked", printed=2011)
    assert "Printed statements" not in tables(app)
    assert "No printed statement matches these choices" in app.info[0].value


def test_a_filter_that_is_none_falls_back_with_a_word(open_check):
    app = open_check(verdict="<b>lies</b>", kind="rank; DROP TABLE score", printed="soon")
    assert not app.exception and not app.error
    assert len(tables(app)["Printed statements"]) == 298
    notices = " ".join(one.value for one in app.info)
    for asked in ("<b>lies</b>", "rank; DROP TABLE score", "soon"):
        assert f"“{asked}” is not among the choices here" in notices


@pytest.mark.parametrize(
    ("lang", "counts"),
    [
        (
            "en",
            "298 printed statements: Agrees 237, Rounding 18, Wrong denominator 33, Differs 9 and "
            "Cannot be checked 1.",
        ),
        (
            "vi",
            "298 số liệu đã đăng: Khớp 237, Do làm tròn 18, Sai mẫu số 33, Khác 9 và Không kiểm "
            "tra được 1.",
        ),
    ],
)
def test_what_was_printed_is_counted(open_check, lang, counts):
    assert counts in html(open_check(lang)).replace("\N{NO-BREAK SPACE}", " ")


SENTENCE = {
    "en": "In 2023 Long An scored 40.83 points, ranked 46th of 63. It aims for 45 points.",
    "vi": "Năm 2023, Long An đạt 40,83 điểm, xếp thứ 46/63. Tỉnh phấn đấu đạt 45 điểm.",
}


@pytest.mark.parametrize(
    ("lang", "found", "explained", "left"),
    [
        (
            "en",
            [
                ("scored 40.83 points", "✓ Agrees"),
                ("ranked 46th of 63", "÷ Wrong denominator"),
                ("45 points", "○ Not checked"),
            ],
            "in 2023 Long An is 46 of 61",
            "A goal, not a result.",
        ),
        (
            "vi",
            [
                ("đạt 40,83 điểm", "✓ Khớp"),
                ("xếp thứ 46/63", "÷ Sai mẫu số"),
                ("đạt 45 điểm", "○ Chưa kiểm tra"),
            ],
            "năm 2023 Long An xếp 46/61",
            "Là mục tiêu, không phải kết quả.",
        ),
    ],
)
def test_a_pasted_text_comes_back_marked(open_check, lang, found, explained, left):
    app = paste(open_check(lang), SENTENCE[lang])
    assert not app.exception and not app.error
    assert set(found) <= set(marked(app))
    assert verdicts(app) == [word for _, word in found[:2]]
    assert explained in checked(app)
    assert left in checked(app)
    whole = {"en": "÷ Right but for the denominator", "vi": "÷ Đúng, chỉ sai mẫu số"}[lang]
    assert f"<section class='denominator'><p><span class='verdict'>{whole}</span>" in checked(app)
    assert "<section class='unjudged'>" in checked(app)
    said = {"en": "Exactly the words marked with a verdict", "vi": "Chỉ những chữ mang dấu kết quả"}
    assert said[lang] in html(app)


def test_a_corrected_sentence_stands_beside_it_and_can_be_copied(open_check):
    app = paste(open_check("vi"), SENTENCE["vi"])
    corrected = "Năm 2023, Long An đạt 40,83 điểm, xếp thứ 46/61."
    assert f"<b>Sửa lại:</b> <span>{corrected}</span>" in checked(app)
    assert [one.value for one in app.code] == [corrected]
    assert not paste(open_check(), "In 2023 Long An ranked 46th of 61.").code


def test_a_statement_opens_the_page_of_its_figure(open_check, open_link):
    app = paste(open_check(), "Năm 2023 chỉ số nội dung 6 của Long An đạt 6,83 điểm.")
    (link,) = re.findall(r"href='\./trends\?(.*?)'", checked(app))
    asked = dict(parse_qsl(unescape(link)))
    assert asked == {
        "province": "Long An", "year": "2023", "lang": "en", "measure": "service_delivery",
        "view": "value",
    }  # fmt: skip
    opened = open_link("trends", **asked)
    assert not opened.exception and not opened.info
    assert "Long An" in headline(opened)


def test_what_a_sentence_leaves_unsaid_is_taken_from_the_frame_and_said(open_check):
    app = paste(open_check(province="Lạng Sơn", year=2022), "Chỉ số PAPI của tỉnh đạt 40 điểm.")
    assert "names neither province nor year: read as Lạng Sơn, 2022." in unescape(checked(app))


def test_an_old_province_is_called_old_beside_the_new_one(open_check):
    app = paste(open_check(), "Tây Ninh scored 39.24 points in 2023.")
    assert "read as Tây Ninh (old); 2023; Total; Points" in checked(app)


def test_words_that_state_nothing_stay_in_their_place_unmarked(open_check):
    app = paste(open_check("vi"), f"Trời đẹp. {SENTENCE['vi']} Ai cũng vui.")
    shown = checked(app)
    assert shown.index("Trời đẹp.") < shown.index("40,83") < shown.index("Ai cũng vui.")
    assert "<p class='silent'>Trời đẹp.</p>" in shown


def test_a_text_of_full_length_is_shown_within_seconds(open_check):
    app = open_check("vi")
    app.text_area(key="sentence").set_value((SENTENCE["vi"] + " ") * 250)
    begun = time.monotonic()
    app = app.button(key="check_text").click().run()
    assert time.monotonic() - begun < 15
    assert checked(app).count("<section") > 480


@pytest.mark.parametrize("text", ["", "   \n\t "])
def test_an_empty_text_explains_itself_with_an_example(open_check, text):
    app = paste(open_check(), text)
    assert "In 2023 Long An scored 40.83 points and ranked 46th of 63" in html(app)
    assert not verdicts(app)


def test_the_example_can_be_tried(open_check):
    app = open_check()
    app = app.button(key="try_example").click().run()
    assert verdicts(app) == ["✓ Agrees", "÷ Wrong denominator", "✓ Agrees"]


def test_a_text_that_claims_nothing_says_so(open_check):
    assert "makes no statement that PAPI's tables could check" in unescape(
        html(paste(open_check(), "The weather is fine."))
    )
    app = paste(open_check("vi"), "Hôm nay trời đẹp.")
    assert "không nêu điều gì mà bảng điểm PAPI trả lời được" in html(app)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script> Long An 2023: 40.83 points </ol><img src=x onerror=alert(2)>",
        "`$x$` **40.83** [a](javascript:alert(1)) Long An 2023 ranked 46/63",
        "=HYPERLINK(1) \x00\x07\ufffe Long An 2023: 99,99 điểm\u202e 1e309 NaN {year} %s",
        "'; DROP TABLE score; -- Long An 2023 40.83 points",
        "Long An' onclick='alert(3)' ranked 46/63 in 2023 </mark></section><img src=x>",
    ],
)
def test_a_hostile_text_stays_text(open_check, text):
    app = paste(open_check(), text)
    assert not app.exception and not app.error
    page = html(app) + checked(app)
    assert "<script" not in page and "<img" not in page and "href='javascript" not in page
    assert "onclick='" not in page
    assert checked(app)


def test_a_text_that_is_too_long_is_read_in_part_and_said_so(open_check):
    long = ("lorem ipsum. " * 3000)[: checking.LONGEST - 60] + ". Long An ranked 46th in 2023." * 20
    app = paste(open_check(), long)
    assert not app.exception and not app.error
    assert "Only the first 20,000 characters were read." in html(app)
    assert verdicts(app)


def test_the_text_stands_in_no_link_and_stays_when_another_page_is_visited(open_check):
    app = paste(open_check(), SENTENCE["en"])
    assert not any("40.83" in str(value) for value in app.query_params.values())
    app = app.switch_page("pages/overview.py").run().switch_page("pages/check.py").run()
    assert app.text_area(key="sentence").value == SENTENCE["en"]
    assert verdicts(app) == ["✓ Agrees", "÷ Wrong denominator"]


def test_a_formula_in_a_pasted_text_does_not_run_in_the_file(file):
    read = checking.check(file, "Long An đạt 40,83 điểm năm 2023", "80", 2023)
    found = [replace(one, text="=1+1") for one in read.findings]
    table = claim_tables.pasted(Language("en"), file, found)
    book = openpyxl.load_workbook(io.BytesIO(documents.workbook(["=1"], [table])))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert cells and all(cell.data_type != "f" for cell in cells)
