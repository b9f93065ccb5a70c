"""Which page of a list an address asks for."""

from flask import request

LAST_PAGE = 10_000
"""Further than any list goes, and no further than a database counts."""


def page_asked() -> int:
    """Return the page of the address (`?page=`), from 1; the first one for anything that is no page."""
    return min(max(1, request.args.get("page", 1, type=int)), LAST_PAGE)
