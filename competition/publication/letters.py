"""How wide each letter is in the faces at hand."""

import unicodedata
from functools import cache, lru_cache
from pathlib import Path

from PIL import ImageFont

from competition.platform.fonts import FontSet
from competition.publication.measure import Ruler

_EM = 100


@lru_cache(maxsize=2)
def ruler(fonts: FontSet) -> Ruler:
    """Return the ruler for these faces; what it has measured it knows the next time.

    Widths are those of single letters, without kerning and ligatures, so that they are the same wherever the
    book is built; a text is hardly ever printed wider than that.
    """

    def letter(sign: str, language: str) -> float:
        if unicodedata.category(sign) in ("Mn", "Me", "Cf", "Cc"):
            return 0.0
        face = fonts.runs(sign, language)[0].face
        return float(_font(face.path, face.index).getlength(sign)) / _EM * fonts.scale(language)

    return Ruler(letter, cache(fonts.scale))


@cache
def _font(path: Path, index: int) -> ImageFont.FreeTypeFont:
    # The simple layout is there on every machine.
    return ImageFont.truetype(path, _EM, index=index, layout_engine=ImageFont.Layout.BASIC)
