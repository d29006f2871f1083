"""Files are named after what they hold, in letters that every system keeps."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papi.common import file_names, survey_year
from papi.common.language import Language
from papi.common.parts import View


@pytest.mark.parametrize(
    ("code", "about", "named"),
    [
        ("80", (), "PAPI-2023-Long-An"),
        ("77", ("plan",), "PAPI-2023-Ba-Ria-Vung-Tau-plan"),
        ("48", ("value", "e_governance"), "PAPI-2023-Da-Nang-value-e_governance"),
        ("", ("country",), "PAPI-2023-country"),
    ],
)
def test_a_file_is_named_by_year_and_province(file, code, about, named):
    assert file_names.stem(View(file, Language("vi"), code, 2023), *about) == named


def test_a_new_province_is_told_from_the_old_one(file):
    language = Language("en")
    names = [
        file_names.stem(View(one, language, code, 2024))
        for one in (file, file.in_34)
        for code, known in survey_year.provinces(one).items()
        if known.name in {"Tây Ninh", "Tây Ninh (mới)"}
    ]
    assert names == ["PAPI-2024-Tay-Ninh", "PAPI-2024-Tay-Ninh-moi"]


@given(st.lists(st.text()))
def test_a_name_is_ascii_and_leads_nowhere(words):
    assert re.fullmatch(r"[A-Za-z0-9_-]*", file_names.joined(*words))
