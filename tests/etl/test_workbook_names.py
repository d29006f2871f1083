"""Provinces of workbooks are known however they are written, each in its own division."""

import unicodedata
from collections.abc import Callable

import duckdb
import pytest

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
    "older tone marks": lambda name: name.replace("òa", "oà").replace("óa", "oá"),
}


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_province_is_known_however_it_is_written(spelling, tmp_path):
    content = contents.published(2021)
    content.names = {code: SPELLINGS[spelling](name) for code, name in content.names.items()}
    path = made.write_year(tmp_path, 2021, content)
    assert_reads_back(only(path), content)


def test_names_fold_as_the_warehouse_folds_them(con: duckdb.DuckDBPyConnection):
    names = [
        *contents.NAMES.values(),
        *contents.NEW_NAMES.values(),
        *contents.FRAMES["province_aliases"]["alias"],
    ]
    for name in names:
        for write in SPELLINGS.values():
            (key,) = con.execute("SELECT name_key(?)", [write(name)]).fetchone() or ("",)
            assert key == name_key(write(name))


def test_names_of_the_34_and_of_the_63_lead_to_their_own_division():
    provinces = Provinces(contents.FRAMES)
    assert provinces.division(contents.NAMES.values()) == 63
    assert provinces.division(contents.NEW_NAMES.values()) == 34
    assert provinces.code("Tuyên Quang", 63) == "08"
    assert provinces.code("Tuyên Quang", 34) == "08n"
    assert provinces.code("Thừa Thiên Huế", 34) == "46n"
    assert provinces.code("TP HCM", 34) == "79n"
