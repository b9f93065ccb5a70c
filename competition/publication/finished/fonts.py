"""The fonts of a file: whether each lies in it, and is one of ours."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Name

from competition.platform.faces import FACES
from competition.platform.pdf_objects import value_of

_FONT = Name.Font
_FILES = (Name.FontFile, Name.FontFile2, Name.FontFile3)
_OURS = tuple({face.family for face in FACES})


@dataclass(frozen=True)
class Font:
    """A font by its name; `sound`: it lies in the file, and is one of ours."""

    name: str
    sound: bool


def fonts_of(pdf: pikepdf.Pdf) -> Iterator[Font]:
    """Yield the fonts of a file, those of one name once."""
    seen = set()
    for each in pdf.objects:
        if isinstance(each, pikepdf.Dictionary) and value_of(each, "/Type") == _FONT:
            font = _font(each)
            if font and font not in seen:
                seen.add(font)
                yield font


def _font(each: Any) -> Font | None:
    """Return a font; None for the outer of the two halves that a font of many letters has."""
    if each.get(Name.Subtype) == Name.Type0:
        return None
    if each.get(Name.Subtype) == Name.Type3:  # its letters are drawings, and lie in the file by their nature
        return Font(str(each.get(Name.Name, "/Type3"))[1:], sound=True)
    name = str(each.get(Name.BaseFont, "/?"))[1:].rpartition("+")[2]
    facts = each.get(Name.FontDescriptor, pikepdf.Dictionary())
    return Font(name, any(file in facts for file in _FILES) and name.startswith(_OURS))
