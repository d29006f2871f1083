"""A real server asked as a program would ask it."""

import json
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from servers.dashboard import serve


@dataclass(frozen=True)
class Reply:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


def ask(
    address: str,
    parameters: dict[str, object] | None = None,
    *,
    method: str = "GET",
    headers: dict[str, str] | None = None,
    body: bytes | None = None,
) -> Reply:
    """One request; refusals are replies like any other."""
    query = f"?{urllib.parse.urlencode(parameters)}" if parameters else ""
    request = urllib.request.Request(  # noqa: S310
        address + query,
        body,
        {"Accept-Language": "en", **(headers or {})},
        method=method,
    )
    try:
        with urllib.request.urlopen(request, timeout=30) as reply:  # noqa: S310
            return _reply(reply)
    except urllib.error.HTTPError as refused:
        return _reply(refused)


def _reply(one: Any) -> Reply:
    headers = {name.lower(): value for name, value in one.headers.items()}
    return Reply(one.status, headers, one.read())


@pytest.fixture(scope="session")
def api_server(warehouse_path: Path) -> Iterator[str]:
    """The address of a server's api."""
    with serve(warehouse=warehouse_path) as server:
        yield f"{server.address}/api"


@pytest.fixture
def get(api_server: str) -> Callable[..., Reply]:
    """Asks for a path under the api, parameters by name."""

    def asked(path: str, **parameters: object) -> Reply:
        return ask(f"{api_server}/{path}", parameters)

    return asked
