"""Lists that are narrowed and ordered by their address: what is set, in words, and the ways from here."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from flask import request
from wtforms import HiddenField, SelectField

from competition.web.forms import Form

PASSING = {"page", "tick"}
"""What an address asks for once: another list begins at its first page, with nothing ticked."""


@dataclass(frozen=True)
class Chip:
    """One thing a list is narrowed to, and the address of the list without it."""

    label: str
    said: str
    url: str


@dataclass(frozen=True)
class Order:
    """In what order a list stands."""

    key: str
    descending: bool = False

    @property
    def asked(self) -> str:
        """The order as an address asks for it."""
        return f"-{self.key}" if self.descending else self.key


@dataclass(frozen=True)
class Head:
    """A column that the list can be ordered by: where its head leads, and how the list stands by it now."""

    url: str
    sorted: str | None


def address(**changed: object) -> str:
    """Return this list's address as it is narrowed now, with something changed (None: left out)."""
    kept = {key: value for key, value in request.args.items() if value and key not in PASSING}
    wanted = {key: value for key, value in {**kept, **changed}.items() if value is not None}
    bare = request.script_root + request.path
    return f"{bare}?{urlencode(wanted)}" if wanted else bare


def chips(form: Form, *, leave_out: Collection[str] = ("sort",)) -> list[Chip]:
    """Return what the form narrows a list to, field by field; what is asked in vain is no chip."""
    found = []
    for field in form:
        said = "" if isinstance(field, HiddenField) or field.name in leave_out else _said(field)
        if said:
            found.append(Chip(str(field.label.text), said, address(**{field.name: None})))
    return found


def order_asked(keys: Collection[str], default: Order) -> Order:
    """Return the order that the address asks for (`?sort=title`, `?sort=-title`), else the default one."""
    asked = request.args.get("sort", "")
    order = Order(asked.removeprefix("-"), asked.startswith("-"))
    return order if order.key in keys else default


def heads(keys: Collection[str], order: Order, default: Order) -> Mapping[str, Head]:
    """Return the heads of the columns that can be ordered by; a second press turns the order round."""
    return {key: _head(key, order, default) for key in keys}


def _head(key: str, order: Order, default: Order) -> Head:
    is_own = key == order.key
    wanted = Order(key, is_own and not order.descending)
    how = ("descending" if order.descending else "ascending") if is_own else None
    return Head(address(sort=None if wanted == default else wanted.asked), how)


def _said(field: Any) -> str:
    """Return what a field is set to, in the words of the person who set it."""
    if isinstance(field, SelectField):
        return next((str(option.label.text) for option in field if option.checked and option.data), "")
    return f"“{field.data}”" if field.data else ""
