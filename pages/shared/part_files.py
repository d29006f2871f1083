"""Serves the figures of a single part as CSV or Excel, and the script of its row.

A link names the part, the view and the choice, so that it means the same on every server and at any
time; whatever it names that there is not, is answered with 404.
"""

import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args, get_type_hints

import streamlit as st
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from pages.shared import document
from papi.common import choice_codes, documents, file_names
from papi.common.language import Language
from papi.common.parts import Part, Subject, View
from papi.subjects import SUBJECTS
from papi.warehouse.connection import WarehouseUnreadable

LOG = logging.getLogger("papi.pages")
SCRIPTS = ("part_row.js", "part_picture.js")
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST = 4000


def routes() -> list[BaseRoute]:
    """The files of every part, and the scripts that make their pictures."""
    base = st.get_option("server.baseUrlPath").strip("/")
    under = f"/{base}/part" if base else "/part"
    return [
        *(Route(f"{under}/{name}", _script(name)) for name in SCRIPTS),
        Route(f"{under}/{{subject}}/{{name}}.csv", _csv),
        Route(f"{under}/{{subject}}/{{name}}.xlsx", _excel),
    ]


def _script(name: str) -> Callable[[Request], Response]:
    path, headers = Path(__file__).with_name(name), {"Cache-Control": "no-cache"}
    return lambda _: FileResponse(path, media_type="text/javascript", headers=headers)


def _csv(request: Request) -> Response:
    """The first of the part's tables; its source is a column."""

    def content(language: Language, part: Part) -> bytes:
        return documents.csv(
            next(part.tables(alone=True)), notes={language.text("Source"): part.source}
        )

    return _file(request, "csv", "text/csv", content)


def _excel(request: Request) -> Response:
    """All tables of the part, after what the part says."""

    def content(_language: Language, part: Part) -> bytes:
        said = (part.title, part.answer, *part.remarks, *part.in_files, part.source)
        return documents.workbook([*filter(None, dict.fromkeys(said))], [*part.tables(alone=True)])

    return _file(request, "xlsx", EXCEL, content)


def _file(
    request: Request, form: str, kind: str, content: Callable[[Language, Part], bytes]
) -> Response:
    try:
        view, part = _asked(request)
        made = content(view.language, part)
    except WarehouseUnreadable as error:
        LOG.warning("warehouse unreadable: %s", error)
        return PlainTextResponse("Service Unavailable", 503, {"Retry-After": "30"})
    except Exception as error:  # a link that somebody wrote, not one of ours
        LOG.warning("no such part: %s (%r)", request.url, error)
        return PlainTextResponse("Not Found", 404)
    name = file_names.stem(view, request.path_params["name"])
    headers = {
        "Content-Disposition": f'attachment; filename="{name}.{form}"',
        "Cache-Control": "no-cache",
        "X-Content-Type-Options": "nosniff",
    }
    return Response(made, headers=headers, media_type=kind)


def _asked(request: Request) -> tuple[View, Part]:
    """The part that the link asks for, with its source, and whom it is for; raises where there is
    none."""
    subject: Subject[Any] = SUBJECTS[request.path_params["subject"]]
    text = request.query_params.get("choice", "")
    view = document.asked(request)
    if view is None or len(text) > LONGEST:
        raise LookupError(request.url)
    # What is about no province or no year has none in its link.
    if "province" not in request.query_params:
        view = replace(view, province_code="")
    if "year" not in request.query_params:
        view = replace(view, year=0)
    choice = choice_codes.read(_kind(subject), text)
    part = subject.part(view, request.path_params["name"], choice)
    if part is None:
        raise LookupError(request.url)
    return view, part


def _kind(subject: Subject[Any]) -> type:
    """The class of a subject's choices."""
    given: Any = get_type_hints(subject.linked)["return"]
    return next(one for one in (*get_args(given), given) if isinstance(one, type))
