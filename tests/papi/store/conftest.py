"""A real S3 server (moto's, in an environment of its own) on a free port."""

import os
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest

from servers.dashboard import answers, free_port
from tests.conftest import ROOT

SERVER = ROOT / ".venv-s3" / "bin" / "moto_server"
BUCKET = "papi-test"
STORE = f"s3://{BUCKET}/papi"


@pytest.fixture
def s3(monkeypatch) -> Iterator[str]:
    """The store's address, empty; the environment says where its server is, as on any machine."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    command = [str(SERVER), "-H", "127.0.0.1", "-p", str(port)]
    server = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=dict(os.environ)
    )
    try:
        assert answers(f"{address}/moto-api/", server, time.monotonic() + 60)
        for name, value in {
            "AWS_ENDPOINT_URL": address,
            "AWS_ACCESS_KEY_ID": "testing",
            "AWS_SECRET_ACCESS_KEY": "testing",
            "AWS_DEFAULT_REGION": "us-east-1",
        }.items():
            monkeypatch.setenv(name, value)
        asked("PUT", "")
        yield STORE
    finally:
        server.terminate()
        server.wait()


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
