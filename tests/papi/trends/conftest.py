"""Developments of provinces."""

import pytest

from papi.trends import gather as trends
from tests.papi.trends.known import LONG_AN


@pytest.fixture
def seen(file):
    def gather(measure, year, *codes, mean=None):
        return trends.gather(file, (measure,), codes or (LONG_AN,), mean, year)[measure]

    return gather
