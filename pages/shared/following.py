"""Follows a store of warehouses, where PAPI_WAREHOUSE names one: asks every few seconds what is
newest there, and puts it in place of the copy that the pages read. PAPI_STORE_SECONDS says how
often."""

import logging
import math
import os
import threading
import time

from pages.shared import ready
from papi.store.fetching import Copy, StoreUnreachable

LOG = logging.getLogger("papi.pages")
OFTEN = 10.0  # seconds between two looks at the store, unless PAPI_STORE_SECONDS says otherwise
MOST_OFTEN = 1.0  # each look is a request that somebody may pay for


def start() -> None:
    """Begins with the server; a thread of its own, which ends with the process."""
    if copy := ready.store():
        given = (copy, seconds())
        threading.Thread(target=_follow, args=given, daemon=True, name="following").start()


def seconds() -> float:
    """Seconds between two looks at the store; a setting that is no number is logged, not used."""
    named = os.environ.get("PAPI_STORE_SECONDS", "")
    try:
        wanted = float(named or OFTEN)
    except ValueError:
        wanted = math.nan
    if not math.isfinite(wanted):
        LOG.error("PAPI_STORE_SECONDS=%s is no number of seconds: asking every %g", named, OFTEN)
        wanted = OFTEN
    return max(wanted, MOST_OFTEN)


def _follow(copy: Copy, pause: float) -> None:
    while True:
        before = copy.trouble
        try:
            if copy.refresh():
                LOG.info("fetched a new warehouse from %s", copy.store)
            elif before:
                LOG.info("the store answers again: %s", copy.store)
        except StoreUnreachable as error:
            if str(error) != before:  # once for each trouble, not every few seconds
                LOG.warning("the store cannot be read, the last good file stays: %s", error)
        time.sleep(pause)
