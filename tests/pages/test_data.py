"""The data page: what was loaded, missing, checked and taken away."""

import io

import pandas as pd
import pytest

from papi.export import whole
from papi.warehouse import relations
from tests.conftest import PUBLISHED
from tests.pages.shown import html, tables


@pytest.mark.parametrize(
    ("lang", "headline"),
    [
        ("en", "Scores of 2011–2024: 21,891 sub-dimension scores and 29,403 indicator values"),
        ("vi", "Điểm số 2011–2024: 21.891 điểm nội dung thành phần và 29.403 giá trị chỉ tiêu"),
    ],
)
def test_what_is_held_is_counted(open_data, lang, headline):
    app = open_data(lang)
    assert not app.exception and not app.error
    assert headline in html(app)


def test_a_table_that_is_none_falls_back_with_a_word(open_data):
    app = open_data(table="score; DROP TABLE score", of_year="soon")
    assert not app.exception and not app.error
    notices = " ".join(one.value for one in app.info)
    for asked in ("score; DROP TABLE score", "soon"):
        assert f"“{asked}” is not among the choices here" in notices


def test_gaps_stand_with_their_printed_reasons(open_data):
    shown = tables(open_data())["Not published"]
    printed = pd.read_csv(PUBLISHED / "missing.csv", dtype=str)
    assert len(shown) == len(printed) == 13
    row = shown[(shown["Province"] == "Bắc Giang") & (shown["Year"] == 2022)].iloc[0]
    assert (row["Dimensions"], row["Reason as printed"]) == (
        "1, 2, 4 and 5",
        "noise in the survey data",
    )
    assert (shown["Dimensions"] == "all 8").sum() == 7
    assert (shown["Dimensions"] == "all 6").sum() == 2
    vi = tables(open_data("vi"))["Không công bố"]
    assert "dữ liệu khảo sát bị nhiễu" in vi["Lý do PAPI nêu"].tolist()


def test_breaks_and_cautions_stand_with_notes_and_origin(open_data, con):
    shown = tables(open_data())["Breaks and cautions"]
    assert len(shown) == con.execute("SELECT count(*) FROM series_break").fetchone()[0]
    row = shown[(shown["Measure"] == "Total") & (shown["Year"] == 2018)].iloc[0]
    assert row["Kind"] == "break: not compared"
    assert "Dimensions 7 and 8 added" in row["Why"]
    assert row["Origin"] == "published reports and figures"
    assert set(shown["Origin"]) == {
        "published reports and figures",
        "inferred by this tool from the others",
    }


def test_the_scores_held_are_those_expected_recounted_from_the_shipped_tables(open_data):
    app = open_data()
    shown = tables(app)["Checks by year"].set_index("Year")
    held = pd.read_csv(PUBLISHED / "scores.csv").groupby("year").size()
    assert shown["Scores held"].to_dict() == held.to_dict()
    assert shown["Scores expected"].to_dict() == held.to_dict()
    assert set(shown["Result"]) == {"✓ as expected"}
    assert "All 51,294 values passed every check" in html(app)
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


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_words_for_what_is_uncertain_stand_in_both_languages(open_data, lang):
    title = {"vi": "Thuật ngữ", "en": "Terms"}[lang]
    shown = tables(open_data(lang=lang))[title]
    assert shown.iloc[:, 0].tolist() == [
        "Dao động thường thấy",
        "Biến động toàn quốc",
        "Đáng kể",
        "Vẫn rõ khi xét chung các tỉnh",
        "Dư địa cải thiện (điểm)",
        "Nửa giữa",
        "Gián đoạn",
        "Sai số chuẩn PAPI công bố",
        "Khoảng thứ hạng",
        "Nhóm chắc, nhóm chưa chắc",
    ]
    assert shown.iloc[0, 1] == "Usual variation"
    assert shown.iloc[:, 2].str.len().min() > 50


def test_a_large_table_is_offered_to_excel_by_the_year(open_data):
    app = open_data(table="score")
    assert "59,126 rows" in html(app)
    assert "Too large for Excel here (more than 20,000 rows)" in html(app)
    app = open_data(table="score", of_year=2023)
    assert "Too large for Excel" not in html(app)
    labels = {one.proto.label: one.proto.disabled for one in app.get("download_button")}
    assert labels["CSV"] is labels["Parquet"] is labels["Excel"] is False
    assert any(label.startswith("Whole database (DuckDB, ") for label in labels)


def test_every_table_offered_exists(con, file):
    names = relations.names(file)
    assert len(names) > 30
    for name in names:
        frame = con.execute(f'SELECT * FROM "{name}"').df()
        assert relations.count(file, name) == len(frame)
        assert relations.columns(file, name) == list(frame.columns)
        years = sorted(frame["year"].unique(), reverse=True) if "year" in frame else []
        assert relations.years(file, name) == years


def test_files_hold_what_the_table_holds(file, con):
    expected = con.execute("SELECT * FROM ranking WHERE year = 2023 ORDER BY ALL").df()
    csv = pd.read_csv(
        io.BytesIO(whole.csv(file, "ranking", "cite", 2023)),
        dtype={"province_code": str},
        encoding="utf-8-sig",
    )
    parquet = pd.read_parquet(io.BytesIO(relations.parquet(file, "ranking", "cite", 2023)))
    excel = pd.read_excel(
        io.BytesIO(whole.excel(file, "ranking", "cite", 2023, preface=["=1+1"])),
        sheet_name=None,
        dtype={"province_code": str},
    )
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
        whole.excel(file, "score", "cite", preface=[])


def test_uploads_are_off_unless_allowed(open_data, monkeypatch):
    monkeypatch.delenv("PAPI_ALLOW_UPLOAD", raising=False)
    app = open_data()
    assert not app.get("file_uploader")
    monkeypatch.setenv("PAPI_ALLOW_UPLOAD", "yes")
    assert not open_data().get("file_uploader")
    monkeypatch.setenv("PAPI_ALLOW_UPLOAD", "1")
    assert len(open_data().get("file_uploader")) == 1
