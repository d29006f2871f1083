"""Simulates a reader without a browser, with Streamlit's own messages over a WebSocket.

It opens a link, goes to pages and picks provinces. After a lost connection it reconnects as a
browser does, with the link in its address bar and the choices it had.
"""

import asyncio
import time
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self
from urllib.parse import parse_qs, urlencode, urlsplit

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection

PATIENCE = 60  # seconds to wait for one response
LARGEST = 64 * 1024 * 1024
CARRIED = ("province", "year", "division", "lang")  # as pages/shared/history.js
BOUND = ("province", "year", "lang")  # pickers that the browser itself keeps in the address bar


class ReaderFailed(Exception):
    """The page showed an error, or there was no such page."""


@dataclass
class Reader:
    """One session with the server at `address` (http://host:port[/base]). After each response it
    has the page's words, its address and the widgets' ids."""

    address: str
    seat: str = ""
    query: str = ""
    headline: str = ""
    words: str = ""
    bytes_in: int = 0
    bound: dict[str, str] = field(default_factory=dict)
    widgets: dict[str, str] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)
    page: str = ""
    _socket: ClientConnection | None = None

    async def __aenter__(self) -> Self:
        await self.connect()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._socket:
            await self._socket.close()

    async def connect(self) -> None:
        """Opens a connection; `seat` is the cookie by which a proxy assigns readers to servers."""
        parts = urlsplit(self.address)
        self._socket = await websockets.connect(
            f"ws://{parts.netloc}{parts.path}/_stcore/stream",
            subprotocols=[websockets.Subprotocol("streamlit")],
            origin=None,
            max_size=LARGEST,
            additional_headers={"Cookie": f"papi_seat={self.seat}"} if self.seat else None,
            open_timeout=PATIENCE,
            ping_interval=None,  # like a browser: a busy server may be silent for a long time
        )

    async def open(self, page: str, query: str) -> float:
        """Opens a page by its link; returns the seconds until it was complete."""
        self.query, self.page = query, "" if page == "overview" else page
        self.bound = {key: found[0] for key, found in parse_qs(query).items() if key in BOUND}
        message = BackMsg()
        message.rerun_script.query_string = query
        message.rerun_script.page_name = self.page
        return await self._ask(message)

    async def go(self, page: str) -> float:
        """Goes to another page by the navigation; returns the seconds until it was complete."""
        self.page = "" if page == "overview" else page
        message = BackMsg()
        message.rerun_script.query_string = self.query
        message.rerun_script.page_script_hash = self.pages[self.page]
        return await self._ask(message)

    async def pick(self, province: str) -> float:
        """Picks a province; returns the seconds until the page was complete."""
        self.bound["province"] = province
        self._bind()  # the browser writes the choice into its address before it asks
        message = BackMsg()
        message.rerun_script.query_string = self.query
        message.rerun_script.page_script_hash = self.pages[self.page]
        state = message.rerun_script.widget_states.widgets.add()
        state.id = self.widgets["province"]
        state.string_value = province
        return await self._ask(message)

    async def come_back(self) -> float:
        """Reconnects after a lost connection and opens the link in the address bar."""
        began = time.perf_counter()
        while True:
            try:
                await self.connect()
                await self.open(self.page or "overview", self.query)
                return time.perf_counter() - began
            except (OSError, websockets.WebSocketException):
                if time.perf_counter() - began > PATIENCE:
                    raise
                await asyncio.sleep(0.5)

    def chosen(self, name: str) -> str:
        """The value of a choice in the address bar."""
        return parse_qs(self.query).get(name, [""])[0]

    async def _ask(self, message: BackMsg) -> float:
        assert self._socket  # noqa: S101
        message.rerun_script.context_info.locale = "vi-VN"
        self.words = ""
        began = time.perf_counter()
        await self._socket.send(message.SerializeToString())
        async with asyncio.timeout(PATIENCE):
            while not self._take(await self._socket.recv()):
                pass
        self._bind()
        return time.perf_counter() - began

    def _bind(self) -> None:
        others = {key: found[0] for key, found in parse_qs(self.query).items() if key not in BOUND}
        self.query = urlencode({**self.bound, **others})

    def _carry(self, query: str) -> None:
        """The link as pages/shared/history.js keeps it: what the server leaves out between two
        pages stays."""
        before, now = parse_qs(self.query), parse_qs(query)
        if "province" not in now:
            now |= {name: before[name] for name in CARRIED if name in before and name not in now}
        self.query = urlencode({name: found[0] for name, found in now.items()})

    def _take(self, data: str | bytes) -> bool:
        """Stores what one message says; returns whether it was the run's last."""
        assert isinstance(data, bytes)  # noqa: S101
        self.bytes_in += len(data)
        message = ForwardMsg()
        message.ParseFromString(data)
        kind = message.WhichOneof("type")
        if kind == "navigation":
            self.pages = {
                one.url_pathname if not one.is_default else "": one.page_script_hash
                for one in message.navigation.app_pages
            }
        elif kind == "page_info_changed":
            self._carry(message.page_info_changed.query_string)
        elif kind == "delta":
            self._see(message)
        elif kind == "page_not_found":
            raise ReaderFailed(f"no page {self.page}")
        done: bool = (
            kind == "script_finished"
            and message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
        )
        return done

    def _see(self, message: ForwardMsg) -> None:
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind in ("selectbox", "text_input"):
            found = getattr(element, kind).id
            self.widgets[found.rsplit("-", 1)[-1]] = found
        elif kind == "markdown":
            self.words += element.markdown.body
            if "class='headline'" in element.markdown.body:
                self.headline = element.markdown.body
        elif kind == "exception" or (kind == "alert" and element.alert.format == 1):
            raise ReaderFailed(str(element)[:300])
