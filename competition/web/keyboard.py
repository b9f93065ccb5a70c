"""The keys of each page, as a list that "?" shows and the page “Keyboard” tells whole.

Each concept adds its own, so that this layer need not know them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from competition.platform.i18n import lazy_gettext as _l


@dataclass(frozen=True)
class Key:
    """What one key or several do; `between` them stands "+" (pressed together), "to" (a range) or nothing."""

    keys: tuple[Any, ...]
    does: Any
    between: Any = ""


@dataclass(frozen=True)
class Group:
    """Keys that belong together, under a heading."""

    label: Any
    keys: tuple[Key, ...]


EVERYWHERE = Group(
    _l("On every page"),
    (
        Key(("?",), _l("Show the keys of this page")),
        Key((_l("Tab"),), _l("On to the next link, field or button; with Shift back")),
        Key((_l("Esc"),), _l("Close what lies over the page")),
    ),
)
PICTURES = Group(
    _l("On a picture that is opened"),
    (
        Key(("+",), _l("Larger")),
        Key(("−",), _l("Smaller")),
        Key(("0",), _l("The whole picture")),
        Key(("R",), _l("Turn it by a quarter")),
        Key(("←", "→"), _l("Move it; so do ↑ and ↓")),
    ),
)


class Keyboard:
    """Which keys a page has beside those of every page."""

    def __init__(self) -> None:
        self._groups: dict[str, tuple[Group, ...]] = {}

    def on(self, *endpoints: str, groups: Sequence[Group]) -> None:
        """Say which groups of keys the pages behind `endpoints` have."""
        for endpoint in endpoints:
            self._groups[endpoint] = tuple(groups)

    def of(self, endpoint: str | None) -> list[Group]:
        """Return the keys of one page, those of its own first."""
        return [*self._groups.get(endpoint or "", ()), EVERYWHERE]

    def whole(self) -> list[Group]:
        """Return all keys there are, those of every page first, each group once."""
        own = dict.fromkeys(group for groups in self._groups.values() for group in groups)
        return [EVERYWHERE, *own]


keyboard = Keyboard()
