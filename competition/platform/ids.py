"""What may lie in job arguments, outbox rows and audit entries: ids, numbers, short codes; never text."""

import re
from collections.abc import Mapping
from typing import Any

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:+-]{0,63}")


def only_ids(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return `values` as a dictionary, having checked that nothing in it can be a name, an address or a text.

    Allowed are numbers, truth values, None, codes of at most 64 letters, digits and `_ . : + -` (a ref, a
    hash, the value of an enum, a moment in ISO format), and lists of these. Else raises ValueError.
    """
    for name, value in values.items():
        parts = value if isinstance(value, list | tuple) else [value]
        if not all(_is_plain(part) for part in parts):
            # The value itself is not repeated: it may be what must not be written down.
            raise ValueError(f"{name!r} is not an id, a number or a short code")
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}


def _is_plain(part: Any) -> bool:
    if part is None or isinstance(part, bool | int | float):
        return True
    return isinstance(part, str) and (part == "" or _CODE.fullmatch(part) is not None)
