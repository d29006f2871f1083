"""A real S3 server (moto's, in an environment of its own, .venv-s3) on a port of this machine."""

import os
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from servers.dashboard import PATIENCE, ROOT, answers, free_port

PROGRAM = ROOT / ".venv-s3" / "bin" / "moto_server"


@dataclass(frozen=True)
class S3:
    """A running server with one bucket, empty at first; what it holds goes with its process."""

    process: subprocess.Popen
    port: int
    bucket: str

    @property
    def environment(self) -> dict[str, str]:
        """Where a client finds it, and as whom, as on any machine."""
        return {
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{self.port}",
            "AWS_ACCESS_KEY_ID": "testing",
            "AWS_SECRET_ACCESS_KEY": "testing",
            "AWS_DEFAULT_REGION": "us-east-1",
        }

    def stop(self) -> None:
        """Ends it: whoever asks from now on is refused."""
        self.process.kill()
        self.process.wait()


@contextmanager
def s3(bucket: str, port: int | None = None) -> Iterator[S3]:
    """A server until the block ends; TimeoutError when it does not answer."""
    port = port or free_port()
    command = [str(PROGRAM), "-H", "127.0.0.1", "-p", str(port)]
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=dict(os.environ)
    )
    address = f"http://127.0.0.1:{port}"
    try:
        if not answers(f"{address}/moto-api/", process, time.monotonic() + PATIENCE):
            raise TimeoutError(address)
        made = urllib.request.Request(f"{address}/{bucket}", method="PUT")  # noqa: S310
        with urllib.request.urlopen(made, timeout=30):  # noqa: S310  our own address
            yield S3(process, port, bucket)
    finally:
        process.kill()
        process.wait()
