"""The OpenAPI document says what is checked, in both languages, and follows the warehouse."""

import pytest

from papi.api import openapi, parameters
from papi.api.resources import RESOURCES
from papi.common import measures, survey_year
from papi.common.language import Language


@pytest.fixture(scope="module")
def document(file):
    return openapi.document(Language("en"), file, "/api")


def parameters_of(document, name):
    return {one["name"]: one for one in document["paths"][f"/{name}.json"]["get"]["parameters"]}


def test_what_is_allowed_is_what_the_warehouse_holds(document, file):
    found = parameters_of(document, "scores")
    assert found["year"]["schema"]["enum"] == sorted(survey_year.years(file))
    assert set(found["measure"]["schema"]["enum"]) == measures.known(file).keys()
    assert found["limit"]["schema"]["maximum"] == parameters.MOST
    for name, resource in RESOURCES.items():
        assert list(parameters_of(document, name)) == [one.name for one in resource.parameters]


def test_every_column_says_what_it_means_and_its_unit(document):
    row = document["components"]["schemas"]["changes"]["properties"]["rows"]["items"]
    assert row["properties"]["percent"] == {
        "type": ["number", "null"],
        "description": "Difference in percent of the previous value; empty where that is 0. "
        "Unit: percent (5.0 = 5%).",
    }
    assert row["required"] == list(row["properties"])


def test_vietnamese_readers_read_vietnamese(document, file):
    vietnamese = openapi.document(Language("vi"), file, "/api")
    said = words(vietnamese)
    assert len(said) > 50
    assert not said & words(document)
    assert bare(vietnamese) == bare(document)


SAID = {"description", "summary", "title"}


def words(part):
    """Every sentence of the document."""
    if isinstance(part, list):
        return set().union(*map(words, part))
    if not isinstance(part, dict):
        return set()
    own = {value for key, value in part.items() if key in SAID and isinstance(value, str)}
    return own.union(*map(words, part.values()))


def bare(part):
    """The document without its sentences."""
    if isinstance(part, list):
        return [bare(one) for one in part]
    if not isinstance(part, dict):
        return part
    return {
        key: bare(value)
        for key, value in part.items()
        if not (key in SAID and isinstance(value, str))
    }
