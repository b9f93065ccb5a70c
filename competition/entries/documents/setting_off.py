"""A text as markup, its emphasis shown; everything else is escaped."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from markupsafe import Markup, escape

_TAGS = {"b": "b", "i": "i"}


def marked(text: str, emphasis: Sequence[Sequence[Any]]) -> Markup:
    """Return a text with what is set off in bold or italics; spans that do not fit are passed over."""
    spans = [
        (start, end, kind) for start, end, kind in emphasis if kind in _TAGS and 0 <= start < end <= len(text)
    ]
    edges = sorted({0, len(text), *(at for start, end, _kind in spans for at in (start, end))})
    parts = []
    for start, end in pairwise(edges):
        part = escape(text[start:end])
        for kind in sorted({kind for first, last, kind in spans if first <= start and end <= last}):
            part = Markup("<{0}>{1}</{0}>").format(Markup(_TAGS[kind]), part)  # noqa: S704 - one of two tags
        parts.append(part)
    return Markup("").join(parts)
