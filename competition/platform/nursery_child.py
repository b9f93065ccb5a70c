"""A warmed process that forks a confined child for each piece of work. It opens nothing itself.

It was started by `exec` with a clean environment, so there is nothing of the installation in its memory. Each
piece of work gets a minder, which starts the child, waits for it, ends it for certain and tells what it used.
"""

import gc
import importlib
import json
import os
import signal
import socket
import sys
import time
from contextlib import suppress
from types import FrameType
from typing import Any

from competition.platform import confined, rights

MESSAGE = 128
"""Bytes of a message: the name of the module that does the work. Along come three open files:
the work (read), the answer (written by the child), the report (written by the minder)."""
_CONTROL = 0
_FIRST = 3


def wait_for_work(*warm: str) -> None:
    """Do what is asked for on standard input, a socket, until nobody is left who could ask."""
    rights.leave_network()
    control = socket.socket(fileno=os.dup(_CONTROL))
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, _CONTROL)
    os.close(null)
    for module in warm:
        _warm(module)
    signal.signal(signal.SIGCHLD, _reap)
    while True:
        name, files, _, _ = socket.recv_fds(control, MESSAGE, 3)
        if not name:
            return
        _warm(name.decode().strip())
        if os.fork() == 0:
            _mind(*files)
        for file in files:
            os.close(file)


def _warm(module: str) -> None:
    """Load what does the work, once, and let it do ahead what every child would have to do at first.

    What is wrong with it is the child's to tell.
    """
    if module not in sys.modules:
        with suppress(Exception):
            loaded = importlib.import_module(module)
            getattr(loaded, "warm_up", _nothing)()
        gc.collect()
        gc.freeze()  # pages that are not written to are shared with the children


def _nothing() -> None:
    """Most modules have nothing to do ahead."""


def _reap(_signal: int, _frame: FrameType | None) -> None:
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def _mind(*files: int) -> None:
    """Have the work done by a child and report on it; this process then ends."""
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os.setsid()
        files = _only(files)
        with os.fdopen(files[0], "rb") as file:
            work = confined.Work(**json.loads(file.read()))
        rights.adopt_orphans()
        enclosed = rights.enclose_children()
        began = time.monotonic()
        child = os.fork()
        if child == 0:
            _do(work, answer=files[1], report=files[2])
        os.close(files[1])
        report = {**_wait(child, work.seconds), "seconds": time.monotonic() - began}
        if not enclosed:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(child, signal.SIGKILL)
            rights.end_children()
        os.write(files[2], json.dumps(report).encode())
    finally:
        os._exit(0)


def _only(files: tuple[int, ...]) -> tuple[int, ...]:
    """Close every open file but these and the three of each process; return them under their new numbers."""
    aside = [os.dup(file) for file in files]
    clear = max(aside) + 1
    moved = [os.dup2(file, clear + place) for place, file in enumerate(aside)]
    os.closerange(_FIRST, clear)
    os.closerange(clear + len(files), os.sysconf("SC_OPEN_MAX"))
    return tuple(moved)


def _do(work: confined.Work, *, answer: int, report: int) -> None:
    """Do the work in this process, which then ends without cleaning up: its memory is nobody's."""
    code = 1
    try:
        os.setsid()
        os.close(report)
        confined.do(work, os.fdopen(answer, "wb"))
        code = 0
    finally:
        os._exit(code)


def _wait(child: int, seconds: int) -> dict[str, Any]:
    """Wait until the child has ended, or end it after so many seconds; tell how, and what it used."""
    late = []

    def strike(_signal: int, _frame: FrameType | None) -> None:
        late.append(True)
        os.kill(child, signal.SIGKILL)

    signal.signal(signal.SIGALRM, strike)
    signal.setitimer(signal.ITIMER_REAL, max(seconds, 0.001))
    _, status, usage = os.wait4(child, 0)
    signal.setitimer(signal.ITIMER_REAL, 0)
    return {
        "code": os.waitstatus_to_exitcode(status),
        "late": bool(late),
        "cpu": usage.ru_utime + usage.ru_stime,
        "peak": usage.ru_maxrss,
    }
