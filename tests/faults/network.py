"""A network between a client and a server of this machine, which can be lost."""

import socket
import threading
from contextlib import suppress
from types import TracebackType
from typing import Self


class Network:
    """Passes bytes on to `port`, and after `cut_after` bytes no more: connections end, new ones are
    closed at once."""

    def __init__(self, port: int) -> None:
        self._to = port
        self._left: int | None = None
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]

    def __enter__(self) -> Self:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._listening.close()
        self._end()

    def cut_after(self, count: int) -> None:
        """From now on that many bytes pass, in both directions together."""
        with self._lock:
            self._left = count

    def _accept(self) -> None:
        with suppress(OSError):  # closed
            while True:
                client, _ = self._listening.accept()
                if self._left is not None and self._left <= 0:
                    client.close()
                    continue
                server = socket.create_connection(("127.0.0.1", self._to))
                self._open |= {client, server}
                for one, other in ((client, server), (server, client)):
                    threading.Thread(target=self._pass, args=(one, other), daemon=True).start()

    def _pass(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while piece := one.recv(1 << 14):
                with self._lock:
                    if self._left is not None:
                        piece = piece[: max(self._left, 0)]
                        self._left -= len(piece)
                other.sendall(piece)
                if self._left is not None and self._left <= 0:
                    self._end()
                    return
        for each in (one, other):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)

    def _end(self) -> None:
        while self._open:
            with suppress(OSError, KeyError):
                held = self._open.pop()
                held.shutdown(socket.SHUT_RDWR)
                held.close()
