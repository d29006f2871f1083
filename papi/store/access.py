"""Reads and writes a store's files: S3 and whatever else Arrow knows (file, gs, abfss), and plain
https to read from. Credentials, region and AWS_ENDPOINT_URL come from the environment."""

import hashlib
import os
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from pyarrow import fs

# A store that does not answer is asked again in a few seconds anyway.
CONNECT, ANSWER, TIMES = 5, 30, 3
PIECE = 4 << 20


class Readable(Protocol):
    """An open file."""

    def read(self, size: int, /) -> bytes:
        """The next bytes, none at the end."""


class Store:
    """The store at an address; paths are from its root. Everything raises OSError where the store
    does not answer or refuses."""

    def __init__(self, address: str) -> None:
        self._address = address.rstrip("/")
        self._system: fs.FileSystem | None = None
        self._root = ""
        if address.startswith("s3://"):
            elsewhere = urlsplit(os.environ.get("AWS_ENDPOINT_URL", ""))
            self._system = fs.S3FileSystem(
                endpoint_override=elsewhere.netloc or None,
                scheme=elsewhere.scheme or "https",
                connect_timeout=CONNECT,
                request_timeout=ANSWER,
                retry_strategy=fs.AwsStandardS3RetryStrategy(max_attempts=TIMES),
            )
            self._root = self._address.removeprefix("s3://")
        elif not address.startswith(("https://", "http://")):
            self._system, self._root = fs.FileSystem.from_uri(self._address)

    @contextmanager
    def reading(self, path: str) -> Iterator[Readable]:
        """A file of the store, to read; FileNotFoundError for none."""
        if self._system is None:
            # Only what PAPI_WAREHOUSE names is asked, and the constructor let in http(s) alone.
            with urllib.request.urlopen(  # noqa: S310  # nosec B310
                f"{self._address}/{path}", timeout=ANSWER
            ) as answer:
                yield answer
        else:
            with self._system.open_input_stream(f"{self._root}/{path}") as file:
                yield file

    def holds(self, path: str) -> bool:
        """Whether there is such a file."""
        found = self._writable.get_file_info(f"{self._root}/{path}")
        return bool(found.type == fs.FileType.File)

    def put(self, source: Path | bytes, path: str, kind: str = "application/octet-stream") -> None:
        """Writes a file, of a media type where the store keeps one; an older one is replaced."""
        system, where = self._writable, f"{self._root}/{path}"
        if isinstance(system, fs.S3FileSystem):
            _write(system, source, where, kind)
            return
        # A bucket shows a file once it is whole; a folder would show it growing.
        system.create_dir(where.rpartition("/")[0], recursive=True)
        half = f"{where}.{os.getpid()}.part"
        _write(system, source, half, kind)
        system.move(half, where)

    @property
    def _writable(self) -> fs.FileSystem:
        if self._system is None:
            raise PermissionError(13, "https is read only", self._address)
        return self._system


def download(store: Store, path: str, to: Path, sha256: str, named_by: str) -> None:
    """A file's bytes, on disk when this ends; ValueError when they have another hash than the note
    that named them says."""
    digest = hashlib.sha256()
    with store.reading(path) as source, to.open("wb") as file:
        while piece := source.read(PIECE):
            digest.update(piece)
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())
    if digest.hexdigest() != sha256:
        raise ValueError(f"{path}: other bytes than {named_by} names")


def _write(system: fs.FileSystem, source: Path | bytes, where: str, kind: str) -> None:
    with system.open_output_stream(where, metadata={"Content-Type": kind}) as file:
        if isinstance(source, bytes):
            file.write(source)
            return
        with source.open("rb") as content:
            while piece := content.read(PIECE):
                file.write(piece)
