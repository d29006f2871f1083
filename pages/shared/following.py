"""Follows a store of warehouses, where PAPI_WAREHOUSE names one: asks every few seconds what is
newest there, and puts it in place of the copy that the pages read."""

import logging
import threading
import time

from pages.shared import ready
from papi.store.fetching import Copy, StoreUnreachable

LOG = logging.getLogger("papi.pages")
LOOKS = 10.0  # seconds between two looks at the store


def start() -> None:
    """Begins with the server; a thread of its own, which ends with the process."""
    if copy := ready.store():
        threading.Thread(target=_follow, args=(copy,), daemon=True, name="following").start()


def _follow(copy: Copy) -> None:
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
        time.sleep(LOOKS)
