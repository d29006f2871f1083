"""What the server counts of itself: closed to everybody, unless PAPI_OPEN_METRICS=1 opens it."""

import os

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send


class ClosedMetrics:
    """Answers 404 in place of Streamlit's own route, which no route of ours may take over."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        asked = scope["type"] == "http" and scope["path"].rstrip("/").endswith("/_stcore/metrics")
        if asked and os.environ.get("PAPI_OPEN_METRICS") != "1":
            await PlainTextResponse("Not Found", status_code=404)(scope, receive, send)
        else:
            await self._app(scope, receive, send)
