"""Both languages are complete, and numbers are written as their readers write them."""

import ast
import string
from decimal import Decimal
from io import BytesIO

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

from papi.common.language import LOCALE, MINUS, Language
from tests.conftest import ROOT

EN, VI = Language("en"), Language("vi")
KEYWORDS = {"text": None, "marked": None, "count": (1, 2)}


def messages():
    """Every sentence of the code, a plural one as its pair."""
    for folder in ("papi", "pages"):
        for _, _, message, *_ in extract_from_dir(str(ROOT / folder), keywords=KEYWORDS):
            yield message


def fields(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.fixture(scope="module")
def catalogue():
    return read_po(BytesIO((LOCALE / "vi.po").read_bytes()), locale="vi")


def test_every_sentence_has_a_vietnamese_twin_with_the_same_blanks(catalogue):
    found = list(messages())
    assert len(found) > 100
    for message in found:
        one = message[0] if isinstance(message, tuple) else message
        twin = catalogue.get(one)
        assert twin is not None, f"not in vi.po: {one}"
        text = twin.string[0] if isinstance(twin.string, tuple) else twin.string
        assert text, f"not translated: {one}"
        assert fields(text) == fields(one), one
        assert not twin.fuzzy


def test_every_literal_that_is_asked_for_is_in_the_catalogue(catalogue):
    """The extractor overlooks some calls inside calls; the syntax tree does not."""
    for path in [*(ROOT / "papi").rglob("*.py"), *(ROOT / "pages").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            called = (
                node.func.attr
                if isinstance(node.func, ast.Attribute)
                else (node.func.id if isinstance(node.func, ast.Name) else "")
            )
            first = node.args[0]
            asked = first.value if isinstance(first, ast.Constant) else None
            counted = called == "count" and "{n}" not in str(asked)  # a list's count, not ours
            if called in KEYWORDS and isinstance(asked, str) and not counted:
                assert catalogue.get(asked), f"{path.name}:{node.lineno}: {asked}"


def test_no_sentence_of_the_catalogue_is_unused(catalogue):
    used = {message[0] if isinstance(message, tuple) else message for message in messages()}
    kept = {entry.id[0] if isinstance(entry.id, tuple) else entry.id for entry in catalogue}
    assert kept - {""} == used


@pytest.mark.parametrize(
    ("number", "vietnamese", "english"),
    [(40.832954, "40,83", "40.83"), (0, "0,00", "0.00"), (7.5, "7,50", "7.50")],
)
def test_points(number, vietnamese, english):
    assert (VI.points(number), EN.points(number)) == (vietnamese, english)


def test_differences_have_true_signs():
    assert EN.signed_points(-1.2) == f"{MINUS}1.20"
    assert VI.signed_points(1.2) == "+1,20"
    assert EN.percent(-13.13) == f"{MINUS}13.1%"
    assert EN.signed_whole(-3) == f"{MINUS}3"
    assert EN.signed_whole(0) == "0"


def test_a_change_too_small_for_two_decimals_never_shows_as_none():
    assert EN.signed_points(-0.004) == f"{MINUS}0.004"
    assert EN.signed_points(0.000012) == "+0.00001"
    assert VI.amount(-0.004) == VI.signed_amount(-0.004) == "dưới 0,01"
    assert EN.compared(-0.004, 0.55) == ("less than 0.01", "0.55")
    assert EN.amount(-1.5) == "1.50"
    assert EN.signed_points(0) == "0.00"


@pytest.mark.parametrize(
    ("number", "text"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (11, "11th"), (21, "21st"), (63, "63rd")],
)
def test_english_places(number, text):
    assert EN.ordinal(number) == text
    assert VI.ordinal(number) == str(number)


@given(st.floats(-80, 80))
def test_a_shown_sign_is_the_sign_of_the_number(number):
    for language in (EN, VI):
        text = language.signed_points(number)
        assert text.startswith(MINUS) == (round(Decimal(str(number)), 6) < 0)
        assert text.startswith("+") == (round(Decimal(str(number)), 6) > 0)
        assert "-" not in text


@pytest.mark.parametrize("noise", [-1e-9, 1e-9, -0.0, 0.0])
def test_what_shows_as_zero_has_no_sign(noise):
    assert EN.signed_points(noise) == EN.points(noise) == EN.amount(noise) == "0.00"
    assert VI.percent(noise) == "0,0%"
    assert VI.share(noise / 1000) == "0,0%"
    assert EN.signed_decimals(noise, 2) == "0.00"
