"""Joins the parts of a book in a confined child process."""

from pathlib import Path
from typing import Any

from competition.platform.confined import RefusedError
from competition.publication.binding.cache import Cache
from competition.publication.binding.compose import compose
from competition.publication.binding.cutting import Cut
from competition.publication.binding.subsets import Subsets
from competition.publication.errors import DeadLinkError, DoubledPlaceError


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """Write the book to `out`; say how many pages it has and where its places are."""
    parts = [Path(each) if each else None for each in request["parts"]]
    cut = Cut(**request["cut"]) if request["cut"] else None
    cache, out = Cache(Path(request["cache"])), Path(request["out"])
    subsets = Subsets(Path(request["fonts"]), cache, out.parent, request["by"])
    furniture = Path(request["furniture"]) if request["furniture"] else None
    language = request["language"]
    try:
        book = compose(parts, furniture=furniture, subsets=subsets, language=language, cut=cut)
    except (DeadLinkError, DoubledPlaceError) as error:
        raise RefusedError(type(error).__name__, **error.values) from None
    out.write_bytes(book.content)
    return {"count": book.count, "anchors": book.anchors}
