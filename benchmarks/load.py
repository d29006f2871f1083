"""Measures many readers at once: response times, memory per session, the effect of a lost server.

Readers are simulated in a separate process over WebSockets and read 5 to 15 seconds between two
steps. Response times are the server's alone, without the browser's rendering.
"""

import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from benchmarks.questions import NEWEST, PROVINCES
from benchmarks.reader import Reader
from benchmarks.results import Results, median, percentile
from pages.shared.titles import PAGES
from servers import nginx as proxy
from servers.dashboard import ROOT, Server, serve

LINK = f"province=Long+An&year={NEWEST}&lang=vi"
LONGEST = 600  # seconds that a crowd may take at most


def measure(results: Results, warehouse: Path, *, quick: bool) -> None:
    """Measures one server under 50 and 200 readers, two behind nginx with one killed, and two under
    200 readers once both have drawn the newest year's pages."""
    for count in (20,) if quick else (50, 200):
        with serve(warehouse=warehouse) as server:
            _one_server(results, server, count, steps=2 if quick else 4)
    _two_behind_nginx(results, warehouse, 20 if quick else 50)
    if not quick:  # drawing all pages of a year takes minutes
        _two_warm(results, warehouse, 200)


def _one_server(results: Results, server: Server, count: int, steps: int) -> None:
    before = asyncio.run(_alone(server.address))
    empty = server.memory_mb
    crowd, most = _crowd(server.address, count, steps, server)
    name = f"{count} at once"
    _answers(results, name, crowd)
    results.add("load", f"{name}: server memory before", empty, "MB")
    results.add(
        "load",
        f"{name}: memory for each session",
        (most - empty) / count,
        "MB",
        note=f"{most:.0f} MB at most",
    )
    after = asyncio.run(_alone(server.address))
    results.add(
        "load",
        f"{name}: a lone reader's rerun afterwards / before",
        after / before,
        "times",
        1.5,
        f"{before * 1000:.0f} → {after * 1000:.0f} ms",
    )


def _two_behind_nginx(results: Results, warehouse: Path, count: int) -> None:
    # Both need the same secret, because each must verify what the other signs.
    os.environ["STREAMLIT_SERVER_COOKIE_SECRET"] = os.urandom(16).hex()
    with ExitStack() as stack:
        servers = [stack.enter_context(serve(warehouse=warehouse)) for _ in range(2)]
        ports = [int(server.address.rsplit(":", 1)[1]) for server in servers]
        address = stack.enter_context(proxy.nginx(ports))
        name = f"{count} behind nginx, two processes"
        crowd, _ = _crowd(address, count, 4, servers[0], kill_after=25)
        _answers(results, f"{name}, one killed", crowd)
        back = crowd["back"]
        results.add("load", f"{name}: readers who came back", len(back), "readers")
        results.add(
            "load",
            f"{name}: who did not find their place",
            len(crowd["lost_place"]),
            "readers",
            0,
            "; ".join(crowd["lost_place"][:2]),
        )
        if back:
            results.add("load", f"{name}: coming back, p95", percentile(back, 95) * 1000, "ms")


def _two_warm(results: Results, warehouse: Path, count: int) -> None:
    os.environ["STREAMLIT_SERVER_COOKIE_SECRET"] = os.urandom(16).hex()
    with ExitStack() as stack:
        servers = [stack.enter_context(serve(warehouse=warehouse, warm=True)) for _ in range(2)]
        began = time.monotonic()
        while not all(_is_warm(server) for server in servers):
            time.sleep(2)
            if time.monotonic() - began > 3 * LONGEST:
                raise TimeoutError("the newest year's pages were not drawn")
        ports = [int(server.address.rsplit(":", 1)[1]) for server in servers]
        address = stack.enter_context(proxy.nginx(ports))
        name = f"{count} behind nginx, two processes, warm"
        taken = time.monotonic() - began
        results.add("load", f"{name}: until the pages were drawn", taken, "s")
        results.add("load", f"{name}: memory of a process", servers[0].memory_mb, "MB")
        crowd, _ = _crowd(address, count, 4, servers[0])
        _answers(results, name, crowd, most=3000)


def _is_warm(server: Server) -> bool:
    with urllib.request.urlopen(f"{server.address}/api/health") as answer:  # noqa: S310  our own
        return bool(json.load(answer)["warmed"])


def _answers(results: Results, name: str, crowd: dict[str, Any], most: float | None = None) -> None:
    """`most`: milliseconds that the 95th percentile may take."""
    for kind, words in (("first", "first page"), ("reruns", "rerun")):
        taken = [seconds * 1000 for seconds in crowd[kind]]
        for percent in (50, 95):
            results.add(
                "load",
                f"{name}: {words}, p{percent}",
                percentile(taken, percent),
                "ms",
                most if percent == 95 else None,
                note=f"of {len(taken)}",
            )
    results.add(
        "load", f"{name}: errors", len(crowd["errors"]), "errors", 0, "; ".join(crowd["errors"][:2])
    )


def _crowd(
    address: str, count: int, steps: int, server: Server, kill_after: float | None = None
) -> tuple[dict[str, Any], float]:
    """What happened to the readers, and the most memory (MB) that the server used meanwhile."""
    command = [sys.executable, "-m", "benchmarks.crowd", address, str(count), str(steps)]
    began, most, killed = time.monotonic(), server.memory_mb, False
    with tempfile.TemporaryFile("w+") as out:
        process = subprocess.Popen(command, cwd=ROOT, stdout=out)
        while process.poll() is None:
            time.sleep(0.25)
            passed = time.monotonic() - began
            if not killed:
                most = max(most, server.memory_mb)
            if kill_after is not None and passed > kill_after and not killed:
                server.process.kill()
                server.process.wait()
                killed = True
            if passed > LONGEST:
                process.kill()
                raise TimeoutError(f"{count} readers took longer than {LONGEST} s")
        out.seek(0)
        found: dict[str, Any] = json.load(out)
    return found, most


async def _alone(address: str) -> float:
    """Seconds of a rerun for a single reader: the median over pages, each viewed before."""
    async with Reader(address) as reader:
        await reader.open("overview", LINK)
        taken = []
        for page in PAGES:
            await reader.go(page)
            for province in PROVINCES[:2]:
                await reader.pick(province)
            taken.append(await reader.pick(PROVINCES[2]))
        return median(taken)
