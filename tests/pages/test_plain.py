"""Text where Streamlit reads Markdown."""

import pytest

from pages.shared.plain import plain

JOINER = "\N{WORD JOINER}"


@pytest.mark.parametrize(
    "sentence",
    [
        "Chỉ số nội dung 2: Công khai, minh bạch (2,35 điểm; −0,04; 46/61).",
        "The link asks for “Atlantis”, which is not a province we know. Nearest: Cà Mau.",
    ],
)
def test_an_ordinary_sentence_stays_as_it_is(sentence):
    assert plain(sentence) == sentence


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[x](y)", r"\[x\](y)"),
        ("**a** _b_ `c` ~d~ $e$ #f", r"\*\*a\*\* \_b\_ \`c\` \~d\~ \$e\$ \#f"),
        (":material/home:", f"{JOINER}:{JOINER}material/home:"),
        ("http://x", f"http{JOINER}:{JOINER}//x"),
        ("www.x.vn a@b.vn", f"www{JOINER}.{JOINER}x.vn a{JOINER}@{JOINER}b.vn"),
        ("a\n\n# b", r"a  \# b"),
    ],
)
def test_what_would_be_more_is_put_out_of_action(text, shown):
    assert plain(text) == shown
