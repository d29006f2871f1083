"""Runs the dashboard as several processes: `python -m servers --workers 2 --port 8501`.

nginx, where it is installed, stands before them at the port with the shipped configuration; without
it each process has a port of its own, the first the one asked for. A process that ends is started
again.
"""

import argparse
import os
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from servers import nginx
from servers.dashboard import ROOT, free_port

AGAIN = 2.0  # seconds before a process that ended is started again


def main(arguments: list[str] | None = None) -> int:
    """Runs until it is interrupted; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m servers", description=__doc__)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--port", type=int, default=8501)
    chosen = parser.parse_args(arguments)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends the others too
    # Each must understand what the others signed.
    os.environ.setdefault("STREAMLIT_SERVER_COOKIE_SECRET", secrets.token_hex(32))
    before = nginx.installed()
    ports = [free_port() if before else chosen.port + place for place in range(chosen.workers)]
    with ExitStack() as stack:
        processes = {port: stack.enter_context(_ended(_dashboard(port))) for port in ports}
        if before:
            print(stack.enter_context(nginx.nginx(ports, port=chosen.port)), flush=True)
        else:
            print("nginx is not installed: each process has its own port", flush=True)
            print("\n".join(f"http://127.0.0.1:{port}" for port in ports), flush=True)
        try:
            while True:
                time.sleep(AGAIN)
                for port, process in processes.items():
                    if process.poll() is not None:
                        print(f"port {port} ended with {process.returncode}; started again")
                        processes[port] = stack.enter_context(_ended(_dashboard(port)))
        except KeyboardInterrupt:
            return 0


def _dashboard(port: int) -> subprocess.Popen:
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    return subprocess.Popen(command, cwd=ROOT)


@contextmanager
def _ended(process: subprocess.Popen) -> Iterator[subprocess.Popen]:
    try:
        yield process
    finally:
        process.terminate()
        process.wait()


if __name__ == "__main__":
    sys.exit(main())
