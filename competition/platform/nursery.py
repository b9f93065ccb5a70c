"""Our side of the process that forks children: started once per process, shared by its threads."""

import atexit
import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping
from contextlib import suppress
from typing import IO, Any

from competition.config import ROOT
from competition.platform.nursery_child import MESSAGE

_START = (
    "import sys; sys.path.insert(0, sys.argv[1]); from competition.platform.nursery_child import "
    "wait_for_work; wait_for_work(*sys.argv[2:])"
)
WARM = ("competition.platform.image_child",)
"""What is loaded before the first piece of work; other modules when they are first asked for.

Each library that lies ready is mapped anew for every child: those that most pictures do without stay away.
"""


class NurseryError(Exception):
    """The nursery cannot be started, or is gone."""


class Nursery:
    """A process that forks a child for each piece of work handed to it."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        ours, theirs = socket.socketpair()
        try:
            self._process: subprocess.Popen[bytes] = subprocess.Popen(  # noqa: S603 - our own interpreter, our own code
                [sys.executable, "-I", "-c", _START, str(ROOT), *WARM],
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=dict(environment),
                cwd="/",
                start_new_session=True,
            )
        except OSError as error:
            ours.close()
            raise NurseryError from error
        finally:
            theirs.close()
        self._control = ours
        self._one_at_a_time = threading.Lock()

    @property
    def pid(self) -> int:
        """Return the number of its process."""
        return self._process.pid

    def do(self, module: str, work: IO[bytes], answer: IO[bytes]) -> dict[str, Any]:
        """Have a piece of work done; return the report on the child. Raises NurseryError."""
        report, theirs = os.pipe()
        with os.fdopen(report, "rb") as reading:
            try:
                self._send(module, [work.fileno(), answer.fileno(), theirs])
            finally:
                os.close(theirs)
            told = reading.read()
        if not told:
            raise NurseryError
        found: dict[str, Any] = json.loads(told)
        return found

    def _send(self, module: str, files: list[int]) -> None:
        try:
            with self._one_at_a_time:
                socket.send_fds(self._control, [module.encode().ljust(MESSAGE)], files)
        except OSError as error:
            raise NurseryError from error

    def close(self) -> None:
        """Let it end, and wait for that."""
        self._control.close()
        self._process.kill()
        self._process.wait()

    def forget(self) -> None:
        """Leave it to the process that started it: this one is a fork of that."""
        self._control.close()
        self._process.returncode = 0  # else Python would warn of a child that is not ours


_held: Nursery | None = None
_lock = threading.Lock()


def nursery(environment: Mapping[str, str], *, instead_of: Nursery | None = None) -> Nursery:
    """Return this process's nursery, started when there is none; a new one `instead_of` one that failed."""
    global _held
    with _lock:
        if _held is not None and _held is instead_of:
            _held.close()
            _held = None
        if _held is None:
            _held = Nursery(environment)
        return _held


def held() -> Nursery | None:
    """Return this process's nursery if it has one."""
    return _held


def close() -> None:
    """End this process's nursery."""
    global _held
    with _lock:
        if _held is not None:
            _held.close()
        _held = None


def _after_fork() -> None:
    global _held, _lock
    _lock = threading.Lock()
    if _held is not None:
        with suppress(OSError):
            _held.forget()
    _held = None


atexit.register(close)
os.register_at_fork(after_in_child=_after_fork)
