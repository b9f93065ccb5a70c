"""Which function does which job. A concept's `jobs.py` registers its own; the worker imports them all."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

JobFunction = Callable[..., dict[str, Any] | None]
F = TypeVar("F", bound=JobFunction)


@dataclass(frozen=True)
class Registered:
    """A job by its name; a `heavy` one waits its turn, so that it never holds up mail and small work."""

    name: str
    function: JobFunction
    heavy: bool


_jobs: dict[str, Registered] = {}


def job(name: str, *, heavy: bool = False) -> Callable[[F], F]:
    """Register `def run(ctx: JobContext, **args) -> dict | None` under `name`, such as "publication.build".

    The function may be cut off at any moment and begun again: what it does must bear that. What it returns is
    kept in the row as the job's result. Work that keeps the interpreter busy for seconds belongs in a child
    process.
    """

    def register(function: F) -> F:
        if name in _jobs and _jobs[name].function.__module__ != function.__module__:
            raise ValueError(f"two jobs are called {name!r}")
        _jobs[name] = Registered(name, function, heavy)
        return function

    return register


def find_registered(name: str) -> Registered | None:
    """Return the job registered under `name`, if its concept is loaded."""
    return _jobs.get(name)


def is_heavy(name: str) -> bool:
    """Whether the job waits in the lane of heavy work."""
    registered = _jobs.get(name)
    return registered is not None and registered.heavy
