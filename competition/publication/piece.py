"""A piece of the book that is laid out on its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from competition.publication.binding.order import BLANK_BETWEEN, Side


@dataclass(frozen=True)
class Piece:
    """A piece of the book that is laid out on its own: a template and what it is given.

    `languages` are those of its words; `lists`: it names pages, so it is set when they are known. The last
    one ends on a page whose number can be divided by `whole`.
    """

    name: str
    template: str
    languages: tuple[str, ...]
    values: Mapping[str, Any] = field(default_factory=dict)
    wish: Side = Side.ANY
    blank: str = BLANK_BETWEEN
    running: str = ""
    lists: bool = False
    whole: int = 1
