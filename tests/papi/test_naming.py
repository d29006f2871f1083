"""Old and new provinces of one name are never taken for each other."""

import pytest

from papi.common import naming
from papi.warehouse import places as place_questions


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("72", "Tây Ninh (cũ)"),
        ("80n", "Tây Ninh (mới)"),
        ("80", "Long An"),
        ("22", "Quảng Ninh"),
        ("22n", "Quảng Ninh"),
        ("46", "Thừa Thiên Huế"),
        ("46n", "Huế"),
        ("25n", "Phú Thọ (mới)"),
        ("26", "Vĩnh Phúc"),
    ],
)
def test_full_names(file, code, name):
    assert naming.full_name(file, code) == name


def test_full_names_are_shared_only_by_the_two_codes_of_an_unchanged_province(file):
    places = naming.places(file)
    assert len(places) == 97
    by_name: dict[str, set[str]] = {}
    for code in places:
        by_name.setdefault(naming.full_name(file, code), set()).add(code)
    shared = {name: codes for name, codes in by_name.items() if len(codes) > 1}
    assert all(codes == {code, f"{code}n"} for codes in shared.values() for code in [min(codes)])
    # Huế is the eleventh: it took a shorter name.
    assert len(shared) == 10
    assert sum(one.unchanged for one in places.values()) == 22


def test_short_names_are_unique_within_a_division(file):
    for division, count in ((63, 63), (34, 34)):
        names = {
            naming.short_name(file, code)
            for code, one in naming.places(file).items()
            if one.division == division
        }
        assert len(names) == count
    assert naming.short_name(file, "72") == "Tây Ninh"
    assert naming.short_name(file, "80n") == "Tây Ninh (mới)"


def test_the_other_divisions_code(file):
    assert naming.code_in(file, "22", 34) == "22n"
    assert naming.code_in(file, "22n", 63) == "22"
    assert naming.code_in(file, "80", 34) == "80n"
    assert naming.code_in(file, "72", 34) == "80n"
    assert naming.code_in(file, "80n", 63) == "80n"
    assert naming.code_in(file, "80", 63) == "80"


def test_every_name_written_is_found_again(file):
    for code, place in naming.places(file).items():
        if place.division == 63:
            assert place_questions.find_province(file, naming.full_name(file, code), 2023) == code


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("\u00d0à Nẵng", "48"),
        ("T/P Đà Nẳng", "48"),
        ("1. Tỉnh Đăk Lăk", "66"),
        ("Đak Nông", "67"),
        ("Bà Rịa-VT", "77"),
        ("Hà\u200b Nội", "01"),
        ("Bà Rịa - Vũng Tầu", "77"),
    ],
)
def test_any_usual_spelling_is_understood(file, written, code):
    assert place_questions.find_province(file, written, 2023) == code


@pytest.mark.parametrize("written", ["Tỉnh", "TP", "thành phố", "63 tỉnh", "1.", "Atlantis"])
def test_a_title_or_a_number_alone_is_no_province(file, written):
    assert place_questions.find_province(file, written, 2023) is None
