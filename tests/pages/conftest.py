"""Pages without a browser have nothing to paint and need no breath before their charts."""

import pytest

from pages.shared import frame


@pytest.fixture(autouse=True)
def no_breath(monkeypatch):
    monkeypatch.setattr(frame, "FIRST_BREATH", 0)
