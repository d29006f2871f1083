"""A real S3 server, and questions to it past everything under test."""

import os
import urllib.request
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest

from servers.s3 import S3
from servers.s3 import s3 as running

BUCKET = "papi-test"
STORE = f"s3://{BUCKET}/papi"


@pytest.fixture
def s3_server(monkeypatch) -> Iterator[S3]:
    """The server, empty; the environment says where it is, as on any machine."""
    with running(BUCKET) as server:
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)
        yield server


@pytest.fixture
def s3(s3_server) -> str:
    """The address of its store."""
    return STORE


def asked(method: str, key: str, body: bytes | None = None) -> tuple[bytes, dict[str, str]]:
    """One request to the server, past everything under test: the answer and its headers."""
    request = urllib.request.Request(  # noqa: S310  our own address
        f"{os.environ['AWS_ENDPOINT_URL']}/{BUCKET}/{key}", body, method=method
    )
    with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310  our own address
        return answer.read(), {name.lower(): value for name, value in answer.headers.items()}


def keys() -> set[str]:
    """What lies in the bucket."""
    body, _ = asked("GET", "?list-type=2")
    listed = ElementTree.fromstring(body)  # noqa: S314  our own server's
    return {str(one.text) for one in listed.findall(".//{*}Key")}
