"""Evening the light of a straightened page: its paper white, its colours kept."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from competition.entries.sheets.rules import Box, Layout

Pixels = NDArray[np.float32]
Places = NDArray[np.float64]
CELL = 6.0
"""The side of the cells that light is measured in, in millimetres."""
WHITE = 250.0
_DARKEST = 40.0


def light_of(page: Pixels, layout: Layout) -> "Light":
    """Return how the light lies on a page, given as floats with three channels at any scale.

    It is measured where the paper is known to be bare, beside and around the space for the work, so that a
    sheet painted blue all over stays blue; then also wherever inside the work paper shows.
    """
    scale = page.shape[1] / layout.width
    bare = _cells(page, scale, _bare(layout))
    first = _surface(*_steady(*bare), degree=2)
    inside = _cells(page, scale, _grid(layout.work.within(2)))
    ratio = inside[1] / np.maximum(first.at(inside[0]), _DARKEST)
    paper = (
        (ratio.min(axis=1) > 0.82)
        & (ratio.max(axis=1) - ratio.min(axis=1) < 0.09)
        & (ratio.max(axis=1) < 1.35)
    )
    places = np.concatenate([bare[0], inside[0][paper]])
    values = np.concatenate([bare[1], inside[1][paper]])
    return _surface(*_steady(places, values), degree=3 if paper.sum() > 40 else 2)


class Light:
    """A smooth surface of light for each channel; places in millimetres."""

    def __init__(self, weights: Places, degree: int) -> None:
        self._weights, self._degree = weights, degree

    def at(self, places: Places) -> Places:
        """Return the light of the three channels at places on the page."""
        return np.asarray(np.exp(_terms(places, self._degree) @ self._weights))

    def even(self, crop: NDArray[np.uint8], box: Box) -> NDArray[np.uint8]:
        """Return a crop of the page as it would look in even light."""
        height, width = crop.shape[:2]
        rows, columns = (max(2, n // 16) for n in (height, width))
        x, y = np.meshgrid(np.linspace(box.left, box.right, columns), np.linspace(box.top, box.bottom, rows))
        coarse = self.at(np.column_stack([x.ravel(), y.ravel()])).reshape(rows, columns, 3)
        gain = (WHITE / np.clip(coarse, _DARKEST, 255)).astype(np.float32)
        return _times(crop, gain)


def _times(crop: NDArray[np.uint8], gain: Pixels) -> NDArray[np.uint8]:
    """Multiply a picture by a coarse map of factors, in stripes to spare memory."""
    height, width = crop.shape[:2]
    at_x = np.linspace(0, gain.shape[1] - 1, width, dtype=np.float32)
    left = np.minimum(at_x.astype(int), gain.shape[1] - 2)
    part = (at_x - left)[None, :, None]
    across = gain[:, left] * (1 - part) + gain[:, left + 1] * part
    result = np.empty_like(crop)
    at_y = np.linspace(0, gain.shape[0] - 1, height, dtype=np.float32)
    for start in range(0, height, 256):
        ys = at_y[start : start + 256]
        upper = np.minimum(ys.astype(int), gain.shape[0] - 2)
        share = (ys - upper)[:, None, None]
        factor = across[upper] * (1 - share) + across[upper + 1] * share
        result[start : start + 256] = np.clip(crop[start : start + 256] * factor + 0.5, 0, 255)
    return result


def _bare(layout: Layout) -> list[Box]:
    """Return cells where a sheet is bare paper: round the space for the work, and beside what is printed."""
    work, title = layout.work, layout.title
    beside = [Box(x, work.top, x + 5, work.bottom) for x in (work.left - 7, work.right + 2)]
    across = [
        Box(work.left, title.bottom + 0.6, work.right, work.top - 0.6),
        Box(work.left, work.bottom + 0.6, work.right, layout.foot.top - 0.6),
        Box(work.left, layout.name.bottom + 0.6, work.right, title.top - 0.2),
    ]
    return [cell for box in (*beside, *across) for cell in _grid(box)]


def _grid(box: Box) -> list[Box]:
    columns, rows = (max(1, round(side / CELL)) for side in (box.width, box.height))
    xs, ys = np.linspace(box.left, box.right, columns + 1), np.linspace(box.top, box.bottom, rows + 1)
    return [
        Box(float(xs[i]), float(ys[j]), float(xs[i + 1]), float(ys[j + 1]))
        for j in range(rows)
        for i in range(columns)
    ]


def _cells(page: Pixels, scale: float, cells: Sequence[Box]) -> tuple[Places, Places]:
    """Return the middle of each cell and the light of its paper, which ink does not pull down."""
    places, values = [], []
    for cell in cells:
        top, bottom = int(cell.top * scale), max(int(cell.top * scale) + 1, int(cell.bottom * scale))
        left, right = int(cell.left * scale), max(int(cell.left * scale) + 1, int(cell.right * scale))
        pixels = page[max(0, top) : bottom, max(0, left) : right].reshape(-1, page.shape[2])
        if len(pixels):
            places.append(((cell.left + cell.right) / 2, (cell.top + cell.bottom) / 2))
            values.append(np.percentile(pixels, 70, axis=0))
    return np.array(places, dtype=float), np.array(values, dtype=float)


def _steady(places: Places, values: Places) -> tuple[Places, Places]:
    """Leave out cells that do not fit their surface: a finger, the desk beyond the paper, paint."""
    kept = np.ones(len(places), dtype=bool)
    for _round in range(3):
        surface = _surface(places[kept], values[kept], degree=2)
        away = np.abs(np.log(np.maximum(values, 1) / surface.at(places))).max(axis=1)
        kept = away < max(0.06, 2.5 * float(np.median(away)))
    return places[kept], values[kept]


def _surface(places: Places, values: Places, degree: int) -> Light:
    terms = _terms(places, degree)
    held = 0.02 * np.sqrt(len(places)) * np.eye(terms.shape[1])
    held[0, 0] = 0
    wanted = np.concatenate([np.log(np.maximum(values, 1)), np.zeros((terms.shape[1], values.shape[1]))])
    weights = np.linalg.lstsq(np.concatenate([terms, held]), wanted, rcond=None)[0]
    return Light(weights, degree)


def _terms(places: Places, degree: int) -> Places:
    x, y = (places[:, 0] - 105) / 120, (places[:, 1] - 145) / 120
    powers = [x**i * y ** (total - i) for total in range(degree + 1) for i in range(total + 1)]
    return np.column_stack(powers)
