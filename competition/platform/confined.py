"""The child's side of the sandbox: give up rights first, then do one piece of work, answer in JSON and end.

It imports as little as it can: a child is started for every picture.
"""

import contextlib
import importlib
import json
import os
import resource
import sys
from typing import Any

CLONE_NEWUSER = 0x10000000
CLONE_NEWNET = 0x40000000


class RefusedError(Exception):
    """The work is refused for a reason a person can act on: the name of an error class and its values."""

    def __init__(self, name: str, **values: int | str) -> None:
        self.name = name
        self.values = values
        super().__init__(name)


def serve(module: str, memory: int, seconds: int, file_size: int) -> None:
    """Answer the request on standard input with `module.answer(request)`.

    The answer is one of `{"done": …}`, `{"refused": name, "values": …}`, `{"failed": reason}`.
    """
    out = os.dup(1)
    os.dup2(2, 1)  # whatever a library prints must not get into the answer
    confine(memory=memory, seconds=seconds, file_size=file_size)
    try:
        request = json.loads(sys.stdin.buffer.read())
        reply = {"done": importlib.import_module(module).answer(request)}
    except RefusedError as refusal:
        reply = {"refused": refusal.name, "values": refusal.values}
    except MemoryError:
        reply = {"failed": "memory"}
    except Exception as error:  # whatever a hostile file provokes
        reply = {"failed": type(error).__name__}
    with os.fdopen(out, "wb") as answer:
        answer.write(json.dumps(reply).encode())


def confine(*, memory: int, seconds: int, file_size: int) -> None:
    """Limit this process for good: memory and file size in bytes, CPU in seconds; no network, no core."""
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_CPU, seconds)
    _limit(resource.RLIMIT_FSIZE, file_size)
    _limit(resource.RLIMIT_AS, memory)
    _leave_network()
    sys.addaudithook(_refuse)


def _limit(kind: int, value: int) -> None:
    hard = resource.getrlimit(kind)[1]
    value = value if hard == resource.RLIM_INFINITY else min(value, hard)
    with contextlib.suppress(OSError, ValueError):  # macOS does not limit address space
        resource.setrlimit(kind, (value, value))


def _leave_network() -> None:
    """Move into an empty network where the system lets us; elsewhere the audit hook alone stands guard."""
    with contextlib.suppress(ImportError, OSError, AttributeError):
        import ctypes

        unshare = ctypes.CDLL(None).unshare
        if unshare(CLONE_NEWNET) != 0:
            unshare(CLONE_NEWUSER | CLONE_NEWNET)


def _refuse(event: str, _arguments: tuple[Any, ...]) -> None:
    """Refuse network and further processes to Python code of this process."""
    if event.startswith(
        ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.system", "pty.")
    ):
        raise PermissionError(event)
