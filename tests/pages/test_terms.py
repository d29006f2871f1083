"""Terms of the glossary in sentences: marked once a part, the text unchanged."""

import re
from html import escape, unescape

import pytest

from pages.shared import terms
from papi.common.language import Language
from papi.data.glossary_tables import TERMS


@pytest.mark.parametrize(
    ("lang", "sentence", "marked"),
    [
        (
            "en",
            "A <b>notable fall</b> within the usual variation.",
            ["notable fall", "usual variation"],
        ),
        ("vi", "Dao động thường thấy & dao động thường thấy.", ["Dao động thường thấy"]),
        ("vi", "Khoảng cách không đáng kể.", []),
        ("en", "Unusual variations", []),
    ],
)
def test_a_term_is_marked_where_it_first_appears_and_the_text_stays(lang, sentence, marked):
    markup = terms.marker(Language(lang))(sentence)
    assert re.findall("<span class='term'[^>]*>(.*?)</span>", markup) == marked
    assert unescape(re.sub("</?span[^>]*>", "", markup)) == sentence


def test_each_part_marks_its_own_first_and_no_second():
    english = Language("en")
    say = terms.marker(english)
    assert "class='term'" in say("Usual variation")
    assert say("usual variation <again>") == escape("usual variation <again>")
    assert "class='term'" in terms.marker(english)("usual variation")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_term_has_its_meaning(lang):
    language = Language(lang)
    for term in TERMS:
        assert f"id='meaning-{term.key}'" in terms.meanings(lang)
        for form in language.text(term.forms).split("|"):
            said = terms.marker(language)(f"x {form}, y")
            assert f"aria-describedby='meaning-{term.key}'" in said, form
