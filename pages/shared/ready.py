"""Makes sure that there is a warehouse to read, and builds a missing or damaged one once."""

import logging
import os
import subprocess
import sys
import threading
from contextlib import suppress
from functools import cache
from pathlib import Path

import streamlit as st

from papi.common.language import Language
from papi.store import addresses
from papi.store.fetching import Copy, StoreUnreachable
from papi.warehouse import connection
from papi.warehouse.connection import Identity, WarehouseUnreadable

ROOT = Path(__file__).parents[2]
LOG = logging.getLogger("papi.pages")

_building = threading.Lock()


def warehouse_path() -> Path:
    """Where the warehouse is; PAPI_WAREHOUSE names another place, or a store of which a copy is
    kept here."""
    named = os.environ.get("PAPI_WAREHOUSE", str(connection.DEFAULT_PATH))
    return copy_of(named).path if addresses.is_store(named) else Path(named)


@cache
def copy_of(store: str) -> Copy:
    """The copy of a store's warehouse; PAPI_CACHE names its folder, one for each process."""
    folder = Path(os.environ.get("PAPI_CACHE", ROOT / "data" / "cache"))
    return Copy(store, folder / "papi.duckdb")


def store() -> Copy | None:
    """The copy that this server reads; None where it reads a file of its own."""
    named = os.environ.get("PAPI_WAREHOUSE", "")
    return copy_of(named) if addresses.is_store(named) else None


def workbooks_path() -> Path:
    """Where added workbooks are kept; PAPI_WORKBOOKS names another place."""
    return Path(os.environ.get("PAPI_WORKBOOKS", ROOT / "data" / "workbooks"))


def warehouse_file(language: Language) -> Identity:
    """The warehouse to read now. A missing or damaged one is built first, with a message to the
    reader; if that fails too, the page says so and stops."""
    path = warehouse_path()
    try:
        return _readable(path)
    except WarehouseUnreadable as error:
        LOG.warning("warehouse unreadable, building it: %s", error)
    with st.status(language.text("Building the data from the published tables (a few seconds)…")):
        # One build per server; readers who wait find it done when their turn comes.
        with _building:
            try:
                return _readable(path)
            except WarehouseUnreadable:
                _build(path)
    try:
        return _readable(path)
    except WarehouseUnreadable:
        LOG.exception("warehouse unreadable after a build")
        st.error(
            language.text(
                "The data could not be built. The server's log says why; please tell the "
                "administrator of this site."
            )
        )
        st.stop()


def _readable(path: Path) -> Identity:
    with suppress(WarehouseUnreadable):
        return _verified(path)
    # A file swapped while it was opened is readable at the second try; a damaged one is not.
    return _verified(path)


def _verified(path: Path) -> Identity:
    file = connection.identity(path)
    connection.verify(file)
    return file


def _build(path: Path) -> None:
    """Runs the build as a separate process: code that reads never imports it. What a store holds is
    fetched instead."""
    if held := store():
        try:
            held.refresh()
        except StoreUnreachable as error:
            LOG.error("the store cannot be read: %s", error)
        return
    built = subprocess.run(
        [
            sys.executable,
            "-m",
            "etl",
            "build",
            "--to",
            str(path.absolute()),
            "--workbooks",
            str(workbooks_path().absolute()),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if built.returncode:
        LOG.error("building the warehouse failed: %s", built.stderr.strip())
