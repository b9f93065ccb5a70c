"""The child's side of the sandbox: give up rights first, then do one piece of work, answer in JSON and end.

It imports as little as it can: it is loaded for every piece of work that starts a process of its own.
"""

import contextlib
import importlib
import json
import os
import resource
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from competition.platform import rights


class RefusedError(Exception):
    """The work is refused for a reason a person can act on: the name of an error class and its values."""

    def __init__(self, name: str, **values: int | str) -> None:
        self.name = name
        self.values = values
        super().__init__(name)


@dataclass(frozen=True)
class Work:
    """One piece of work as it is handed over: JSON but for `folder`, the empty folder it is done in.

    `seconds` of wall time, `cpu` of CPU time; `memory` and `file_size` in bytes.
    """

    module: str
    request: Any
    seconds: int
    cpu: int
    memory: int
    file_size: int
    folder: str
    environment: Mapping[str, str] = field(default_factory=dict)


def serve() -> None:
    """Do the work that standard input describes, and write the answer to standard output: a fresh child."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not get into the answer
    work = Work(**json.loads(sys.stdin.buffer.read()))
    rights.leave_network()
    do(work, out)


def do(work: Work, out: BinaryIO) -> None:
    """Confine this process for good, do the work and write its answer.

    The answer is one of `{"done": …}`, `{"refused": name, "values": …}`, `{"failed": reason}`.
    """
    confine(work)
    try:
        reply = {"done": importlib.import_module(work.module).answer(work.request)}
    except RefusedError as refusal:
        reply = {"refused": refusal.name, "values": refusal.values}
    except MemoryError:
        reply = {"failed": "memory"}
    except Exception as error:  # whatever a hostile file provokes
        reply = {"failed": type(error).__name__}
    with out:
        out.write(json.dumps(reply).encode())


def confine(work: Work) -> None:
    """Limit this process to what its work may use: no core, no privilege, no other process, no network."""
    os.environ.update(work.environment, TMPDIR=work.folder)
    os.chdir(work.folder)
    os.umask(0o077)
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_CPU, work.cpu, grace=1)
    _limit(resource.RLIMIT_FSIZE, work.file_size)
    _limit(resource.RLIMIT_AS, work.memory)
    rights.die_first()
    rights.drop()
    sys.addaudithook(_refuse)


def _limit(kind: int, value: int, *, grace: int = 0) -> None:
    hard = resource.getrlimit(kind)[1]
    value = value if hard == resource.RLIM_INFINITY else min(value, hard)
    top = value + grace if hard == resource.RLIM_INFINITY else min(value + grace, hard)
    with contextlib.suppress(OSError, ValueError):  # macOS does not limit address space
        resource.setrlimit(kind, (value, top))


def _refuse(event: str, _arguments: tuple[Any, ...]) -> None:
    """Refuse network and further processes to Python code of this process."""
    if event.startswith(
        ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.system", "pty.")
    ):
        raise PermissionError(event)
