"""Provinces of workbooks are known however they are written, each in its own division."""

import unicodedata
from collections.abc import Callable

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.names import Provinces, name_key
from tests.etl import workbook_content as contents
from tests.etl import workbook_maker as made
from tests.etl.read_back import assert_reads_back, only


def without_marks(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.replace("Đ", "D").replace("đ", "d"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


SPELLINGS: dict[str, Callable[[str], str]] = {
    "decomposed": lambda name: unicodedata.normalize("NFD", name),
    "without accents": without_marks,
    "blanks": lambda name: f"  {name.replace(' ', '  ')}\u00a0",
    "capitals": str.upper,
    "Tỉnh before": lambda name: f"Tỉnh {name}",
    "TP. before": lambda name: f"TP. {name}",
    "dashes": lambda name: name.replace(" - ", "–"),
    "Thành phố before": lambda name: f"Thành phố {name}",
    "T.P before": lambda name: f"T.P {name}",
    "T/P before": lambda name: f"T/P {name}",
    "eth for d with stroke": lambda name: name.replace("Đ", "\u00d0").replace("đ", "\u00f0"),
    "African d for d with stroke": lambda name: name.replace("Đ", "\u0189"),
    "breve for circumflex": lambda name: name.replace("Đắk", "Đăk").replace("Lắk", "Lăk"),
    "Đak": lambda name: name.replace("Đắk", "Đak").replace("Lắk", "Lak"),
    "zero-width signs": lambda name: "\u200b".join(f"\ufeff{name}\u200d"),
    "soft hyphens": lambda name: name.replace(" ", "\u00ad "),
    "a number before": lambda name: f"1. {name}",
    "a number and Tỉnh before": lambda name: f"12) Tỉnh {name}",
    "older tone marks": lambda name: name.replace("òa", "oà").replace("óa", "oá"),
}


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_province_is_known_however_it_is_written(spelling, tmp_path):
    content = contents.published(2021)
    content.names = {code: SPELLINGS[spelling](name) for code, name in content.names.items()}
    path = made.write_year(tmp_path, 2021, content)
    assert_reads_back(only(path), content)


def warehouse_keys(con: duckdb.DuckDBPyConnection, texts: list[str]) -> list[str]:
    keys = con.execute("SELECT name_key(unnest($1::VARCHAR[]))", [texts]).fetchall()
    return [key for (key,) in keys]


def test_names_fold_as_the_warehouse_folds_them(con: duckdb.DuckDBPyConnection):
    names = [
        *contents.NAMES.values(),
        *contents.NEW_NAMES.values(),
        *contents.FRAMES["province_aliases"]["alias"],
    ]
    written = [write(name) for name in names for write in SPELLINGS.values()]
    assert warehouse_keys(con, written) == [name_key(text) for text in written]


PIECES = st.sampled_from(
    [
        "tp",
        "T.P",
        "T/P ",
        "Tỉnh ",
        "thành phố ",
        "city of ",
        " Province",
        "1. ",
        "63",
        " ",
        "Đ",
        "Ð",
        "\x00",
    ]
)
TEXTS = st.lists(st.one_of(PIECES, st.characters(exclude_categories=["Cs"])), max_size=12)


@settings(
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],  # the file is only read
)
@given(st.lists(TEXTS.map("".join), min_size=1, max_size=40))
def test_any_text_folds_as_the_warehouse_folds_it(con: duckdb.DuckDBPyConnection, texts):
    assert warehouse_keys(con, texts) == [name_key(text) for text in texts]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Bà Rịa-VT", "77"),
        ("BR-VT", "77"),
        ("Vũng Tầu", "77"),
        ("Bà Rịa - Vũng Tầu", "77"),
        ("Đà Nẳng", "48"),
        ("Quảng Ngải", "51"),
        ("Đăk Lăk", "66"),
        ("Đắc Lắc", "66"),
        ("Đak Nông", "67"),
        ("T.T. Huế", "46"),
        ("TP.HCM", "79"),
        ("T.P. Hồ Chí Minh", "79"),
        ("Ho Chi Minh City", "79"),
        ("63 Cà Mau", "96"),
    ],
)
def test_workbook_and_warehouse_know_the_same_spellings(con, written, code):
    assert Provinces(contents.FRAMES).code(written, 63) == code
    known = con.execute(
        "SELECT DISTINCT province_code FROM province_alias"
        " WHERE division = 63 AND name_key = name_key($1)",
        [written],
    ).fetchall()
    assert known == [(code,)]


@pytest.mark.parametrize("text", ["Tỉnh", "TP", "Thành phố", "1.", "", "Trung bình", "Hà Nội 2"])
def test_what_is_no_name_is_no_province(text):
    assert not Provinces(contents.FRAMES).is_name(text)


def test_a_spelling_means_one_province_of_a_division(con):
    shared = con.execute(
        "SELECT name_key, division FROM province_alias"
        " GROUP BY ALL HAVING count(DISTINCT province_code) > 1"
    ).fetchall()
    assert shared == []


def test_names_of_the_34_and_of_the_63_lead_to_their_own_division():
    provinces = Provinces(contents.FRAMES)
    assert provinces.division(contents.NAMES.values()) == 63
    assert provinces.division(contents.NEW_NAMES.values()) == 34
    assert provinces.code("Tuyên Quang", 63) == "08"
    assert provinces.code("Tuyên Quang", 34) == "08n"
    assert provinces.code("Thừa Thiên Huế", 34) == "46n"
    assert provinces.code("TP HCM", 34) == "79n"
