"""One row of a roster while it is read: its cells by role, and what is found wrong in it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from competition.entries.roster.cells import CellError
from competition.entries.roster.roles import LISTS, Role

Read = TypeVar("Read")


@dataclass(frozen=True)
class Problem:
    """What is wrong in a row: a message key with its values. `stops`: the row cannot be entered like this."""

    row: int
    message: str
    values: Mapping[str, Any] = field(default_factory=dict)
    stops: bool = True


class Row:
    """A row being read: its cells by role, and what is found wrong in it."""

    def __init__(self, number: int, roles: Sequence[Role], values: Sequence[str]) -> None:
        self.number = number
        self.problems: list[Problem] = []
        self._cells: dict[Role, list[str]] = {}
        for role, value in zip(roles, values, strict=False):
            if value.strip():
                self._cells.setdefault(role, []).append(value.strip())

    def __bool__(self) -> bool:
        return any(role is not Role.IGNORE for role in self._cells)

    def get(self, role: Role) -> str:
        """Return what stands under a role; several columns of a list are one list."""
        found = self._cells.get(role, [""])
        return ";".join(found) if role in LISTS else found[0]

    def note(self, message: str, *, stops: bool = True, **values: Any) -> None:
        """Write down a problem."""
        self.problems.append(Problem(self.number, message, values, stops))

    def read(
        self, function: Callable[..., Read], *arguments: Any, otherwise: Read, stops: bool = True
    ) -> Read:
        """Read a value; what is wrong with it is written down."""
        try:
            return function(*arguments)
        except CellError as error:
            self.note(error.message, stops=stops, **error.values)
            return otherwise
