"""Light evened: white paper white, and every colour kept, even where a child has painted all of it."""

import numpy as np
import pytest

from competition.entries.sheets.light import light_of
from competition.entries.sheets.rules import Box, Paper, layout_of

LAYOUT, SCALE = layout_of(Paper.A4), 3
PAGE = Box(0, 0, LAYOUT.width, LAYOUT.height)
BLUE = np.array([60, 90, 180])


def page(paint=None):
    """A page in the evening: bright and warm at the left, half as bright at the right."""
    height, width = round(LAYOUT.height * SCALE), round(LAYOUT.width * SCALE)
    flat = np.full((height, width, 3), 250.0)
    if paint is not None:
        work = LAYOUT.work
        rows = slice(int(work.top * SCALE), int(work.bottom * SCALE))
        flat[rows, int(work.left * SCALE) : int(work.right * SCALE)] = paint
    shade = np.linspace(0.9, 0.45, width)[None, :, None] * np.array([1.0, 0.95, 0.8])
    return flat * shade * np.linspace(1, 0.85, height)[:, None, None]


@pytest.mark.parametrize("paint", [None, BLUE], ids=["bare", "painted all over"])
def test_paper_is_white_and_paint_keeps_its_colour(paint):
    dim = page(paint)
    even = light_of(dim.astype(np.float32), LAYOUT).even(dim.astype(np.uint8), PAGE)
    edge = even[200:-100, 12:36]
    assert edge.min() > 235
    assert edge.std() < 5
    work = even[int(LAYOUT.work.top * SCALE) + 5 : -120, 60:-60].reshape(-1, 3)
    wanted = np.array([250, 250, 250]) if paint is None else BLUE
    assert np.abs(work.mean(axis=0) - wanted).max() < 12
    assert work.std(axis=0).max() < 12


def test_a_shadow_across_the_paper_is_lifted_too():
    dim = page()
    dim[:, 300:] *= np.linspace(1, 0.7, dim.shape[1] - 300)[None, :, None]
    even = light_of(dim.astype(np.float32), LAYOUT).even(dim.astype(np.uint8), PAGE)
    assert dim[400:600, 50:-50].std() > 25
    assert even[400:600, 50:-50].std() < 7
