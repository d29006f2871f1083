"""The frame around every page: whatever fails in it, too, a reader gets a calm word."""

import logging

import pytest

from pages.shared import pickers, search
from papi.common import survey_year
from tests.pages.shown import html


@pytest.mark.parametrize(
    ("module", "name"), [(pickers, "complete_link"), (survey_year, "codes"), (search, "show")]
)
def test_a_frame_that_fails_says_so_calmly_and_logs_the_trace(
    open_link, monkeypatch, caplog, module, name
):
    def fails(*_, **__):
        raise RuntimeError("secret detail")

    monkeypatch.setattr(module, name, fails)
    with caplog.at_level(logging.ERROR, logger="papi.pages"):
        app = open_link(province="Long An", year=2023, lang="en")
    assert not app.exception
    assert [one.value[:32] for one in app.error] == ["This page could not be shown. No"]
    assert "secret detail" in caplog.text
    assert "secret detail" not in html(app)
