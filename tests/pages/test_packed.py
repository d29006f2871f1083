"""Drawings sent as text: they come back as they were, and no text in them becomes markup."""

from pages.shared import packed


def test_a_drawing_comes_back_and_a_name_brings_no_tag_along():
    sent = packed.packed("<p title='a'>b &amp; \x01script\x02lt;</p>")
    assert sent.count("<") == 2 and "&" not in sent
    assert packed.unpacked(sent) == "<p title='a'>b &amp; scriptlt;</p>"
    assert packed.unpacked("<p>other</p>") == ""
