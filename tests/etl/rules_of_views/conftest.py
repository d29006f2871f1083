"""`con` is the made-up country here, empty again after each test."""

import pytest

from tests.etl.rules_of_views import small_country


@pytest.fixture(scope="module")
def one_country():
    con = small_country.country()
    yield con
    con.close()


@pytest.fixture
def con(one_country):
    yield one_country
    small_country.clear(one_country)
