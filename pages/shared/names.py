"""Answers what a text field may mean, as it is typed, where there are too many names to send along
with every page: GET names?of=province|search&typed=…&lang=…&division=…"""

import logging
from collections.abc import Callable
from urllib.parse import urlencode

import streamlit as st
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from pages.shared import asked_for, ready
from pages.shared.titles import PAGES
from papi.common import survey_year
from papi.common.language import CODES, Language
from papi.search import search
from papi.warehouse import connection, places
from papi.warehouse.connection import Identity, WarehouseUnreadable

LOG = logging.getLogger("papi.pages")
MOST = 50
LONGEST = 200


def routes() -> list[BaseRoute]:
    """The one address of all fields."""
    base = st.get_option("server.baseUrlPath").strip("/")
    return [Route(f"/{base}/names" if base else "/names", _answer)]


def address(of: str, language: Language, file: Identity) -> str:
    """Where a field's names are asked for: those of provinces, or all that a search finds; what is
    typed is added to it."""
    asked = {"of": of, "lang": language.code}
    return "./names?" + urlencode(asked | ({"division": asked_for.OF_34} if file.of_34 else {}))


def _answer(request: Request) -> Response:
    link = request.query_params
    matching = _MATCHING.get(link.get("of", ""))
    typed = link.get("typed", "")
    code = next((one for one in CODES if one == link.get("lang")), None)
    if matching is None or code is None or len(typed) > LONGEST:
        return JSONResponse({}, 400)
    try:
        surveyed = connection.identity(ready.warehouse_path())
        file = surveyed.in_34 if link.get("division") == asked_for.OF_34 else surveyed
        found = matching(Language(code), file, typed)
    except WarehouseUnreadable as error:
        LOG.warning("warehouse unreadable: %s", error)
        return JSONResponse({}, 503, {"Retry-After": "30"})
    return JSONResponse([{"name": one} for one in found], headers={"Cache-Control": "no-cache"})


def _provinces(language: Language, file: Identity, typed: str) -> list[str]:
    known = survey_year.provinces(file)
    codes = places.matching(file, typed, 34 if file.of_34 else None, MOST)
    return [language.place(known[code].name) for code in codes if code in known]


def _anything(language: Language, file: Identity, typed: str) -> list[str]:
    return [one.label for one in search.find(language, file.as_surveyed, typed, PAGES)]


_MATCHING: dict[str, Callable[[Language, Identity, str], list[str]]] = {
    "province": _provinces,
    "search": _anything,
}
