"""Debian's Firefox, driven by WebDriver BiDi: as much of it as the walk of all pages needs.
Playwright asks this Firefox for commands that it does not know yet.
"""

import itertools
import json
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect

from servers.dashboard import free_port

PROGRAM = "firefox-esr"
PATIENCE = 120.0
LARGEST = 1 << 26
# Nothing of its own on the screen or the network.
PREFERENCES = {
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "datareporting.policy.dataSubmissionEnabled": False,
    "app.update.disabledForTesting": True,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "intl.accept_languages": "vi-VN",
}


class Firefox:
    """One tab. errors: what its console said was wrong, and what scripts threw."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._numbers = itertools.count(1)
        self.errors: list[str] = []
        self._ask("session.new", capabilities={})
        self._ask("session.subscribe", events=["log.entryAdded"])
        self._tab = self._ask("browsingContext.create", type="tab")["context"]
        size = {"width": 1280, "height": 900}
        self._ask("browsingContext.setViewport", context=self._tab, viewport=size)

    def open(self, address: str) -> None:
        """Goes to an address and waits until the document is loaded."""
        self._ask("browsingContext.navigate", context=self._tab, url=address, wait="complete")

    def evaluate(self, script: str) -> Any:
        """The value of an expression in the page: a text, a number, true or false."""
        target = {"context": self._tab}
        found = self._ask("script.evaluate", expression=script, target=target, awaitPromise=True)
        if found["type"] == "exception":
            raise ValueError(found["exceptionDetails"]["text"])
        return found["result"].get("value")

    def until(self, script: str, seconds: float = PATIENCE) -> Any:
        """Waits until the expression is true; its value. TimeoutError if it never is."""
        until = time.monotonic() + seconds
        while not (found := self.evaluate(script)):
            if time.monotonic() > until:
                raise TimeoutError(script)
            time.sleep(0.2)
        return found

    def click(self, script: str) -> None:
        """Clicks, with the mouse, in the middle of the element that the expression gives."""
        target = {"context": self._tab}
        scrolled = f"((it) => (it.scrollIntoView({{block: 'center'}}), it))({script})"
        element = self._ask(
            "script.evaluate", expression=scrolled, target=target, awaitPromise=False
        )["result"]
        origin = {"type": "element", "element": {"sharedId": element["sharedId"]}}
        actions = [
            {"type": "pointerMove", "x": 0, "y": 0, "origin": origin},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        self._act({"type": "pointer", "id": "mouse", "actions": actions})

    def type(self, words: str) -> None:
        """Types into what has the focus; \\ue007 is the enter key."""
        actions = [
            {"type": kind, "value": letter} for letter in words for kind in ("keyDown", "keyUp")
        ]
        self._act({"type": "key", "id": "keyboard", "actions": actions})

    def _act(self, source: dict[str, Any]) -> None:
        self._ask("input.performActions", context=self._tab, actions=[source])

    def _ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            said = json.loads(self._socket.recv(PATIENCE))
            if said.get("method") == "log.entryAdded" and said["params"]["level"] == "error":
                self.errors.append(str(said["params"]["text"]))
            if said.get("id") == number:
                if said["type"] == "error":
                    raise ValueError(f"{method}: {said['error']}: {said['message']}")
                result: dict[str, Any] = said["result"]
                return result


@contextmanager
def firefox() -> Iterator[Firefox]:
    """A Firefox with an empty profile until the block ends."""
    port = free_port()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        lines = [
            f'user_pref("{name}", {json.dumps(value)});' for name, value in PREFERENCES.items()
        ]
        (Path(profile) / "user.js").write_text("\n".join(lines), encoding="utf-8")
        process = subprocess.Popen(
            [PROGRAM, "--headless", "--no-remote", "--profile", profile,
             "--remote-debugging-port", str(port)],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            with _connected(port) as socket:
                yield Firefox(socket)
        finally:
            process.terminate()
            process.wait()


def _connected(port: int) -> ClientConnection:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return connect(f"ws://127.0.0.1:{port}/session", max_size=LARGEST, ping_interval=None)
        except (OSError, WebSocketException):
            if time.monotonic() > until:
                raise
            time.sleep(0.3)
