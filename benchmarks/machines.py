"""Two processes with caches of their own behind nginx, following one S3 store, under readers: how
soon a build reaches both; then one process ends, the store ends, a process starts without it, and
the store comes back with another build.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.results import Results, percentile
from servers import nginx as proxy
from servers.dashboard import ROOT, Server, free_port, serve
from servers.s3 import S3, s3
from tests.corrected import correct_one

BUCKET, STORE = "papi-drill", "s3://papi-drill/papi"
PATIENCE = 120.0
ARRIVED = 10.0  # by then all readers have come, or come back
STEPS = 7  # of each reader: longer than the drill takes


@dataclass(frozen=True)
class Drill:
    """What happened, in seconds; `crowd`: what the readers met (benchmarks.crowd)."""

    reached: float  # from the end of publishing until both processes served the new build
    said: float  # from the end of the store until the process left said so
    without_store: float  # until a process that starts without it served its own copy
    again: float  # from the end of publishing to the store that came back
    crowd: dict[str, Any]


def drill(first: Path, second: Path, *, readers: int) -> Drill:
    """Publishes `first`, then under readers `second`, then `first` again. TimeoutError where a step
    takes longer than PATIENCE."""
    with ExitStack() as stack:
        scratch = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        store = stack.enter_context(s3(BUCKET))
        secret = {"STREAMLIT_SERVER_COOKIE_SECRET": os.urandom(16).hex()}
        _publish(store, first)

        def app(name: str, port: int) -> Server:
            told = {**store.environment, **secret, "PAPI_CACHE": str(scratch / name)}
            return stack.enter_context(serve(port=port, warehouse=STORE, environment=told))

        ports = [free_port(), free_port()]
        one, two = app("one", ports[0]), app("two", ports[1])
        before = _until(lambda: _edition(one))
        _until(lambda: _edition(two) == before)
        address = stack.enter_context(proxy.nginx(ports))
        crowd = stack.enter_context(_crowd(address, readers))
        time.sleep(ARRIVED)
        _publish(store, second)
        reached = _seconds(lambda: all(_edition(each) not in (None, before) for each in (one, two)))
        _end(one)
        time.sleep(ARRIVED)
        store.stop()
        said = _seconds(lambda: _health(two).get("store"))
        began = time.monotonic()
        one = app("one", ports[0])
        _until(lambda: _edition(one) not in (None, before))
        without_store = time.monotonic() - began
        stack.enter_context(s3(BUCKET, store.port))
        _publish(store, first)
        again = _seconds(lambda: all(_edition(each) == before for each in (one, two)))
        _until(lambda: _health(two)["store"] is None)
        return Drill(reached, said, without_store, again, _ended(crowd))


def measure(results: Results, warehouse: Path, *, quick: bool) -> None:
    """The drill with the build's own file and one of a corrected figure."""
    with tempfile.TemporaryDirectory() as scratch:
        second = Path(scratch) / "second.duckdb"
        tables, earlier = Path(scratch) / "tables", Path(scratch) / "editions"
        shutil.copytree(ROOT / "data" / "published", tables)
        correct_one(tables / "scores.csv")
        command = [sys.executable, "-m", "etl", "build", "--published", str(tables)]
        command += ["--to", str(second), "--workbooks", str(earlier)]
        earlier.mkdir()
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        count = 10 if quick else 50
        found = drill(warehouse, second, readers=count)
    name = f"{count} readers, two caches, one store"
    add = results.add
    add("machines", f"{name}: until both served a new build", found.reached, "s", 30)
    add("machines", f"{name}: until a lost store was said", found.said, "s", 30)
    add("machines", f"{name}: a process started without the store", found.without_store, "s", 30)
    add("machines", f"{name}: until a build of the store come back", found.again, "s", 30)
    told = found.crowd
    add("machines", f"{name}: errors", len(told["errors"]), "errors", 0, str(told["errors"][:2]))
    lost = told["lost_place"]
    add("machines", f"{name}: who did not find their place", len(lost), "readers", 0, str(lost[:2]))
    for kind in ("first", "reruns"):
        taken = percentile([seconds * 1000 for seconds in told[kind]], 95)
        add("machines", f"{name}: {kind}, p95", taken, "ms", note=f"of {len(told[kind])}")


def _publish(store: S3, warehouse: Path) -> None:
    command = [sys.executable, "-m", "papi", "publish", STORE, "--warehouse", str(warehouse)]
    environment = {**os.environ, **store.environment}
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, env=environment)


def _crowd(address: str, readers: int) -> subprocess.Popen:
    command = [sys.executable, "-m", "benchmarks.crowd", address, str(readers), str(STEPS)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def _ended(crowd: subprocess.Popen) -> dict[str, Any]:
    said, _ = crowd.communicate(timeout=5 * PATIENCE)
    found: dict[str, Any] = json.loads(said)
    return found


def _end(server: Server) -> None:
    server.process.kill()
    server.process.wait()


def _health(server: Server) -> dict[str, Any]:
    """What a process says of itself; nothing while it does not answer."""
    try:
        with urllib.request.urlopen(f"{server.address}/api/health", timeout=30) as answer:  # noqa: S310  our own
            found: dict[str, Any] = json.load(answer)
            return found
    except OSError:
        return {}


def _edition(server: Server) -> object:
    return _health(server).get("edition")


def _until(asked: Callable[[], Any]) -> Any:
    until = time.monotonic() + PATIENCE
    while not (found := asked()):
        if time.monotonic() > until:
            raise TimeoutError("a step of the drill took too long")
        time.sleep(0.25)
    return found


def _seconds(asked: Callable[[], Any]) -> float:
    began = time.monotonic()
    _until(asked)
    return time.monotonic() - began
