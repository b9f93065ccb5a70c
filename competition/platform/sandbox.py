"""A killable child process for files and texts that may be hostile: limits on time and memory, no network."""

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from competition.config import ROOT

# Nothing else of the environment reaches a child: it holds the installation's secrets.
_PASSED_ON = ("PATH", "LANG", "LC_ALL", "TZ", "LD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH")
_START = (
    "import sys; sys.path.insert(0, sys.argv[1]); from competition.platform.confined import serve; "
    "serve(sys.argv[2], *map(int, sys.argv[3:]))"
)
_LONGEST_ANSWER = 4 << 20


@dataclass(frozen=True)
class Limits:
    """What a child may use: wall and CPU time in seconds, address space and size of each file in bytes."""

    seconds: int = 20
    memory: int = 1 << 30
    file_size: int = 64 << 20


class ChildFailedError(Exception):
    """The child came to no answer; `reason` is "time", "memory", "died" or the class of its error."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class ChildRefusedError(Exception):
    """The child refuses the work; `name` is the class of a refusal, `values` fill its sentence."""

    def __init__(self, name: str, values: dict[str, Any]) -> None:
        self.name = name
        self.values = values
        super().__init__(name)


def run(
    module: str,
    request: Mapping[str, Any],
    *,
    limits: Limits = Limits(),
    environment: Mapping[str, str] | None = None,
) -> Any:
    """Return `module.answer(request)` as computed by a fresh, confined process; both are JSON.

    The child is killed when its time is over. Raises ChildRefusedError and ChildFailedError.
    """
    with tempfile.TemporaryFile() as answer:
        child = subprocess.Popen(  # noqa: S603 - our own interpreter, our own code
            _command(module, limits),
            stdin=subprocess.PIPE,
            stdout=answer,
            stderr=subprocess.DEVNULL,
            env=_environment(environment or {}),
            cwd=ROOT,
            start_new_session=True,
        )
        try:
            child.communicate(json.dumps(request).encode(), timeout=limits.seconds)
        except subprocess.TimeoutExpired:
            raise ChildFailedError("time") from None
        finally:
            _end(child)
        answer.seek(0)
        return _read(answer.read(_LONGEST_ANSWER), child.returncode)


def _command(module: str, limits: Limits) -> list[str]:
    numbers = (limits.memory, limits.seconds, limits.file_size)
    return [sys.executable, "-I", "-c", _START, str(ROOT), module, *map(str, numbers)]


def _environment(extra: Mapping[str, str]) -> dict[str, str]:
    kept = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    return {**kept, "TMPDIR": str(Path(tempfile.gettempdir())), **extra}


def _end(child: subprocess.Popen[bytes]) -> None:
    """Kill the child's whole group if it still runs, and take it away."""
    if child.poll() is None:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()
    if child.stdin is not None:
        # What it has not read would else be offered once more to a pipe that nobody reads.
        with suppress(OSError):
            child.stdin.close()


def _read(answer: bytes, code: int) -> Any:
    if code in (-signal.SIGXCPU, -signal.SIGKILL):
        raise ChildFailedError("time")
    reply: dict[str, Any] = {"failed": "died"}
    if code == 0:
        with suppress(ValueError):
            reply = json.loads(answer)
    if "failed" in reply:
        raise ChildFailedError(reply["failed"])
    if "refused" in reply:
        raise ChildRefusedError(reply["refused"], reply["values"])
    return reply["done"]
