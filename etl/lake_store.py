"""Puts a lake into a bucket: its files under a folder of their own, and last, in the root,
`lake.json`, which names that folder and the SHA-256 of each of its files. Whoever follows it finds
a whole lake; earlier ones stay until they are deleted.
"""

import hashlib
import os
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

import duckdb
from pyarrow import fs

from etl import lake

S3 = "s3://"
CONNECT, ANSWER, TIMES = 5, 30, 3


def is_address(out: str) -> bool:
    """Whether it names a bucket and not a folder of this machine."""
    return out.startswith(S3)


def upload(warehouse: Path, address: str) -> str:
    """Writes the lake under `address` (s3://bucket/lake); where it lies. Its `lake.sql` reads it
    from there. Credentials, region and AWS_ENDPOINT_URL come from the environment. OSError or
    duckdb.Error where that fails: `lake.json` then names the lake before."""
    address = address.rstrip("/")
    bucket, root = _bucket(), address.removeprefix(S3)
    with (
        tempfile.TemporaryDirectory() as scratch,
        duckdb.connect(str(warehouse), read_only=True) as con,
    ):
        made_of, folder = lake.note(con), Path(scratch) / "lake"
        lake.fill(con, folder, made_of, f"{address}/{made_of.name}/")
        files = {}
        for one in sorted(path for path in folder.rglob("*") if path.is_file()):
            name, content = one.relative_to(folder).as_posix(), one.read_bytes()
            _put(bucket, f"{root}/{made_of.name}/{name}", content)
            files[name] = hashlib.sha256(content).hexdigest()
    note = made_of.text(path=made_of.name, files=files)
    _put(bucket, f"{root}/{lake.NOTE}", note.encode())
    return f"{address}/{made_of.name}"


def _bucket() -> fs.S3FileSystem:
    elsewhere = urlsplit(os.environ.get("AWS_ENDPOINT_URL", ""))
    return fs.S3FileSystem(
        endpoint_override=elsewhere.netloc or None,
        scheme=elsewhere.scheme or "https",
        connect_timeout=CONNECT,
        request_timeout=ANSWER,
        retry_strategy=fs.AwsStandardS3RetryStrategy(max_attempts=TIMES),
    )


def _put(bucket: fs.S3FileSystem, path: str, content: bytes) -> None:
    with bucket.open_output_stream(path) as file:
        file.write(content)
