"""Several machines: processes with caches of their own behind nginx, following one store."""

import pytest

from benchmarks.machines import drill
from pages.shared import following


@pytest.mark.every
def test_a_build_reaches_two_processes_under_fifty_readers_whatever_ends(corrected):
    """A process is killed, the store ends, a process starts without it, the store comes back."""
    found = drill(*corrected, readers=50)
    assert found.reached <= 30 and found.again <= 30
    assert found.said <= 30 and found.without_store <= 60
    assert len(found.crowd["first"]) + len(found.crowd["back"]) >= 50
    assert not found.crowd["errors"] and not found.crowd["lost_place"]


@pytest.mark.parametrize(
    ("named", "seconds"),
    [("", 10), ("30", 30), ("2.5", 2.5), ("0", 1), ("-5", 1), ("soon", 10), ("nan", 10)],
)
def test_how_often_the_store_is_asked_can_be_set(monkeypatch, caplog, named, seconds):
    monkeypatch.setenv("PAPI_STORE_SECONDS", named)
    assert following.seconds() == seconds
    assert ("no number of seconds" in caplog.text) is (named in {"soon", "nan"})
