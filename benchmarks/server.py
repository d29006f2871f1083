"""Measures what a run of each page's script costs the server: queries, charts, tables, the rest.

Pages run in this process, in Streamlit's own test runner, with a new session for each visit. Time
is the CPU time of the last run's thread, so that other processes do not count; for queries it is
wall time, because DuckDB uses threads of its own. Each query is also compared with the simplest way
to the same rows: `SELECT * FROM answer` on a table that holds just the answer.
"""

import os
import random
import statistics
import time
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any
from unittest.mock import patch

import duckdb
import pandas as pd
from streamlit.logger import set_log_level
from streamlit.testing.v1 import AppTest

from benchmarks.questions import YEAR
from benchmarks.results import Results, median
from pages.shared import frame, show
from pages.shared.titles import PAGES
from papi.common import survey_year
from papi.common.drawing import grid
from papi.warehouse import connection
from papi.warehouse import connection as connection_questions
from servers.dashboard import ROOT

SLOW = 5.0  # milliseconds below which a query is not reported
ASKED_AGAIN = 5
RUN_AIM = 60.0  # milliseconds of CPU


class Clock:
    """Seconds of each kind of work in the current run, and its queries."""

    def __init__(self) -> None:
        self.begin()
        self.frame_of, self.rows_of = connection.ask_once, connection.rows_once

    def begin(self) -> None:
        """Starts a new run: nothing is counted yet."""
        self.spent: dict[str, float] = defaultdict(float)
        self.asked: Counter[tuple[str, str]] = Counter()
        self.questions: dict[tuple[str, str], tuple[Any, ...]] = {}

    def counted(self, kind: str, work: Callable[..., Any]) -> Callable[..., Any]:
        """Wraps `work` so that its time is counted under `kind`."""

        def timed(*values: Any, **named: Any) -> Any:
            began = time.thread_time()
            try:
                return work(*values, **named)
            finally:
                self.spent[kind] += time.thread_time() - began

        return timed

    def ask_once(
        self, file: connection_questions.Identity, question: str, *values: object
    ) -> pd.DataFrame:
        """Asks for a frame, counts and keeps the question."""
        return self._asked(question, values, lambda: self.frame_of(file, question, *values))

    def rows_once(
        self,
        file: connection_questions.Identity,
        record: type[Any],
        question: str,
        *values: object,
    ) -> tuple[Any, ...]:
        """The same for records."""
        return self._asked(question, values, lambda: self.rows_of(file, record, question, *values))

    def _asked(self, question: str, values: tuple[Any, ...], ask: Callable[[], Any]) -> Any:
        began = time.perf_counter()
        found = ask()
        self.spent["questions"] += time.perf_counter() - began
        key = (question, repr(values))
        self.asked[key] += 1
        self.questions[key] = values
        return found

    def run(self, original: Callable[[], None]) -> Callable[[], None]:
        """Times the whole script. Only the last run of a visit counts, not the one that completes
        the link."""

        def timed() -> None:
            self.begin()
            began = time.thread_time()
            original()
            self.spent["run"] = time.thread_time() - began

        return timed


@contextmanager
def clocked() -> Iterator[Clock]:
    """Times the pages while the block runs."""
    clock = Clock()
    with (
        patch.object(frame, "run", clock.run(frame.run)),
        patch.object(connection, "ask_once", clock.ask_once),
        patch.object(connection, "rows_once", clock.rows_once),
        patch.object(show, "chart", clock.counted("charts sent", show.chart)),
        patch.object(grid, "markup", clock.counted("tables", grid.markup)),
    ):
        yield clock


def measure(results: Results, path: Path, rounds: int) -> None:
    """Measures every page for several provinces that nobody has asked for yet, as a server that has
    answered others meets them, and then for the same again."""
    set_log_level("error")  # outside a server, Streamlit warns that there is none
    os.environ["PAPI_WAREHOUSE"] = str(path)
    questions: dict[tuple[str, str], tuple[Any, ...]] = {}
    unseen = iter(_published(path))
    with clocked() as clock:
        for page in PAGES:
            _visit(page, next(unseen))
            fresh, kept, twice = [], [], 0
            for name in islice(unseen, rounds):
                _visit(page, name)
                fresh.append(dict(clock.spent))
                twice = max(twice, sum(times > 1 for times in clock.asked.values()))
                questions |= clock.questions
                _visit(page, name)
                kept.append(dict(clock.spent))
            _report(results, page, fresh, kept, twice)
    _against_bare(results, path, questions)


def _published(path: Path) -> list[str]:
    """The provinces with a total in the year, mixed, so that each page meets some of every kind."""
    file = connection.identity(path)
    names = [
        str(one.name)
        for code, one in survey_year.provinces(file).items()
        if any(found.province_code == code for found in survey_year.gather(file, YEAR).totals)
    ]
    random.Random(YEAR).shuffle(names)  # noqa: S311
    return names


def forget() -> None:
    """Clears the cached answers."""
    connection._kept_answer.cache_clear()


def run_of(page: str, province: str, clock: Clock) -> tuple[float, float]:
    """CPU seconds of a page's run for a province, with no cached answers, and the kilobytes that
    the socket sends for it, deflated."""
    forget()
    app = _visit(page, province)
    return clock.spent["run"], _sent(app) / 1000


def _sent(app: AppTest) -> int:
    """The bytes of all elements of a page, deflated one after the other as the socket does."""
    deflate = zlib.compressobj(wbits=-15)

    def bytes_of(block: Any) -> Iterator[int]:
        for one in block.children.values():
            if (proto := getattr(one, "proto", None)) is not None:
                packed = deflate.compress(proto.SerializeToString())
                yield len(packed) + len(deflate.flush(zlib.Z_SYNC_FLUSH))
            if hasattr(one, "children"):
                yield from bytes_of(one)

    return sum(bytes_of(app._tree))


def _visit(page: str, province: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    for name, value in {"province": province, "year": str(YEAR), "lang": "vi"}.items():
        app.query_params[name] = value
    app.switch_page(f"pages/{page}.py")
    app.run()
    if app.exception or app.error:
        raise RuntimeError(f"{page} of {province}: {[one.value for one in app.error]}")
    return app


def _report(
    results: Results,
    page: str,
    fresh: list[dict[str, float]],
    kept: list[dict[str, float]],
    twice: int,
) -> None:
    def of(runs: list[dict[str, float]], kind: str) -> float:
        return statistics.median(one.get(kind, 0.0) for one in runs) * 1000

    results.add(
        "server",
        f"{page}: run for a province not seen before",
        of(fresh, "run"),
        "ms",
        RUN_AIM,
        note=" · ".join(
            f"{kind} {of(fresh, kind):.0f}" for kind in ("questions", "charts sent", "tables")
        ),
    )
    results.add(
        "server",
        f"{page}: the same again",
        of(kept, "run"),
        "ms",
        note=f"questions {of(kept, 'questions'):.0f}",
    )
    results.add("server", f"{page}: questions put to DuckDB twice in a run", twice, "questions", 0)


def _against_bare(
    results: Results, path: Path, questions: dict[tuple[str, str], tuple[Any, ...]]
) -> None:
    file = connection_questions.identity(path)
    times: dict[str, list[tuple[float, float]]] = defaultdict(list)
    with duckdb.connect(":memory:") as con:
        for (question, _), values in questions.items():
            answer = connection.ask_once(file, question, *values)
            con.register("shown", answer)
            con.execute("CREATE OR REPLACE TABLE answer AS FROM shown")
            ours = _median(lambda q=question, v=values: connection.ask_once(file, q, *v))
            bare = _median(lambda: con.execute("SELECT * FROM answer").df())
            times[" ".join(question.split())[:44]].append((ours, bare))
    for words, taken in sorted(times.items(), key=lambda one: -median(a for a, _ in one[1])):
        ours, bare = median(a for a, _ in taken), median(b for _, b in taken)
        if ours * 1000 >= SLOW:
            results.add(
                "server",
                f"question: {words}",
                ours / bare,
                "times",
                note=f"{ours * 1000:.0f} ms, bare {bare * 1000:.1f} ms",
            )


def _median(work: Callable[[], object]) -> float:
    taken = []
    for _ in range(ASKED_AGAIN):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)
