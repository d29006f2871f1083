"""Draws the newest year's pages of all provinces in both languages after a start or a swap, in the
background, so that on the day results are published readers find them drawn.

The server visits itself like a reader: every cache between link and page is filled by what fills it
anyway. It rests twice as long as it works, so that readers have at least two thirds of the time,
and each file's pages are visited once. PAPI_WARM=0 turns it off.
"""

import logging
import os
import threading
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from ipaddress import ip_address
from urllib.parse import urlencode

import streamlit as st

from pages.shared import following, ready
from pages.shared.titles import OF_ALL, PAGES
from pages.shared.visitor import Visitor, visit
from papi.common import survey_year
from papi.common.language import CODES
from papi.warehouse import connection
from papi.warehouse.connection import Identity, WarehouseUnreadable

LOG = logging.getLogger("papi.pages")
RESTS = 2.0  # times as long as it works
LOOKS = 10.0  # seconds between two looks at the file


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[None]:
    """Begins with the server: threads of their own, which end with the process."""
    following.start()
    if os.environ.get("PAPI_WARM", "1") != "0":
        threading.Thread(target=keep_warm, daemon=True, name="warming").start()
    yield


# The files whose pages have been drawn; the last is the one that is read.
_done: list[Identity] = []


def is_done(file: Identity) -> bool:
    """Whether the file's pages have been drawn."""
    return _done[-1:] == [file]


def keep_warm() -> None:
    """Visits each new file's pages, for as long as the server runs."""
    while True:
        time.sleep(LOOKS if _done else 1.0)
        try:
            file = connection.identity(ready.warehouse_path())
            if is_done(file):
                continue
            connection.verify(file)
            _visit_all(file)
            _done[:] = [file]
        except (WarehouseUnreadable, OSError, TimeoutError) as error:
            LOG.info("warming waits: %s", error)


def _visit_all(file: Identity) -> None:
    began, count = time.monotonic(), 0
    with visit(_address()) as visitor:
        for page, query in links(file):
            if connection.identity(ready.warehouse_path()) != file:
                raise WarehouseUnreadable("replaced while its pages were drawn")
            _visit(visitor, page, query)
            count += 1
    LOG.info("warmed %d pages in %.0f s", count, time.monotonic() - began)


def _visit(visitor: Visitor, page: str, query: str) -> None:
    began = time.monotonic()
    visitor.open(page, query)
    time.sleep(RESTS * (time.monotonic() - began))


def links(file: Identity) -> Iterator[tuple[str, str]]:
    """The pages and links to visit, those that most readers ask for first."""
    year = survey_year.years(file)[0]
    division = survey_year.gather(file, year).division
    provinces = [
        one.name for one in survey_year.provinces(file).values() if one.division == division
    ]
    for stem in PAGES:
        page = "" if stem == next(iter(PAGES)) else stem
        for lang in CODES:
            for name in provinces[:1] if stem in OF_ALL else provinces:
                yield page, urlencode({"province": name, "year": year, "lang": lang})


def _address() -> str:
    """Where this very server listens."""
    host = st.get_option("server.address") or "127.0.0.1"
    with suppress(ValueError):  # a name is no such address
        if ip_address(host).is_unspecified:  # all of the machine's addresses
            host = "127.0.0.1"
    base = st.get_option("server.baseUrlPath").strip("/")
    return f"ws://{host}:{st.get_option('server.port')}" + (f"/{base}" if base else "")
