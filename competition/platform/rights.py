"""What a process of ours gives up by the system's own means, where the system lets it; Linux, mostly."""

import contextlib
import ctypes
import functools
import os
from pathlib import Path
from typing import Any

CLONE_NEWUSER = 0x10000000
CLONE_NEWPID = 0x20000000
CLONE_NEWNET = 0x40000000
_NO_NEW_PRIVILEGES = 38
_CHILD_SUBREAPER = 36
_CAPABILITIES = 0x20080522
_READING = 0b110
"""The capabilities to pass over a file's owner: an operator may look at files of others."""


@functools.cache
def _libc(name: str) -> Any:
    """Return a function of the C library that answers 0 for success, -1 where there is none."""
    try:
        return getattr(ctypes.CDLL(None, use_errno=True), name)
    except (OSError, AttributeError):
        return lambda *_: -1


def leave_network() -> bool:
    """Move this process and its children into an empty network; False where the system does not let us."""
    unshare = _libc("unshare")
    return bool(unshare(CLONE_NEWNET) == 0 or unshare(CLONE_NEWUSER | CLONE_NEWNET) == 0)


def enclose_children() -> bool:
    """Let the next child be the first process of a room of its own: when it ends, all within end."""
    return bool(_libc("unshare")(CLONE_NEWPID) == 0)


def adopt_orphans() -> None:
    """Become the parent of whatever this process's children leave behind."""
    _libc("prctl")(_CHILD_SUBREAPER, 1, 0, 0, 0)


def die_first() -> None:
    """Be the one that the system ends when its memory runs out."""
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000")


def drop() -> None:
    """Give up every capability but reading, and all ways to others."""
    _libc("prctl")(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    head = (ctypes.c_uint32 * 2)(_CAPABILITIES, 0)
    held = (ctypes.c_uint32 * 6)()  # effective, permitted, inheritable; twice 32 bits
    if _libc("capget")(head, held) == 0:
        kept = held[1] & _READING
        _libc("capset")(head, (ctypes.c_uint32 * 6)(kept, kept, 0, 0, 0, 0))


def end_children() -> None:
    """Kill and take away every child of this process, and the children they leave to it."""
    with contextlib.suppress(ChildProcessError):
        while children := _children():
            for child in children:
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.kill(child, 9)
            os.wait()


def _children() -> list[int]:
    try:
        return [int(child) for child in Path("/proc/thread-self/children").read_text().split()]
    except OSError:
        return []
