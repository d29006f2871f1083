"""What the tests of several subjects share."""

from collections.abc import Iterator

import pytest

from tests.papi import processes


@pytest.fixture(scope="module")
def in_this_process() -> Iterator[None]:
    """Every file of the module's tests is opened here."""
    with processes.none_started():
        yield
