"""The layout of a picture: all its words, however many, inside its edges."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papi.common.charts import picture
from papi.common.charts.house import blank
from papi.common.language import Language
from papi.common.palette import PALETTES

LETTERS = st.characters(categories=("Lu", "Ll", "Nd", "Po", "Ps", "Pe"))
TEXT = st.lists(st.text(LETTERS, min_size=1, max_size=30), max_size=60).map(" ".join)


def drawn(title, finding, source, reading=(), colours=()):
    figure = blank(PALETTES["light"], 400)
    return picture.with_picture(figure, picture.Words(title, finding, source, reading, colours))


def said(text: str) -> str:
    """The words of a text in Plotly's markup."""
    return unescape(re.sub("<[^>]*>", "", text.replace("<br>", " ")))


@given(TEXT, TEXT, TEXT, TEXT)
def test_no_word_is_lost_at_any_length(title, finding, source, reading):
    made = drawn(title, finding, source, reading=(reading,)).layout.meta["picture"]
    asked = [text for text in (title, finding, reading, source) if text.split()]
    assert [said(one["text"]).split() for one in made["annotations"]] == [
        text.split() for text in asked
    ]


def test_head_and_foot_are_as_high_as_their_lines():
    short = drawn("Title", "Finding", "Source").layout.meta["picture"]["layout"]
    long = drawn("Title " * 80, "Finding", "Source " * 80).layout.meta["picture"]["layout"]
    assert short["width"] == long["width"] == 900
    for side in ("t", "b"):
        assert long["margin"][side] > short["margin"][side] + 60
    # What the chart itself has is left to it.
    for size in (short, long):
        assert size["height"] - size["margin"]["t"] - size["margin"]["b"] == pytest.approx(
            400 - 8 - 36, abs=1
        )


def test_the_chart_on_the_page_is_left_as_it_was():
    before, figure = blank(PALETTES["light"], 400), drawn("Title", "Finding", "Source")
    before.layout.meta = figure.layout.meta = None
    assert figure == before


def test_markup_in_words_stays_words():
    made = drawn("<b>1 & 2</b>", "a < b", 'say "so"').layout.meta["picture"]["annotations"]
    assert [one["text"] for one in made] == [
        "<b>&lt;b&gt;1 &amp; 2&lt;/b&gt;</b>",
        "a &lt; b",
        'say "so"',
    ]


def test_a_word_wider_than_the_picture_is_parted():
    (title, *_) = drawn("W" * 200, "f", "s").layout.meta["picture"]["annotations"]
    assert len(title["text"].split("<br>")) > 3
    assert said(title["text"]).replace(" ", "") == "W" * 200


def test_colours_are_named():
    made = drawn("t", "f", "s", colours=(("#08519C", "Highest"),)).layout.meta["picture"]
    assert "<span style='color:#08519C'>■</span> Highest" in made["annotations"][2]["text"]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_size_of_a_picture_comes_from_no_screen(lang):
    figure = drawn("Title " * 60, "f", "s")
    options = picture.config(Language(lang), figure)["toImageButtonOptions"]
    size = figure.layout.meta["picture"]["layout"]
    assert (options["width"], options["height"]) == (900, size["height"])
