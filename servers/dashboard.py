"""A Streamlit process on a port of its own, and what it holds of memory."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pages.shared.titles import PAGES

ROOT = Path(__file__).parents[1]
PATIENCE = 90


@dataclass(frozen=True)
class Server:
    """A running server: its process and its address, without a trailing slash."""

    process: subprocess.Popen
    address: str

    @property
    def memory_mb(self) -> float:
        """The resident memory of the process, in MB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024


def path_of(page: str) -> str:
    """The path of a page on the server."""
    return "/" if page == next(iter(PAGES)) else f"/{page}"


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@contextmanager
def serve(
    script: str = "app.py",
    *,
    port: int | None = None,
    warehouse: Path | str | None = None,
    options: tuple[str, ...] = (),
    warm: bool = False,
    environment: Mapping[str, str] | None = None,
) -> Iterator[Server]:  # fmt: skip
    """A server of `script` until the block ends; TimeoutError when it does not answer. `warehouse`:
    a file or a store. `warm`: whether it draws the newest year's pages by itself. `environment`:
    what it is told beside that. A port that was free a moment ago may be taken when the server gets
    to it: then another, unless it is to be a certain one."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        told = {**(environment or {}), "PAPI_WARM": "1" if warm else "0"}
        if warehouse:
            told["PAPI_WAREHOUSE"] = str(warehouse)
        server = _start(script, port or free_port(), options, told)
        try:
            if answers(f"{server.address}/_stcore/health", server.process, until):
                yield server
                return
        finally:
            server.process.terminate()
            server.process.wait()
    raise TimeoutError(script)


def _start(
    script: str, port: int, options: tuple[str, ...], environment: Mapping[str, str]
) -> Server:
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port), *options],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    base = next((one.split("=", 1)[1] for one in options if "baseUrlPath=" in one), "")
    return Server(process, f"http://127.0.0.1:{port}" + (f"/{base}" if base else ""))


def answers(address: str, process: subprocess.Popen, until: float) -> bool:
    """Whether the process answers at the address before it ends or the time is over."""
    while process.poll() is None and time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=1):  # noqa: S310
                return True
        except OSError:
            time.sleep(0.1)
    return False
