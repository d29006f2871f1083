"""The overview page, as Streamlit runs it: framed, worded, calm whatever the link asks."""

import re
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from papi.common import survey_year
from papi.common.language import Language
from papi.overview import caveat_words, tables, words
from papi.overview import gather as overview
from papi.overview import headline as wording
from papi.overview.questions import PrintedGroup
from papi.warehouse import connection, places
from tests.conftest import ROOT
from tests.pages.shown import folds, headline, html, opening_rows

SAMPLE = [
    ("Long An", 2023),
    ("Long An", 2024),
    ("Hà Nội", 2011),
    ("Đắk Nông", 2016),
    ("Quảng Ninh", 2018),
    ("Quảng Ninh", 2019),
    ("Quảng Ninh", 2023),
    ("Đồng Tháp", 2014),
    ("Đồng Tháp", 2018),
    ("Bắc Giang", 2021),
    ("Bắc Giang", 2022),
    ("Bắc Ninh", 2022),
    ("Bắc Ninh", 2023),
    ("Cà Mau", 2022),
    ("Vĩnh Phúc", 2024),
    ("Bà Rịa - Vũng Tàu", 2021),
    ("Hồ Chí Minh", 2020),
    ("Lạng Sơn", 2023),
]


@pytest.mark.parametrize(("province", "year"), SAMPLE)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_sample_of_province_years_renders(open_link, file, province, year, lang):
    app = open_link(province=province, year=year, lang=lang)
    assert not app.exception
    code = places.find_province(file, province)
    assert code
    expected = wording.headline(Language(lang), overview.gather(file, code, year))
    assert headline(app) == expected


@pytest.mark.every
@pytest.mark.parametrize("year", range(2011, 2025))
def test_every_province_and_year_renders(open_link, file, year):
    for province in survey_year.provinces(file).values():
        app = open_link(province=province.name, year=year, lang="vi")
        assert not app.exception, province
        assert headline(app).startswith(f"{province.name} năm {year}: ")


def test_the_profile_has_a_row_a_dimension_and_the_total_at_its_foot(open_link):
    rows = opening_rows(open_link(province="Long An", year=2023, lang="en"), "profile")
    names = list(rows)
    assert names[0] == "1. Participation"
    assert names[-1] == "Total"
    assert sum(name[1:3] == ". " for name in names) == 8
    assert len(rows) == 8 + 28 + 1
    assert rows["Total"] == [
        "",
        "39.81 → 40.83 national median 42.33, middle half of the provinces 40.83–43.95 "
        "median 42.33",
        "● +1.02 about the same (usual ±2.47)",
        "46 of 61 (25–60)",
        "+1.49 to High average",
    ]


def test_a_dimension_opens_to_what_citizens_answered_furthest_below_first(open_link):
    body = html(open_link(province="Long An", year=2023, lang="en"))
    inside = body.split("id='in-participation' hidden")[1].split("</tbody>")[0]
    shares = re.findall(r"([\d.]+)% against a median of ([\d.]+)%", inside)
    assert shares[:2] == [("34.3", "75.1"), ("24.7", "51.5")]
    gaps = [float(own) - float(median) for own, median in shares[:3]]
    assert gaps == sorted(gaps)
    assert "More than 1 Candidate to Select" in inside
    assert "Lead: " in inside


def test_a_year_without_survey_questions_shows_those_of_the_year_before_as_such(open_link):
    body = html(open_link(province="Kiên Giang", year=2024, lang="en"))
    inside = body.split("id='in-corruption_control' hidden")[1].split("</tbody>")[0]
    said = "Furthest below the national median in 2023; no survey questions are held for 2024"
    assert inside.index(said) < inside.index("18.8% against a median of 23.9%")
    questions = inside.split("<ul class='questions'>")[1].split("</ul>")[0]
    assert "Put into the plan" not in questions
    earlier = html(open_link(province="Kiên Giang", year=2021, lang="en"))
    assert "its name opens its sub-dimensions." in earlier
    assert "<ul class='questions'>" not in earlier


def test_the_conclusion_stands_before_the_profile(open_link):
    body = html(open_link(province="Long An", year=2023, lang="en"))
    said = body.index("usual year-to-year variation (±2.47)")
    assert said < body.index("<table class='opening profile'")


@pytest.mark.parametrize("written", ["\u00d0à Nẵng", "T.P Đà Nẵng", "Đà Nẳng", "1. Đà Nẵng"])
def test_a_link_understands_any_spelling(open_link, written):
    app = open_link(province=written, year=2023, lang="vi")
    assert headline(app).startswith("Đà Nẵng năm 2023")
    assert app.query_params["province"] == "Đà Nẵng"


def test_a_bad_year_and_language_fall_back_with_a_word(open_link):
    app = open_link(province="Long An", year="next", lang="xx")
    assert not app.exception
    assert headline(app).startswith("Long An năm 2024")
    assert "“next”" in app.info[0].value


def test_a_link_with_an_alias_is_understood_and_written_out(open_link):
    app = open_link(province="tp hcm", year=2023, lang="vi")
    assert headline(app).startswith("Hồ Chí Minh năm 2023")
    assert app.query_params["province"] == "Hồ Chí Minh"
    assert not app.info


def test_a_hostile_link_is_shown_as_text(open_link):
    app = open_link(province="<script>alert(1)</script>", year=2023, lang="en")
    assert not app.exception
    assert "<script>" not in html(app)


def test_no_earlier_year_has_no_column_of_changes_but_says_why(open_link):
    app = open_link(province="Long An", year=2018, lang="en")
    assert "No change is shown: 2018 cannot be compared with the year before" in html(app)
    assert "No dimension in 2018 can be compared with the year before<" in html(app)
    assert not any("● –" in cell for row in opening_rows(app, "profile").values() for cell in row)


def test_a_year_that_was_not_published_is_a_gap_in_the_line(open_link):
    body = html(open_link(province="Quảng Ninh", year=2022, lang="en"))
    total = body.split("<tfoot")[1]
    path = re.search(r"<path d='([^']*)'", total)
    # 2019 and 2020 are joined, 2022 stands alone.
    assert path and re.sub(r"[^ML]", "", path[1]) == "MLM"


def test_an_unpublished_province_shows_its_last_published_year_and_says_so(open_link):
    app = open_link(province="Quảng Ninh", year=2023, lang="en")
    assert "All figures below are for 2022." in html(app)
    assert app.selectbox(key="year").value == 2023


def test_a_missing_warehouse_is_built_on_the_first_visit(tmp_path, monkeypatch):
    path = tmp_path / "new.duckdb"
    monkeypatch.setenv("PAPI_WAREHOUSE", str(path))
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    assert not app.exception
    assert path.exists()
    assert headline(app) == "Chọn tỉnh của bạn"


@pytest.mark.parametrize("spoilt", [b"", b"no database at all", None])
def test_a_damaged_warehouse_is_built_anew_with_a_word(
    tmp_path, warehouse_path, monkeypatch, spoilt, quick_build
):
    path = tmp_path / "damaged.duckdb"
    whole = warehouse_path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2] if spoilt is None else spoilt)
    monkeypatch.setenv("PAPI_WAREHOUSE", str(path))
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    assert not app.exception
    assert headline(app) == "Chọn tỉnh của bạn"
    connection.verify(connection.identity(path))


def test_a_warehouse_that_cannot_be_built_is_said_calmly(monkeypatch):
    monkeypatch.setenv("PAPI_WAREHOUSE", "/proc/papi/none.duckdb")
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    assert not app.exception
    assert "Chưa dựng được dữ liệu" in app.error[0].value


def test_a_page_that_fails_says_so_calmly_and_the_log_has_the_trace(open_link, monkeypatch, caplog):
    def fail(*_):
        raise RuntimeError("secret detail")

    monkeypatch.setattr(caveat_words, "caveats", fail)
    app = open_link(province="Long An", year=2023, lang="en")
    assert not app.exception
    assert "This page could not be shown." in app.error[0].value
    assert "secret detail" not in html(app) + app.error[0].value
    assert "secret detail" in caplog.text


def test_what_was_printed_stands_with_its_verdict(open_link):
    app = open_link(province="Long An", year=2023, lang="en")
    body = html(app)
    labels = folds(app)
    assert any(one.startswith("What was printed about it? 7 printed") for one in labels)
    assert "because only 61 of the 63 provinces have a published score" in body
    # Two sources print 46 of 63: said once, with both.
    assert body.count("<span class='verdict wrong_denominator'>") == 1
    assert "12 June 2024; news.baolongan.vn" in body


def test_without_printed_statements_nothing_is_said_of_them(open_link):
    app = open_link(province="Long An", year=2021, lang="en")
    body = html(app)
    assert not any(one.label.startswith("What was printed") for one in app.expander)
    assert "PAPI printed its group" not in body


def test_a_printed_group_is_shown_with_the_computed_one_beside_it(file):
    seen = overview.gather(file, "80", 2023)
    other = {"total": PrintedGroup("total", "lowest", "a newspaper")}
    said = words.group_in_print(Language("en"), replace(seen, printed_groups=other))
    assert said == ["PAPI printed its group as Lowest; computed from the scores: Low average."]
    assert words.group_in_print(Language("en"), replace(seen, printed_groups={})) == []


def test_the_table_names_both_groups_of_a_dimension_on_the_edge(file):
    seen = overview.gather(file, "14", 2023)
    table = tables.changes(Language("en"), seen.dimensions, seen.printed_groups)
    row = table.shown(Language("en")).set_index("Measure").loc["7. Environment"]
    assert (row["Group (printed)"], row["Group (computed)"]) == ("Low average", "High average")
