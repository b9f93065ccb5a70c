"""Finding the codes of our sheets on a picture, however it is turned, lit or blurred."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import zxingcpp
from PIL import Image, ImageFilter

from competition.entries.sheets import geometry
from competition.entries.sheets.geometry import Points
from competition.entries.sheets.rules import CORNERS, Box, Layout, Paper, layout_of, read_mark

Grey = Image.Image
LOCAL, GLOBAL = zxingcpp.Binarizer.LocalAverage, zxingcpp.Binarizer.GlobalHistogram
_QR: Any = zxingcpp.BarcodeFormat.QRCode
_ROUND = 14.0
"""How far round the place of a missing code it is looked for, in millimetres."""
_WORST = 4.0
"""With a larger misfit, in millimetres, the codes do not lie on one sheet."""


@dataclass
class Found:
    """A sheet on the picture: its code, its paper, and the corners of the codes that could be read."""

    code: str
    paper: Paper
    quads: dict[int, Points] = field(default_factory=dict)

    @property
    def layout(self) -> Layout:
        """Where everything stands on it."""
        return layout_of(self.paper)

    @property
    def points(self) -> tuple[Points, Points]:
        """Matching points on the page and in the image."""
        return geometry.page_points(self.layout, self.quads)

    @property
    def matrix(self) -> Points:
        """From millimetres on the page to pixels."""
        return geometry.fit(*self.points)


def find(grey: Grey) -> list[Found]:
    """Return the sheets on a picture, in the order of their places from the top.

    Two looks are always taken, since several sheets may lie on one photograph; harder ones where these find
    nothing. Then codes that are still missing are looked for where they must be.
    """
    sheets: dict[tuple[str, Paper], Found] = {}
    for number, (image, scale, binarizer) in enumerate(_looks(grey)):
        if number >= 2 and sheets and all(len(sheet.quads) >= 2 for sheet in sheets.values()):
            break
        for text, quad in _codes(image, binarizer):
            _note(sheets, text, quad / scale)
    for sheet in sheets.values():
        _complete(grey, sheet)
    whole = [sheet for sheet in sheets.values() if geometry.misfit(sheet.matrix, *sheet.points) < _WORST]
    return sorted(whole, key=lambda sheet: float(np.concatenate(list(sheet.quads.values()))[:, 1].mean()))


def evened(grey: Grey, around: float = 0.03) -> Grey:
    """Return the picture with shades and glare taken out: each pixel against the light around it."""
    radius = max(4, round(max(grey.size) * around))
    small = grey.reduce(4) if min(grey.size) > 400 else grey
    light = small.filter(ImageFilter.BoxBlur(radius / 4)).resize(grey.size, Image.Resampling.BILINEAR)
    values, local = np.asarray(grey, dtype=np.float32), np.asarray(light, dtype=np.float32)
    return Image.fromarray(np.clip(values / np.maximum(local, 8) * 170, 0, 255).astype(np.uint8))


def _looks(grey: Grey) -> Iterator[tuple[Grey, float, Any]]:
    """Yield pictures to look at, their scale, and how black is told from white; the cheap ones first."""
    yield grey, 1.0, LOCAL
    even = evened(grey)
    yield even, 1.0, LOCAL
    yield even.reduce(2), 0.5, LOCAL
    yield even, 1.0, GLOBAL
    larger = _scaled(even, 1.6).filter(ImageFilter.UnsharpMask(4, 200, 0))
    yield larger, 1.6, LOCAL
    yield larger, 1.6, GLOBAL
    yield _scaled(even.filter(ImageFilter.MedianFilter(3)), 0.7), 0.7, LOCAL


def _scaled(grey: Grey, scale: float) -> Grey:
    size = (round(grey.width * scale), round(grey.height * scale))
    return grey.resize(size, Image.Resampling.BICUBIC)


def _codes(image: Grey, binarizer: Any) -> Iterator[tuple[str, Points]]:
    """Yield what each QR code says, and its corners clockwise from its own upper left."""
    for found in zxingcpp.read_barcodes(
        np.asarray(image), formats=_QR, binarizer=binarizer, try_invert=False
    ):
        at = found.position
        corners = (at.top_left, at.top_right, at.bottom_right, at.bottom_left)
        yield found.text, np.array([(point.x, point.y) for point in corners], dtype=float)


def _note(sheets: dict[tuple[str, Paper], Found], text: str, quad: Points) -> None:
    mark = read_mark(text)
    if mark is not None:
        sheet = sheets.setdefault((mark.code, mark.paper), Found(mark.code, mark.paper))
        sheet.quads.setdefault(mark.corner, quad)


def _complete(grey: Grey, sheet: Found) -> None:
    """Look for missing codes where they must be, upright and enlarged; what is found helps the next."""
    for _round in range(2):
        missing = [corner for corner in range(CORNERS) if corner not in sheet.quads]
        for corner in missing:
            if (quad := _look_there(grey, sheet, corner)) is not None:
                sheet.quads[corner] = quad


def _look_there(grey: Grey, sheet: Found, corner: int) -> Points | None:
    at, matrix = sheet.layout.codes[corner], sheet.matrix
    around = Box(at.left - _ROUND, at.top - _ROUND, at.right + _ROUND, at.bottom + _ROUND)
    for scale in (8.0, 12.0):
        size, coefficients = geometry.to_crop(matrix, around, scale)
        window = grey.transform(size, Image.Transform.PERSPECTIVE, coefficients, Image.Resampling.BICUBIC)
        sharper = window.filter(ImageFilter.UnsharpMask(6, 250, 0))
        for image in (window, sharper, evened(sharper, 0.25)):
            for binarizer in (LOCAL, GLOBAL):
                for text, quad in _codes(image, binarizer):
                    mark = read_mark(text)
                    if mark and (mark.code, mark.corner) == (sheet.code, corner):
                        return geometry.apply(matrix, quad / scale + (around.left, around.top))
    return None
