"""Blocks the server's own metrics for everybody, unless PAPI_OPEN_METRICS=1 opens them."""

import os

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send


class ClosedMetrics:
    """Answers 404 for Streamlit's own metrics route, which our routes cannot override."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        asked = scope["type"] == "http" and scope["path"].rstrip("/").endswith("/_stcore/metrics")
        if asked and os.environ.get("PAPI_OPEN_METRICS") != "1":
            await PlainTextResponse("Not Found", status_code=404)(scope, receive, send)
        else:
            await self._app(scope, receive, send)
