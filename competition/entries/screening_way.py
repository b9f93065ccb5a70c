"""The list that somebody screens: its address goes along from entry to entry, and leads back to it."""

from typing import Any

from flask import request

from competition.entries.listing import Filters
from competition.entries.rules import EntryState
from competition.web.forms import clean

NARROWED_BY = ("state", "category", "form", "age_group", "mark", "language", "city", "search")
LONGEST = 100


def along() -> dict[str, Any]:
    """Return what the address says of the list: what it is narrowed to, its order and its page."""
    return {key: request.args[key] for key in (*NARROWED_BY, "sort", "page") if request.args.get(key)}


def narrowed() -> dict[str, Any]:
    """Return what the address says the list is narrowed to."""
    return {key: request.args[key] for key in NARROWED_BY if request.args.get(key)}


def filters_asked() -> Filters:
    """Return what the list is narrowed to, without asking the database whether there is such a thing."""
    asked = {key: str(clean(request.args.get(key, "")))[:LONGEST] for key in NARROWED_BY}
    state = asked.pop("state")
    return Filters(state=EntryState(state) if state in set(EntryState) else None, **asked)
