"""Reads one page of a scan: the sheets on it, straightened and cut out. Runs in a confined child process."""

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from competition.entries.sheets import geometry, reading
from competition.entries.sheets.geometry import Points
from competition.entries.sheets.light import Light, light_of
from competition.entries.sheets.opening import open_page
from competition.entries.sheets.rules import INSIDE, Box, Layout

FINEST, COARSEST = 12.0, 4.0
"""Pixels a millimetre of what is cut out: 300 dots an inch at most."""
LABEL = 13.0
"""How much of the line for the title its label takes, in millimetres."""
THUMB, PAGE = 480, 3500
_MEASURED = 3.0
_INKED = 0.14
"""How much darker than the paper round it a stroke is at least; what shines through from behind is paler."""
_ROUND = 4
_BARE, _UNTOUCHED = 0.0004, 0.0008


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """Read page `number` of the scan at `path`, and write what is cut out into `folder`.

    The answer names the files of each sheet found (`work`, `title`, `page`, `thumb`); without any sheet it
    names those of the page as it lies there, and says whether it is blank.
    """
    folder, number = Path(request["folder"]), int(request["number"])
    image, count = open_page(Path(request["path"]), request["media_type"], number)
    sheets = reading.find(image.convert("L"))
    found = [_cut(image, sheet, folder, f"{at}") for at, sheet in enumerate(sheets)]
    whole = {} if found else {"files": _whole(image, folder), "blank": _ink(image) < _BARE}
    return {"pages": count, "found": found, **whole}


def _cut(image: Image.Image, sheet: reading.Found, folder: Path, name: str) -> dict[str, Any]:
    """Cut a sheet's parts out, upright and in even light."""
    layout, matrix = sheet.layout, sheet.matrix
    light = _light(image, layout, matrix)
    work = layout.work.within(INSIDE)
    title = Box(layout.title.left + LABEL, layout.title.top - 2, layout.title.right, layout.title.bottom + 1)
    parts = {
        "work": (work, FINEST),
        "title": (title, 6.0),
        "page": (Box(0, 0, layout.width, layout.height), 5.0),
    }
    files = {}
    for part, (box, finest) in parts.items():
        scale = min(finest, max(COARSEST, geometry.pixels_per_mm(matrix, box)))
        crop = _straight(image, matrix, box, scale)
        even = Image.fromarray(light.even(np.asarray(crop), box))
        files[part] = _save(even, folder / f"{name}-{part}.jpg")
        if part == "work":
            empty = _ink(even) < _UNTOUCHED
        if part == "page":
            even.thumbnail((THUMB, THUMB), Image.Resampling.LANCZOS)
            files["thumb"] = _save(even, folder / f"{name}-thumb.jpg")
    return {"code": sheet.code, "corners": sorted(sheet.quads), "empty": empty, "files": files}


def _light(image: Image.Image, layout: Layout, matrix: Points) -> Light:
    page = Box(0, 0, layout.width, layout.height)
    return light_of(np.asarray(_straight(image, matrix, page, _MEASURED), dtype=np.float32), layout)


def _straight(image: Image.Image, matrix: Points, box: Box, scale: float) -> Image.Image:
    size, coefficients = geometry.to_crop(matrix, box, scale)
    finest = geometry.pixels_per_mm(matrix, box)
    if finest > 2.5 * scale:
        # Far more pixels than wanted: made fewer first, so that fine strokes are not skipped.
        step = int(finest // scale)
        image = image.reduce(step)
        coefficients = [each if at in (6, 7) else each / step for at, each in enumerate(coefficients)]
    return image.transform(size, Image.Transform.PERSPECTIVE, coefficients, Image.Resampling.BICUBIC)


def _whole(image: Image.Image, folder: Path) -> dict[str, str]:
    """Write the page as it lies there."""
    page = image.copy()
    page.thumbnail((PAGE, PAGE), Image.Resampling.LANCZOS)
    files = {"page": _save(page, folder / "whole-page.jpg")}
    page.thumbnail((THUMB, THUMB), Image.Resampling.LANCZOS)
    return {**files, "thumb": _save(page, folder / "whole-thumb.jpg")}


def _ink(image: Image.Image) -> float:
    """Return the share of a page that is drawn or written on, its edges left out."""
    grey = image.convert("L")
    grey.thumbnail((1200, 1200), Image.Resampling.BOX)
    across, down = round(grey.width * 0.05), round(grey.height * 0.05)
    grey = grey.crop((across, down, grey.width - across, grey.height - down))
    paper = Image.fromarray(_brightest(np.asarray(grey))).filter(ImageFilter.BoxBlur(40))
    values = np.asarray(grey, dtype=np.float32) / np.maximum(np.asarray(paper, dtype=np.float32), 8)
    speck = Image.fromarray((values < 1 - _INKED).astype(np.uint8) * 255).filter(ImageFilter.MedianFilter(3))
    # A page painted all over has no stroke that is darker than what lies round it.
    tones = np.asarray(grey, dtype=np.float32)
    painted = float(np.mean(tones < 0.75 * max(1.0, float(np.percentile(tones, 99)))))
    return max(float(np.mean(np.asarray(speck) > 0)), painted if painted > 0.2 else 0.0)


def _brightest(grey: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return the brightest of the nine by nine pixels round each: what MaxFilter does, far quicker."""
    for axis in (0, 1):
        wide = np.pad(grey, [(_ROUND, _ROUND) if each == axis else (0, 0) for each in (0, 1)], "edge")
        length = grey.shape[axis]
        steps = [wide.take(range(at, at + length), axis) for at in range(2 * _ROUND + 1)]
        grey = np.maximum.reduce(steps)
    return grey


def _save(image: Image.Image, path: Path) -> str:
    bare = Image.new("RGB", image.size)
    bare.paste(image)
    bare.save(path, "JPEG", quality=92, subsampling=0)
    return path.name
