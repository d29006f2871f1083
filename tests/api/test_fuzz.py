"""Schemathesis reads the OpenAPI document and asks what it allows and what it forbids: the answers
must be those that the document promises. The same questions every time."""

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.config import SchemathesisConfig

from papi.api.resources import FORMS, RESOURCES

PATHS = [f"/{name}.{form}" for name in RESOURCES for form in FORMS]


@pytest.fixture(scope="module")
def described(api_server):
    # A text that is too long is refused as such.
    refused = {"negative_data_rejection": {"expected-statuses": ["400", "404", "413"]}}
    config = SchemathesisConfig.from_dict({"checks": refused})
    return schemathesis.openapi.from_url(f"{api_server}/openapi.json", config=config)


def test_the_document_describes_every_address(described):
    assert {operation.ok().path for operation in described.get_all_operations()} == {
        *PATHS,
        "/check",
        "/health",
    }


@pytest.mark.parametrize(
    ("path", "mode"),
    [
        *((path, mode) for path in (*PATHS, "/check") for mode in GenerationMode),
        ("/health", GenerationMode.POSITIVE),  # it takes nothing that could be wrong
    ],
)
def test_every_answer_is_as_promised(described, path, mode):
    method = "POST" if path == "/check" else "GET"

    @given(case=described[path][method].as_strategy(generation_mode=mode))
    @settings(
        max_examples=12,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def promised(case):
        case.call_and_validate(timeout=30)

    promised()
