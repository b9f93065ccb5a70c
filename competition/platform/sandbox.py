"""A killable child process for files and texts that may be hostile: limits on time and memory, no network."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from competition.config import ROOT
from competition.platform.confined import Work
from competition.platform.nursery import Nursery, NurseryError, nursery

# Nothing else of the environment reaches a child: it holds the installation's secrets.
_PASSED_ON = ("PATH", "LANG", "LC_ALL", "TZ", "LD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH")
_SINGLE = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}  # threads do not survive a fork
_START = (
    "import sys; sys.path.insert(0, sys.argv[1]); from competition.platform.confined import serve; serve()"
)
_LONGEST_ANSWER = 4 << 20
_MEGABYTE = 1 << 20
_watched: ContextVar[list["Usage"] | None] = ContextVar("watched", default=None)
_PEAK_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True)
class Limits:
    """What a child may use: wall and CPU time in seconds, address space and size of each file in bytes."""

    seconds: int = 30
    memory: int = 1 << 30
    file_size: int = 64 << 20
    cpu: int = 20


@dataclass(frozen=True)
class Usage:
    """What a child used: wall time in seconds, resident memory at its most in MB, CPU time in seconds."""

    seconds: float
    peak_mb: float
    cpu: float


class ChildFailedError(Exception):
    """The child came to no answer; `reason` is "time", "memory", "died" or the class of its error."""

    def __init__(self, reason: str, usage: Usage | None = None) -> None:
        self.reason = reason
        self.usage = usage
        super().__init__(reason)


class ChildRefusedError(Exception):
    """The child refuses the work; `name` is the class of a refusal, `values` fill its sentence."""

    def __init__(self, name: str, values: dict[str, Any], usage: Usage | None = None) -> None:
        self.name = name
        self.values = values
        self.usage = usage
        super().__init__(name)


def run(
    module: str,
    request: Mapping[str, Any],
    *,
    limits: Limits = Limits(),
    environment: Mapping[str, str] | None = None,
) -> Any:
    """Return `module.answer(request)` as computed by a confined process of its own; both are JSON.

    The child works in an empty folder, which is removed afterwards: a path in `request` is absolute. It is
    killed when its time is over, with all it may have started. Raises ChildRefusedError and ChildFailedError.
    """
    return measured(module, request, limits=limits, environment=environment)[0]


def measured(
    module: str,
    request: Mapping[str, Any],
    *,
    limits: Limits = Limits(),
    environment: Mapping[str, str] | None = None,
) -> tuple[Any, Usage]:
    """Do as `run`, and tell what the child used; the errors tell it as `usage`."""
    with _folder() as folder, tempfile.TemporaryFile() as answer:
        work = Work(module, request, folder=folder, environment=environment or {}, **asdict(limits))
        report = _done(work, answer)
        usage = Usage(
            round(report["seconds"], 3),
            round(report["peak"] * _PEAK_UNIT / _MEGABYTE, 1),
            round(report["cpu"], 3),
        )
        if (watched := _watched.get()) is not None:
            watched.append(usage)
        answer.seek(0)
        return _read(answer.read(_LONGEST_ANSWER), report, limits, usage), usage


@contextmanager
def watching() -> Iterator[list[Usage]]:
    """Yield a list that fills with what every child uses meanwhile, whoever starts it."""
    used: list[Usage] = []
    token = _watched.set(used)
    try:
        yield used
    finally:
        _watched.reset(token)


@contextmanager
def _folder() -> Iterator[str]:
    """Yield a fresh empty folder; what a child leaves in it goes, whatever it did to it."""
    folder = tempfile.mkdtemp(prefix="garland-child-")
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if os.path.lexists(folder):
            _open_up(folder)
            shutil.rmtree(folder, ignore_errors=True)


def _open_up(folder: str) -> None:
    """Give back the rights that a child may have taken from its folders."""
    with suppress(OSError):
        Path(folder).chmod(0o700)
        for entry in os.scandir(folder):
            if entry.is_dir(follow_symlinks=False):
                _open_up(entry.path)


def _done(work: Work, answer: IO[bytes]) -> dict[str, Any]:
    """Have the work done by the nursery; by a fresh process where that cannot be had."""
    failed: Nursery | None = None
    for _ in range(2):
        try:
            with tempfile.TemporaryFile() as file:
                file.write(json.dumps(asdict(work)).encode())
                file.seek(0)
                failed = nursery(_environment(), instead_of=failed)
                return failed.do(work.module, file, answer)
        except (NurseryError, AttributeError):  # no descriptors can be sent on this system
            continue
    return _fresh(work, answer)


def _fresh(work: Work, answer: IO[bytes]) -> dict[str, Any]:
    """Do the work in a process started for it alone."""
    began, late = time.monotonic(), threading.Event()
    with tempfile.TemporaryFile() as file:
        file.write(json.dumps(asdict(work)).encode())
        file.seek(0)
        child = subprocess.Popen(  # noqa: S603 - our own interpreter, our own code
            [sys.executable, "-I", "-c", _START, str(ROOT)],
            stdin=file,
            stdout=answer,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            cwd=work.folder,
            start_new_session=True,
        )

    def strike() -> None:
        late.set()
        _kill(child.pid)

    clock = threading.Timer(work.seconds, strike)
    clock.start()
    try:
        _, status, usage = os.wait4(child.pid, 0)
    finally:
        clock.cancel()
        _kill(child.pid)
    child.returncode = os.waitstatus_to_exitcode(status)
    return {
        "code": child.returncode,
        "late": late.is_set(),
        "seconds": time.monotonic() - began,
        "cpu": usage.ru_utime + usage.ru_stime,
        "peak": usage.ru_maxrss,
    }


def _kill(group: int) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(group, signal.SIGKILL)


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    return {**kept, **_SINGLE}


def _read(answer: bytes, report: Mapping[str, Any], limits: Limits, usage: Usage) -> Any:
    code = report["code"]
    if (
        report["late"]
        or code == -signal.SIGXCPU
        or (code == -signal.SIGKILL and usage.cpu >= 0.9 * limits.cpu)
    ):
        raise ChildFailedError("time", usage)
    if code == -signal.SIGKILL:
        raise ChildFailedError("memory", usage)  # the system ended it
    reply: dict[str, Any] = {"failed": "died"}
    if code == 0:
        with suppress(ValueError):
            reply = json.loads(answer)
    if "failed" in reply:
        raise ChildFailedError(reply["failed"], usage)
    if "refused" in reply:
        raise ChildRefusedError(reply["refused"], reply["values"], usage)
    return reply["done"]
