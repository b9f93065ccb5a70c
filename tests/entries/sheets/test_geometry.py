"""Where the page lies, from the codes found: exact with four of them, near with fewer."""

import numpy as np
import pytest

from competition.entries.sheets import geometry
from competition.entries.sheets.rules import Paper, layout_of

LAYOUT = layout_of(Paper.A4)
ALL, CORNERS = (0, 1, 2, 3), np.array(LAYOUT.work.corners)


def seen(turn, scale=8.0, lean=(0.0, 0.0)):
    """A page seen by a camera: turned by degrees, leaning by shares over its width and height."""
    angle = np.deg2rad(turn)
    straight = np.array(
        [
            [scale * np.cos(angle), -scale * np.sin(angle), 900],
            [scale * np.sin(angle), scale * np.cos(angle), 700],
            [0, 0, 1],
        ]
    )
    return straight @ np.array([[1, 0, 0], [0, 1, 0], [lean[0] / 210, lean[1] / 297, 1]])


def found(matrix, corners, noise=0.0, seed=1):
    rng = np.random.default_rng(seed)
    quads = {at: geometry.apply(matrix, np.array(LAYOUT.codes[at].corners)) for at in corners}
    return {at: quad + rng.normal(0, noise, quad.shape) if noise else quad for at, quad in quads.items()}


def away(matrix, quads):
    """How far the corners of the work come to lie from where they are, in millimetres, at most."""
    fitted = geometry.fit(*geometry.page_points(LAYOUT, quads))
    back = geometry.apply(np.linalg.inv(matrix), geometry.apply(fitted, CORNERS))
    return np.hypot(*(back - CORNERS).T).max()


@pytest.mark.parametrize("turn", [0, 45, 90, 180, 271])
@pytest.mark.parametrize("lean", [(0, 0), (0.2, -0.1), (-0.15, 0.25)])
def test_four_codes_tell_exactly_however_the_page_lies(turn, lean):
    matrix = seen(turn, lean=lean)
    assert away(matrix, found(matrix, ALL)) < 0.25
    assert away(matrix, found(matrix, ALL, noise=1.0)) < 0.6


@pytest.mark.parametrize(
    ("corners", "flat", "leaning"),
    [((0, 1, 2), 2, 2), ((1, 3), 3, 3), ((0, 1), 5, 6), ((0, 3), 4, 4), ((2,), 15, 36)],
)
def test_fewer_codes_tell_nearly(corners, flat, leaning):
    """Name and work stand 24 mm apart: two codes are enough for a picture without a name, one is not."""
    matrix = seen(200)
    assert max(away(matrix, found(matrix, corners, noise=0.7, seed=seed)) for seed in range(20)) < flat
    matrix = seen(200, lean=(0.06, 0.08))
    assert max(away(matrix, found(matrix, corners, noise=0.7, seed=seed)) for seed in range(20)) < leaning


def test_one_corner_read_wrongly_counts_little():
    matrix = seen(30, lean=(0.1, 0.05))
    quads = found(matrix, ALL, noise=0.5)
    quads[2][1] += (25, -18)
    assert away(matrix, quads) < 1


def test_codes_that_do_not_lie_on_one_page_do_not_fit():
    quads = {**found(seen(0), (0, 1)), **found(seen(70, scale=5), (2, 3))}
    points = geometry.page_points(LAYOUT, quads)
    assert geometry.misfit(geometry.fit(*points), *points) > 4
    points = geometry.page_points(LAYOUT, found(seen(0), ALL))
    assert geometry.misfit(geometry.fit(*points), *points) < 0.1


def test_a_crop_is_upright_and_as_large_as_its_scale_says():
    matrix = seen(180, scale=9)
    size, coefficients = geometry.to_crop(matrix, LAYOUT.work, 9)
    assert size == (round(LAYOUT.work.width * 9), round(LAYOUT.work.height * 9))
    a, b, c, d, e, f, g, h = coefficients
    x, y = size
    last = ((a * x + b * y + c) / (g * x + h * y + 1), (d * x + e * y + f) / (g * x + h * y + 1))
    assert np.allclose(last, geometry.apply(matrix, CORNERS)[2], atol=5)
    assert geometry.pixels_per_mm(matrix, LAYOUT.work) == pytest.approx(9)
