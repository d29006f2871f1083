"""Serves the read-only API: HTTP routes under /api on the dashboard's own server.

papi.api defines what a question means and which rows answer it.
"""

import json
import logging
from collections.abc import Callable
from functools import cache

import streamlit as st
from anyio import CapacityLimiter, to_thread
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from pages.shared import ready, warming
from papi.api import answer, checking, health, openapi, refusal
from papi.api.refusal import Fault, QuestionRefused
from papi.api.resources import FORMS, RESOURCES, Form, understood
from papi.common.language import CODES, Language, marked
from papi.warehouse import connection
from papi.warehouse.connection import Identity, WarehouseUnreadable

LOG = logging.getLogger("papi.api")

# Anyone may cache, but must revalidate each time (a 304 reads no rows), so that a new warehouse
# shows at once.
KEPT = "public, no-cache"
CHECKED_AT_ONCE = 2


def routes() -> list[BaseRoute]:
    """All routes under /api, alongside Streamlit's own."""
    base = st.get_option("server.baseUrlPath").strip("/")
    under = f"/{base}/api" if base else "/api"
    inside = [
        Route("/check", _check, methods=["POST"]),
        Route("/health", _guarded(_health)),
    ]
    inside += [Route(f"/{name}.{form}", _rows(name, form)) for name in RESOURCES for form in FORMS]
    service = Starlette(
        routes=[Route("/openapi.json", _guarded(_document)), *inside],
        # Public figures, no cookie, no key: any page may read them.
        middleware=[
            Middleware(
                CORSMiddleware,
                allow_origins=["*"],
                allow_methods=["GET", "HEAD", "POST"],
                allow_headers=["If-None-Match", "Content-Type"],
                expose_headers=["ETag", "Link", "X-Total-Count"],
            )
        ],
        exception_handlers={HTTPException: _no_such_address},
    )
    return [
        Route(under, lambda _: RedirectResponse(f"{under}/openapi.json")),
        Mount(under, service),
    ]


def _rows(name: str, form: Form) -> Callable[[Request], Response]:
    """The endpoint of one kind of rows in one form."""

    def show(request: Request, file: Identity) -> Response:
        query = understood(file, name, form, request.query_params.multi_items())
        tag = answer.tag(file, query)
        headers = {"ETag": tag, "Cache-Control": KEPT, "X-Content-Type-Options": "nosniff"}
        if _holds(request, tag):
            return Response(status_code=304, headers=headers)
        found = answer.answer(file, query)
        links = ['<openapi.json>; rel="describedby"']
        if found.following:
            links.append(f'<{found.following}>; rel="next"')
        headers |= {"Link": ", ".join(links), "X-Total-Count": str(found.total)}
        if form == "csv":
            named = answer.file_name(file, query)
            headers["Content-Disposition"] = f'attachment; filename="{named}.csv"'
        return Response(found.body, media_type=answer.CONTENT_TYPES[form], headers=headers)

    return _guarded(show)


async def _check(request: Request) -> Response:
    """The verdicts on a text. Nothing is written; a body is read no further than a text can be
    long, and few are checked at once, because it takes a second of work."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > checking.MOST_BYTES:
            return _problem(request, checking.too_long())

    def show(_request: Request, file: Identity) -> Response:
        headers = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
        return Response(checking.answer(file, body), 200, headers, "application/json")

    return await to_thread.run_sync(_guarded(show), request, limiter=_at_once())


@cache
def _at_once() -> CapacityLimiter:
    return CapacityLimiter(CHECKED_AT_ONCE)


def _health(_request: Request, file: Identity) -> Response:
    store = ready.store()
    body = health.answer(file, warmed=warming.is_done(file), store=store.trouble if store else "")
    headers = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
    return Response(body, 200, headers, "application/json")


def _document(request: Request, file: Identity) -> Response:
    """The OpenAPI document in the reader's language."""
    language = _language(request)
    tag = answer.tagged(file, f"openapi {language.code}")
    headers = {"ETag": tag, "Cache-Control": KEPT, **_in(language)}
    if _holds(request, tag):
        return Response(status_code=304, headers=headers)
    described = openapi.document(language, file, request.scope["root_path"])
    body = json.dumps(described, ensure_ascii=False)
    return Response(body, media_type="application/json", headers=headers)


def _guarded(
    show: Callable[[Request, Identity], Response],
) -> Callable[[Request], Response]:
    """The endpoint, given the current warehouse; any error becomes a problem response, with the
    details in the log."""

    def shown(request: Request) -> Response:
        try:
            file = connection.identity(ready.warehouse_path())
            connection.verify(file)
            return show(request, file)
        except QuestionRefused as refused:
            return _problem(request, refused)
        except WarehouseUnreadable as error:
            LOG.warning("warehouse unreadable: %s", error)
            message = marked("The figures are being updated or repaired; please try again soon.")
            return _problem(request, QuestionRefused(503, Fault(message)))
        except Exception:
            LOG.exception("a question failed: %s", request.url)
            message = marked("This is a fault on our side; the server's log says what happened.")
            return _problem(request, QuestionRefused(500, Fault(message)))

    return shown


def _no_such_address(request: Request, error: Exception) -> Response:
    """What Starlette itself refuses: an unknown address, or a method that it does not take."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    names = ", ".join(f"{name}.{form}" for name in RESOURCES for form in FORMS)
    if status == 405:
        fault = Fault(
            marked("A text to check is sent with POST.")
            if request.url.path.endswith("/check")
            else marked("The figures can only be read: GET or HEAD.")
        )
    else:
        status = 404
        message = marked("There is nothing at this address; openapi.json lists what there is.")
        fault = Fault(message, more={"allowed": {"enum": names.split(", ")}})
    return _problem(request, QuestionRefused(status, fault))


def _problem(request: Request, refused: QuestionRefused) -> Response:
    language = _language(request)
    headers = {"Cache-Control": "no-store", **_in(language)}
    if refused.status == 503:
        headers["Retry-After"] = "30"
    if refused.status == 405:
        headers["Allow"] = "POST" if request.url.path.endswith("/check") else "GET, HEAD"
    body = json.dumps(refusal.problem(language, refused), ensure_ascii=False)
    return Response(body, refused.status, headers, media_type=refusal.CONTENT_TYPE)


def _holds(request: Request, tag: str) -> bool:
    """Whether the client already has the current version."""
    known = [one.strip() for one in request.headers.get("If-None-Match", "").split(",")]
    return "*" in known or tag in known or tag.removeprefix("W/") in known


def _in(language: Language) -> dict[str, str]:
    return {"Content-Language": language.code, "Vary": "Accept-Language"}


def _language(request: Request) -> Language:
    """The first requested language that we support, else Vietnamese."""
    for asked in request.headers.get("Accept-Language", "").lower().split(","):
        for code in CODES:
            if asked.strip().split(";")[0].split("-")[0] == code:
                return Language(code)
    return Language("vi")
