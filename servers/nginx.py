"""Starts nginx with the shipped configuration (docs/deploy/nginx.conf) on free ports."""

import re
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from servers.dashboard import PATIENCE, ROOT, answers, free_port

PROGRAM = "/usr/sbin/nginx"
SHIPPED = ROOT / "docs" / "deploy" / "nginx.conf"


def installed() -> bool:
    """Whether nginx is on this machine."""
    return Path(PROGRAM).exists()


def configured(
    port: int, upstreams: Sequence[int], directory: Path, limits: Mapping[str, str] | None = None
) -> Path:
    """Writes a complete configuration to `directory`: the shipped file with other ports, and with
    `limits` in place of its values. KeyError for a limit that the shipped file does not set."""
    text = SHIPPED.read_text(encoding="utf-8")
    for name, value in (limits or {}).items():
        text, found = re.subn(rf"(?m)^(    {name}) [^;]*;", rf"\1 {value};", text)
        if found != 1:
            raise KeyError(name)
    servers = "\n".join(
        f"    server 127.0.0.1:{one} max_fails=1 fail_timeout=5s;" for one in upstreams
    )
    text = re.sub(r"(    server 127\.0\.0\.1:\d+[^\n]*\n)+", servers + "\n", text)
    text = text.replace("listen 80;", f"listen 127.0.0.1:{port};")
    temporary = "\n".join(
        f"    {name}_temp_path {directory}/{name};"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    path = directory / "nginx.conf"
    path.write_text(
        f"pid {directory}/nginx.pid;\nerror_log {directory}/error.log;\ndaemon off;\n"
        "events { worker_connections 2048; }\n"
        "http {\n    include /etc/nginx/mime.types;\n    access_log off;\n"
        f"{temporary}\n{text}\n}}\n",
        encoding="utf-8",
    )
    return path


@contextmanager
def nginx(
    upstreams: Sequence[int], limits: Mapping[str, str] | None = None, port: int | None = None
) -> Iterator[str]:
    """Runs nginx in front of servers on those ports until the block ends; gives its address.
    `limits`: see `configured`; `port`: its own, a free one if none is given."""
    port = port or free_port()
    with tempfile.TemporaryDirectory() as scratch:
        Path(scratch).chmod(0o755)  # workers run as another user, and store large bodies here
        path = configured(port, upstreams, Path(scratch), limits)
        command = [PROGRAM, "-p", scratch, "-c", str(path)]
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        try:
            address = f"http://127.0.0.1:{port}"
            until = time.monotonic() + PATIENCE
            if not answers(f"{address}/_stcore/health", process, until):
                raise TimeoutError(address)
            yield address
        finally:
            process.terminate()
            process.wait()
