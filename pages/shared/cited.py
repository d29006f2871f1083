"""Editions on a page: what a link's `?edition=` cites, what has changed since, how to cite now."""

import os
from collections.abc import Callable
from functools import partial
from html import escape
from urllib.parse import urlencode, urlsplit

import streamlit as st

from pages.shared import show
from pages.shared.plain import plain
from papi.common import edition_words as words
from papi.common import estimate_words, measures, survey_year
from papi.common.citing import Cited, Day
from papi.common.drawing import citation
from papi.common.parts import View
from papi.site import addresses
from papi.warehouse import editions
from papi.warehouse.editions import Edition, EditionChange

NAME = "edition"
LONGEST = 40


def site() -> str:
    """The address of the static edition, whose archive keeps earlier pages; empty without one."""
    return os.environ.get("PAPI_SITE", "").rstrip("/")


def say_what_changed(page: View, *, of_all: bool) -> None:
    """What a link that cites an edition needs to know: nothing when it is the one shown. `of_all`:
    the page is about all provinces."""
    asked = st.query_params.get(NAME)
    now = editions.current(page.file)
    if not asked or asked == now.edition:
        return
    cited = {one.edition: one for one in editions.known(page.file)}.get(asked)
    if cited is None:
        st.info(plain(words.unknown(page.language, asked[:LONGEST], now)))
    elif of_all:
        count = editions.count_in_year(page.file, cited.edition, page.year)
        st.info(plain(words.of_the_year(page.language, cited, page.year, count)))
        _archived(page, cited, addresses.country, changed=bool(count))
    else:
        found = editions.changes(page.file, cited.edition, page.year, page.province_code)
        st.info(plain(_since(page, cited, found)))
        name = survey_year.provinces(page.file)[page.province_code].name
        own = partial(addresses.province, name=name)
        _archived(page, cited, own, changed=bool(found))


def _since(page: View, cited: Edition, found: tuple[EditionChange, ...]) -> str:
    """What has changed of the province's year since."""
    if not found:
        return words.unchanged(page.language, cited)
    known = measures.known(page.file)
    return words.changed(
        page.language,
        cited,
        found,
        lambda measure: measures.name(page.language, known[measure], page.year),
    )


def _archived(page: View, cited: Edition, address: Callable[..., str], *, changed: bool) -> None:
    """The link to the static page as it was in that edition, where there is an archive."""
    if not changed or not site():
        return
    path = address(page.language.code, page.year, of_34=page.file.of_34)
    link = escape(f"{site()}/{addresses.archived(cited.edition, path)}")
    said = escape(page.language.text("The page as it was then"))
    show.markup(f"<div class='note'><a href='{link}'>{said}</a></div>")


def offer(page: View, title: str) -> None:
    """How to cite the page as it is now: with its whole link, which names the edition."""
    now = editions.current(page.file)
    link = {**st.query_params.to_dict(), NAME: now.edition}
    show.markup(
        citation.drawn(
            page.language,
            Cited(
                title,
                estimate_words.source(page.language, survey_year.gather(page.file, page.year)),
                now.edition,
                Day.for_readers(page.language, now.first_built),
                f"{_own_address()}?{urlencode(link)}",
            ),
        )
    )


def _own_address() -> str:
    """The page's address without its query, as the reader's browser has it."""
    given = st.context.url or ""
    return given if urlsplit(given).path else f"{given}/"
