"""The secretariat's menu: each concept adds its own rooms, so that this layer need not know them."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, order=True)
class Room:
    """One item of the menu; its endpoint takes the campaign's slug. `also`: blueprints that belong to it."""

    position: int
    label: Any = field(compare=False)
    endpoint: str = field(compare=False)
    also: tuple[str, ...] = field(default=(), compare=False)

    def holds(self, endpoint: str) -> bool:
        """Whether a page is one of this room."""
        return endpoint.rpartition(".")[0] in (self.endpoint.rpartition(".")[0], *self.also)


class Navigation:
    """An ordered list of rooms."""

    def __init__(self) -> None:
        self._rooms: dict[str, Room] = {}

    def add(self, *, label: Any, endpoint: str, position: int, also: tuple[str, ...] = ()) -> None:
        """Add a room; the label is a lazy text."""
        self._rooms[endpoint] = Room(position, label, endpoint, also)

    def rooms(self) -> list[Room]:
        """Return the rooms in their order."""
        return sorted(self._rooms.values())


office_nav = Navigation()
