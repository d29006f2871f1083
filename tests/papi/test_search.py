"""One box finds provinces by old and new name, measures and pages, in any spelling."""

import pytest

from pages.shared.titles import PAGES
from papi.common.language import Language
from papi.search import search

VI, EN = Language("vi"), Language("en")


def kinds_and_codes(language, file, text):
    return [(hit.kind, hit.code) for hit in search.find(language, file, text, PAGES)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Long An", ("province", "80")),
        ("long an", ("province", "80")),
        ("tỉnh LONG AN", ("province", "80")),
        ("tp hcm", ("province", "79")),
        ("Ba Ria-Vung Tau", ("province", "77")),
        ("Huế", ("province", "46")),
        ("minh bạch", ("measure", "transparency")),
        ("minh bach", ("measure", "transparency")),
        ("Transparency", ("measure", "transparency")),
        ("4", ("measure", "corruption_control")),
        ("so sánh", ("page", "compare")),
        ("Compare", ("page", "compare")),
        ("uu tien", ("page", "priorities")),
    ],
)
def test_what_is_meant_comes_first_in_either_language(file, typed, first):
    for language in (VI, EN):
        assert kinds_and_codes(language, file, typed)[0] == first


def test_old_and_new_provinces_of_one_name_are_both_offered_and_told_apart(file):
    hits = search.find(VI, file, "tay ninh", PAGES)
    assert [hit.code for hit in hits] == ["72", "80n"]
    assert hits[0].label.startswith("Tây Ninh (cũ): một trong 63 tỉnh")
    assert hits[1].label.startswith("Tây Ninh (mới): một trong 34 tỉnh")
    assert "Long An và Tây Ninh (cũ)" in hits[1].label


def test_the_same_is_found_whichever_division_is_looked_at(file):
    assert kinds_and_codes(VI, file.in_34, "tay ninh") == kinds_and_codes(VI, file, "tay ninh")


def test_an_unchanged_province_is_offered_once(file):
    assert kinds_and_codes(VI, file, "Hà Nội") == [("province", "01")]


@pytest.mark.parametrize("typed", ["", "  ", "!!", "xyzq", "'; DROP TABLE score; --", "%", "_"])
def test_what_is_no_name_finds_nothing_and_breaks_nothing(file, typed):
    assert kinds_and_codes(EN, file, typed) == []


def test_a_slip_of_the_keyboard_still_finds_it(file):
    assert ("province", "20") in kinds_and_codes(VI, file, "Lang Sonn")


def test_labels_stay_short_enough_for_a_button(file):
    hits = search.find(EN, file, "total quality", PAGES) + search.find(VI, file, "tong", PAGES)
    assert hits
    assert all(len(hit.label) <= 130 for hit in hits)
