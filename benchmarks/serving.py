"""Starts servers to measure: Streamlit processes on free ports, and the memory they use."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGES = ("overview", "trends", "compare", "falls", "priorities", "plan", "data")
PROVINCES = (
    "Long An", "Hà Nội", "Cà Mau", "Lạng Sơn", "Nghệ An", "Gia Lai", "Hải Phòng", "Sơn La",
    "Bình Định", "Tiền Giang", "Hà Giang", "Bến Tre", "Thái Bình", "Đồng Nai", "Quảng Trị",
)  # fmt: skip
YEAR = 2023


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
    return "/" if page == "overview" else f"/{page}"


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
    warehouse: Path | None = None,
    options: tuple[str, ...] = (),
) -> Iterator[Server]:
    """Runs a server of `script` until the block ends; TimeoutError if it does not answer."""
    port = port or free_port()
    environment = dict(os.environ)
    if warehouse:
        environment["PAPI_WAREHOUSE"] = str(warehouse)
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port), *options],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    base = next((one.split("=", 1)[1] for one in options if "baseUrlPath=" in one), "")
    address = f"http://127.0.0.1:{port}" + (f"/{base}" if base else "")
    try:
        await_answer(f"{address}/_stcore/health")
        yield Server(process, address)
    finally:
        process.terminate()
        process.wait()


def await_answer(address: str, patience: float = 60) -> None:
    """Waits until `address` answers; TimeoutError after `patience` seconds."""
    until = time.monotonic() + patience
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=1):  # noqa: S310
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(address)
