"""Lists page by page: which page the address asks for, and what stands at the foot of it."""

from collections.abc import Sequence
from typing import TypeVar

from flask import request

from competition.web.narrowing import address

LAST_PAGE = 10_000
"""Further than any list goes, and no further than a database counts."""

Row = TypeVar("Row")
Foot = tuple[str, str | None, str | None]
"""What the pager says, and the addresses of the pages before and after."""


def page_asked() -> int:
    """Return the page of the address (`?page=`), from 1; the first one for anything that is no page."""
    return min(max(1, request.args.get("page", 1, type=int)), LAST_PAGE)


def foot(message: str, *, page: int, size: int, shown: int, more: bool) -> Foot:
    """Return what the pager says, and the addresses of the pages before and after.

    The message has places for `first` and `last`; `size` is what a page can hold, `shown` what this one does.
    """
    first = (page - 1) * size + 1
    said = message % {"first": first, "last": first + shown - 1} if shown else ""
    before = address(page=page - 1 if page > 2 else None) if page > 1 else None
    return said, before, address(page=page + 1) if more else None


def leaf(rows: Sequence[Row], message: str, size: int) -> tuple[Sequence[Row], Foot]:
    """Return those of all rows that stand on the page of the address, and what stands at its foot."""
    page = page_asked()
    shown = rows[(page - 1) * size : page * size]
    return shown, foot(message, page=page, size=size, shown=len(shown), more=page * size < len(rows))
