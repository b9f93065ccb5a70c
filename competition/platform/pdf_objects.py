"""Asking the things in a PDF: what is not there costs pikepdf an exception, ten times as much as a look."""

from typing import Any


def value_of(holder: Any, key: str, default: Any = None) -> Any:
    """Return what a dictionary of a PDF says under a key, as `get` would."""
    return holder[key] if key in holder else default  # noqa: SIM401
