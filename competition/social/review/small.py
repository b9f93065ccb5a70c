"""Cards in small, for pages that show many: a card weighs a megabyte, in small some forty kilobytes.

They are made when asked for, in thirty milliseconds, and kept in memory alone: a file of them would have to
be found and forgotten with every consent that is taken back.
"""

from functools import lru_cache
from io import BytesIO
from pathlib import Path

from PIL import Image

MEDIA_TYPE = "image/jpeg"
_WIDTH = 540
_QUALITY = 82
_KEPT = 240
"""So many, some ten megabytes: more than the pages that somebody leafs through."""


@lru_cache(_KEPT)
def small(path: Path) -> bytes:
    """Return the card in small; the path is one that follows from its content."""
    with Image.open(path, formats=("JPEG", "PNG")) as image:
        less = max(1, image.width // _WIDTH)
        out = BytesIO()
        image.convert("RGB").reduce(less).save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()
