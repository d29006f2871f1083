"""The data page: what was printed and pasted, what was loaded, missing, checked and taken away."""

import io
import re
from html import unescape

import openpyxl
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from papi import documents, whole_tables
from papi.claims import checking, shipped
from papi.language import Language
from papi.tables import claims as claim_tables
from papi.warehouse import relations
from tests.conftest import PUBLISHED


@pytest.fixture
def open_data(open_link):
    def run(lang: str = "en", **link: object) -> AppTest:
        app: AppTest = open_link("data", **{"province": "Long An", "year": 2023, **link}, lang=lang)
        return app

    return run


def html(app: AppTest) -> str:
    return "\n".join(element.value for element in app.markdown)


def tables(app: AppTest) -> dict[str, pd.DataFrame]:
    """The tables on the page by their captions."""
    found = {}
    for element in app.markdown:
        if "class='figures'" in element.value:
            frame = pd.read_html(io.StringIO(element.value))[0]
            caption = re.search(r"<caption>(.*?)</caption>", element.value)
            assert caption
            found[unescape(caption[1])] = frame
    return found


def verdicts(app: AppTest) -> list[str]:
    """The marks and words of the pasted text's verdicts."""
    return re.findall(r"<span class='verdict \w+'>(.*?)</span>", html(app))


def paste(app: AppTest, text: str) -> AppTest:
    app.text_area(key="sentence").set_value(text)
    return app.button(key="check_text").click().run()


@pytest.mark.parametrize(
    ("lang", "headline", "counts"),
    [
        (
            "en", "Scores of 2011–2024: 21,891 sub-dimension scores and 29,403 indicator values",
            "298 printed statements: Agrees 237, Rounding 18, Wrong denominator 33, Differs 9 and "
            "Cannot be checked 1.",
        ),
        (
            "vi", "Điểm số 2011–2024: 21.891 điểm nội dung thành phần và 29.403 giá trị chỉ tiêu",
            "298 con số đã in: Khớp 237, Do làm tròn 18, Sai mẫu số 33, Khác 9 và Không kiểm tra "
            "được 1.",
        ),
    ],
)  # fmt: skip
def test_what_is_held_and_what_was_printed_is_counted(open_data, lang, headline, counts):
    app = open_data(lang)
    assert not app.exception and not app.error
    assert headline in html(app)
    assert counts in html(app).replace("\N{NO-BREAK SPACE}", " ")


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
def test_filters_leave_what_they_say(open_data, file, link, rows, lang):
    app = open_data(lang, **link)
    title = {"en": "Printed statements", "vi": "Con số đã in"}[lang]
    shown = tables(app)[title]
    expected = [
        one
        for one in shipped.of(file)
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


def test_a_statement_that_differs_names_both_figures_and_its_source(open_data):
    shown = tables(open_data(verdict="differs"))["Printed statements"]
    row = shown[(shown["Province"] == "Hà Nội") & (shown["Year"] == 2019)].iloc[0]
    assert (row["Printed"], row["Computed"]) == ("42.53 of 80 points", "41.53 of 80 points")
    assert row["Verdict"] == "Differs ≠"
    assert "printed 42.53 of 80 points, computed 41.53 of 80 points" in row["In words"]
    assert shown["Printed by"].notna().all()


def test_46_of_63_is_explained(open_data):
    app = open_data(whose="ours", printed=2023, kind="rank")
    words = tables(app)["Printed statements"]["In words"]
    assert words.str.contains("only 61 of the 63 provinces have a published score").all()


def test_choices_that_leave_nothing_say_so(open_data):
    app = open_data(verdict="cannot_be_checked", printed=2011)
    assert "Printed statements" not in tables(app)
    assert "No printed statement is held for these choices" in app.info[0].value


def test_a_filter_that_is_none_falls_back_with_a_word(open_data):
    app = open_data(verdict="<b>lies</b>", table="score; DROP TABLE score", of_year="soon")
    assert not app.exception and not app.error
    assert len(tables(app)["Printed statements"]) == 298
    notices = " ".join(one.value for one in app.info)
    for asked in ("<b>lies</b>", "score; DROP TABLE score", "soon"):
        assert f"“{asked}” is not among the choices here" in notices


SENTENCE = {
    "en": "In 2023 Long An scored 40.83 points, ranked 46th of 63, and aims for 45 points.",
    "vi": "Năm 2023, Long An đạt 40,83 điểm, xếp thứ 46/63; phấn đấu đạt 45 điểm.",
}


@pytest.mark.parametrize(
    ("lang", "words", "explained", "left"),
    [
        ("en", ["✓ Agrees", "÷ Wrong denominator"], "in 2023 Long An is 46 of 61", "A goal"),
        ("vi", ["✓ Khớp", "÷ Sai mẫu số"], "năm 2023 Long An xếp 46/61", "Là mục tiêu"),
    ],
)
def test_a_pasted_sentence_is_checked_claim_by_claim(open_data, lang, words, explained, left):
    app = paste(open_data(lang), SENTENCE[lang])
    assert not app.exception and not app.error
    assert verdicts(app) == words
    assert explained in html(app)
    assert left in html(app)


def test_what_a_sentence_leaves_unsaid_is_taken_from_the_frame_and_said(open_data):
    app = paste(open_data(province="Lạng Sơn", year=2022), "The province scored 40 points.")
    assert "names neither province nor year: read as Lạng Sơn, 2022." in unescape(html(app))


def test_an_old_province_is_called_old_beside_the_new_one(open_data):
    app = paste(open_data(), "Tây Ninh scored 39.24 points in 2023.")
    assert "read as Tây Ninh (cũ); 2023; Total; Points" in html(app)


@pytest.mark.parametrize("text", ["", "   \n\t "])
def test_an_empty_text_explains_itself_with_an_example(open_data, text):
    app = paste(open_data(), text)
    assert "In 2023 Long An scored 40.83 points and ranked 46th of 63" in html(app)
    assert not verdicts(app)


def test_the_example_can_be_tried(open_data):
    app = open_data()
    app = app.button(key="try_example").click().run()
    assert verdicts(app) == ["✓ Agrees", "÷ Wrong denominator", "✓ Agrees"]


def test_a_text_that_claims_nothing_says_so(open_data):
    assert "claims nothing that PAPI's tables could answer" in unescape(
        html(paste(open_data(), "The weather is fine."))
    )
    app = paste(open_data("vi"), "Hôm nay trời đẹp.")
    assert "không nêu điều gì mà bảng điểm PAPI trả lời được" in html(app)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script> Long An 2023: 40.83 points </ol><img src=x onerror=alert(2)>",
        "`$x$` **40.83** [a](javascript:alert(1)) Long An 2023 ranked 46/63",
        "=HYPERLINK(1) \x00\x07\ufffe Long An 2023: 99,99 điểm\u202e 1e309 NaN {year} %s",
        "'; DROP TABLE score; -- Long An 2023 40.83 points",
    ],
)
def test_a_hostile_text_stays_text(open_data, text):
    app = paste(open_data(), text)
    assert not app.exception and not app.error
    page = html(app)
    assert "<script" not in page and "<img" not in page and "href='javascript" not in page
    assert verdicts(app)


def test_a_text_that_is_too_long_is_read_in_part_and_said_so(open_data):
    long = ("lorem ipsum " * 3000)[: checking.LONGEST - 60] + " Long An 2023: 40.83 points. " * 20
    app = paste(open_data(), long)
    assert not app.exception and not app.error
    assert "Only the first 20,000 characters were read." in html(app)
    assert verdicts(app)


def test_the_text_stands_in_no_link_and_stays_when_another_page_is_visited(open_data):
    app = paste(open_data(), SENTENCE["en"])
    assert not any("40.83" in str(value) for value in app.query_params.values())
    app = app.switch_page("pages/overview.py").run().switch_page("pages/data.py").run()
    assert app.text_area(key="sentence").value == SENTENCE["en"]
    assert verdicts(app) == ["✓ Agrees", "÷ Wrong denominator"]


def test_gaps_stand_with_their_printed_reasons(open_data):
    shown = tables(open_data())["Not published"]
    printed = pd.read_csv(PUBLISHED / "missing.csv", dtype=str)
    assert len(shown) == len(printed) == 13
    row = shown[(shown["Province"] == "Bắc Giang") & (shown["Year"] == 2022)].iloc[0]
    assert (row["Dimensions"], row["Reason in print"]) == (
        "1, 2, 4 and 5", "noise in the survey data",
    )  # fmt: skip
    assert (shown["Dimensions"] == "all 8").sum() == 7
    assert (shown["Dimensions"] == "all 6").sum() == 2
    vi = tables(open_data("vi"))["Không công bố"]
    assert "dữ liệu khảo sát bị nhiễu" in vi["Lý do nêu trong bản in"].tolist()


def test_breaks_and_cautions_stand_with_notes_and_origin(open_data, con):
    shown = tables(open_data())["Breaks and cautions"]
    assert len(shown) == con.execute("SELECT count(*) FROM series_break").fetchone()[0]
    row = shown[(shown["Measure"] == "Total") & (shown["Year"] == 2018)].iloc[0]
    assert row["Kind"] == "break: not compared"
    assert "Dimensions 7 and 8 added" in row["Why"]
    assert row["Origin"] == "published reports and figures"
    assert set(shown["Origin"]) == {
        "published reports and figures", "concluded by this tool from the others",
    }  # fmt: skip


def test_the_scores_held_are_those_expected_recounted_from_the_shipped_tables(open_data):
    app = open_data()
    shown = tables(app)["Checks by year"].set_index("Year")
    held = pd.read_csv(PUBLISHED / "scores.csv").groupby("year").size()
    assert shown["Scores held"].to_dict() == held.to_dict()
    assert shown["Scores expected"].to_dict() == held.to_dict()
    assert set(shown["Result"]) == {"✓ as expected"}
    assert "All 51,294 values passed every check below" in html(app)
    assert "No workbook added here changed a shipped figure" in html(app)


@pytest.mark.parametrize(
    ("level", "count"), [("total", 3), ("dimension", 8), ("subdimension", 40), ("indicator", 146)]
)
def test_the_glossary_has_both_languages_and_the_years_held(open_data, level, count):
    shown = tables(open_data(terms=level))["Glossary of measures"]
    assert len(shown) == count
    assert shown[["Vietnamese name", "English name", "Years held"]].notna().all(axis=None)


def test_the_glossary_joins_years_and_keeps_what_was_renumbered_apart(open_data):
    shown = tables(open_data(terms="dimension"))["Glossary of measures"]
    by_name = shown.set_index("Name in files")
    assert by_name.loc["participation", "Years held"] == "2011–2024"
    assert by_name.loc["environment", "Years held"] == "2018–2024"
    assert by_name.loc["participation", "Scale"] == "1.00–10.00"
    parts = tables(open_data(terms="subdimension"))["Glossary of measures"]
    assert parts["Name in files"].duplicated().any()


def test_a_large_table_is_offered_to_excel_by_the_year(open_data):
    app = open_data(table="score")
    assert "59,126 rows" in html(app)
    assert "Too large for Excel here (more than 20,000 rows)" in html(app)
    app = open_data(table="score", of_year=2023)
    assert "Too large for Excel" not in html(app)
    labels = {one.proto.label: one.proto.disabled for one in app.get("download_button")}
    assert labels["CSV"] is labels["Parquet"] is labels["Excel"] is False
    assert any(label.startswith("Whole database (DuckDB, ") for label in labels)


@pytest.mark.parametrize("name", relations.RELATIONS)
def test_every_table_offered_exists_and_has_a_page(open_data, con, file, name):
    frame = con.execute(f'SELECT * FROM "{name}"').df()
    assert relations.count(file, name) == len(frame)
    assert relations.columns(file, name) == list(frame.columns)
    years = sorted(frame["year"].unique(), reverse=True) if "year" in frame else []
    assert relations.years(file, name) == years


def test_files_hold_what_the_table_holds(file, con):
    expected = con.execute("SELECT * FROM ranking WHERE year = 2023 ORDER BY ALL").df()
    csv = pd.read_csv(
        io.BytesIO(whole_tables.csv(file, "ranking", "cite", 2023)),
        dtype={"province_code": str}, encoding="utf-8-sig",
    )  # fmt: skip
    parquet = pd.read_parquet(io.BytesIO(relations.parquet(file, "ranking", "cite", 2023)))
    excel = pd.read_excel(
        io.BytesIO(whole_tables.excel(file, "ranking", "cite", 2023, preface=["=1+1"])),
        sheet_name=None, dtype={"province_code": str},
    )  # fmt: skip
    assert next(iter(excel["PAPI"].columns)) == "'=1+1"
    for frame in (csv, parquet, excel["ranking"]):
        assert list(frame.columns) == [*expected.columns, "figures_are", "cite"]
        assert frame["province_code"].tolist() == expected["province_code"].tolist()
        assert frame["value"].to_numpy() == pytest.approx(expected["value"].to_numpy())
        assert frame["rank"].tolist() == expected["rank"].tolist()
        assert set(frame["figures_are"]) == {"computed"}
        assert set(frame["cite"]) == {"cite"}


def test_a_sum_of_published_parts_is_never_called_published(file, con):
    frame = relations.rows(file, "score", "cite", 2023)
    found = frame.groupby("measure")["figures_are"].unique().map(list).to_dict()
    assert found["total"] == found["core"] == found["participation"] == ["sum of published parts"]
    assert found["civic_knowledge"] == found["civic_knowledge_01"] == ["published"]
    assert len(frame) == relations.count(file, "score", 2023)
    whole = relations.rows(file, "score", "cite")
    assert len(whole) == relations.count(file, "score")


def test_no_name_but_ours_is_asked_for_and_no_table_overwhelms_excel(file):
    for ask in (relations.columns, relations.count, relations.years):
        with pytest.raises(KeyError):
            ask(file, "duckdb_settings()")
    with pytest.raises(ValueError, match="score"):
        whole_tables.excel(file, "score", "cite", preface=[])


def test_a_formula_in_a_pasted_text_does_not_run_in_the_file(file):
    checked = checking.check(file, "=Long An đạt 40,83 điểm năm 2023", "80", 2023)
    table = claim_tables.pasted(Language("en"), file, checked.findings)
    book = openpyxl.load_workbook(io.BytesIO(documents.workbook(["=1"], [table])))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert cells and all(cell.data_type != "f" for cell in cells)


def test_uploads_are_off_unless_allowed(open_data, monkeypatch):
    monkeypatch.delenv("PAPI_ALLOW_UPLOAD", raising=False)
    app = open_data()
    assert not app.get("file_uploader")
    monkeypatch.setenv("PAPI_ALLOW_UPLOAD", "yes")
    assert not open_data().get("file_uploader")
    monkeypatch.setenv("PAPI_ALLOW_UPLOAD", "1")
    assert len(open_data().get("file_uploader")) == 1
