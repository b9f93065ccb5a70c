"""Web and worker side by side as processes of their own; one that dies is started again."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from types import FrameType
from urllib.error import URLError
from urllib.request import urlopen

from competition.config import ROOT

PATIENCE = 30.0
PAUSE = 1.0


class Process:
    """A command that is kept running until it is stopped."""

    def __init__(self, command: Sequence[str], environ: Mapping[str, str]) -> None:
        self._command, self._environ = list(command), dict(environ)
        self._running = self._start()

    def _start(self) -> subprocess.Popen[bytes]:
        # A group of its own: Ctrl-C reaches us alone, and we stop the children in order.
        return subprocess.Popen(self._command, env=self._environ, cwd=ROOT, start_new_session=True)  # noqa: S603

    @property
    def pid(self) -> int:
        """The process id of the present run."""
        return self._running.pid

    def keep_alive(self) -> None:
        """Start it again if it has ended."""
        if self._running.poll() is not None:
            self._running = self._start()

    def stop(self) -> None:
        """Ask it to end; make it end when it does not."""
        self._running.terminate()
        try:
            self._running.wait(timeout=10)
        except subprocess.TimeoutExpired:
            os.killpg(self._running.pid, signal.SIGKILL)
            self._running.wait()


def worker_process(environ: Mapping[str, str]) -> Process:
    """Start a worker."""
    return Process([sys.executable, "-m", "competition.cli", "worker"], environ)


def web_process(environ: Mapping[str, str], *, host: str, port: int) -> Process:
    """Start the web server. It makes the app once and forks: making it opens no connection and no thread."""
    bind = ["--bind", f"{host}:{port}", "--workers", "2", "--threads", "4", "--timeout", "120", "--preload"]
    quiet = ["--log-level", "warning", "--worker-tmp-dir", "/dev/shm"] if os.path.isdir("/dev/shm") else []  # noqa: PTH112, S108
    return Process([sys.executable, "-m", "gunicorn", *bind, *quiet, "wsgi:app"], environ)


def free_port(host: str, wanted: int) -> int:
    """Return `wanted` if nobody listens there, else the next port that is free."""
    for port in range(wanted, wanted + 100):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError:
                continue
            return port
    raise OSError(f"no free port from {wanted} on")


def wait_until_served(url: str, patience: float = PATIENCE) -> bool:
    """Wait until a page is served at `url`; tell whether one was within `patience` seconds."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        try:
            with urlopen(url, timeout=2):  # noqa: S310 - our own address
                return True
        except (URLError, OSError):
            time.sleep(0.1)
    return False


class Keeper:
    """Keeps one process running beside the work inside its `with` block."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._keep, daemon=True)

    def __enter__(self) -> "Keeper":
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._ended.set()
        self._thread.join()
        self._process.stop()

    def _keep(self) -> None:
        while not self._ended.wait(PAUSE):
            self._process.keep_alive()


def run_until_stopped(processes: Sequence[Process]) -> None:
    """Keep the processes running until Ctrl-C or SIGTERM, then stop them."""
    stopped = False

    def stop(_signal: int, _frame: FrameType | None) -> None:
        nonlocal stopped
        stopped = True

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    try:
        while not stopped:
            for process in processes:
                process.keep_alive()
            time.sleep(PAUSE)
    finally:
        for process in processes:
            process.stop()
