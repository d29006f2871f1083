"""A reader without a browser, with Streamlit's own messages over a WebSocket: opens pages."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

LARGEST = 64 * 1024 * 1024
PATIENCE = 60.0  # seconds to wait for one page


@dataclass(frozen=True)
class Visitor:
    """A visit that has begun."""

    socket: ClientConnection

    def open(self, page: str, query: str) -> None:
        """Opens a page by its link and waits until it is complete; TimeoutError when it is not
        within a minute, ConnectionError when the server goes away."""
        message = BackMsg()
        message.rerun_script.query_string = query
        message.rerun_script.page_name = page
        message.rerun_script.context_info.locale = "vi-VN"
        try:
            self.socket.send(message.SerializeToString())
            while not _is_last(self.socket.recv(timeout=PATIENCE)):
                pass
        except ConnectionClosed as closed:
            raise ConnectionError(str(closed)) from closed


@contextmanager
def visit(address: str) -> Iterator[Visitor]:
    """A visit to the server at `address` (ws://host:port[/base]); OSError where nothing answers."""
    with connect(
        f"{address}/_stcore/stream",
        subprotocols=[Subprotocol("streamlit")],
        max_size=LARGEST,
        open_timeout=PATIENCE,
        ping_interval=None,  # like a browser: a busy server may be silent for a long time
        proxy=None,
    ) as socket:
        yield Visitor(socket)


def _is_last(data: str | bytes) -> bool:
    """Whether the message ends a run of the page."""
    message = ForwardMsg()
    message.ParseFromString(data if isinstance(data, bytes) else data.encode())
    return (
        message.WhichOneof("type") == "script_finished"
        and message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
    )
