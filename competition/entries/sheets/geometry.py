"""From the codes found on a photograph to how the page lies in it: plain arithmetic on points."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from competition.entries.sheets.rules import Box, Layout

Points = NDArray[np.float64]
NOISE = 1.0
"""How far a corner found may lie from the true one, in pixels."""
_REACH = 100.0
_SLANT, _NARROWING = 0.08, 0.03
"""How far a page usually leans: its slant, and its narrowing over 100 mm, as standard deviations."""


def page_points(layout: Layout, quads: Mapping[int, Points]) -> tuple[Points, Points]:
    """Return matching points, on the page in millimetres and in the image, of the codes found by corner."""
    corners = sorted(quads)
    on_page = np.array([point for corner in corners for point in layout.codes[corner].corners], dtype=float)
    return on_page, np.concatenate([quads[corner] for corner in corners])


def fit(on_page: Points, in_image: Points) -> Points:
    """Return the matrix that leads from millimetres on the page to pixels of the image.

    Four codes settle it; from fewer the page is believed to lie flat before the camera as far as the points
    allow. A corner that does not fit the others counts little.
    """
    similar = _similarity(on_page, in_image)
    centre = on_page.mean(axis=0)
    into = np.array([[_REACH, 0, centre[0]], [0, _REACH, centre[1]], [0, 0, 1.0]])
    ideal = similar @ into
    p, q = apply(_back(into), on_page), apply(_back(ideal), in_image)
    noise = NOISE / np.sqrt(abs(np.linalg.det(ideal[:2, :2])))
    lens = _projective(p, q, noise)
    return np.asarray(ideal @ lens @ _back(into))


def apply(matrix: Points, points: Points) -> Points:
    """Return where points lead by a matrix of perspective."""
    whole = np.column_stack([points, np.ones(len(points))]) @ matrix.T
    return np.asarray(whole[:, :2] / whole[:, 2:])


def misfit(matrix: Points, on_page: Points, in_image: Points) -> float:
    """Return how far the points lie from where the matrix puts them, in millimetres (the median)."""
    back = apply(_back(matrix), in_image)
    return float(np.median(np.hypot(*(back - on_page).T)))


def pixels_per_mm(matrix: Points, box: Box) -> float:
    """Return the finest scale at which a box of the page stands in the image."""
    image = apply(matrix, np.array(box.corners))
    sides = np.hypot(*(np.roll(image, -1, axis=0) - image).T)
    return float(np.max(sides / np.array([box.width, box.height, box.width, box.height])))


def to_crop(matrix: Points, box: Box, scale: float) -> tuple[tuple[int, int], Sequence[float]]:
    """Return size and coefficients by which Pillow cuts a box out at `scale` pixels a millimetre."""
    placed = matrix @ np.array([[1 / scale, 0, box.left], [0, 1 / scale, box.top], [0, 0, 1.0]])
    size = (max(1, round(box.width * scale)), max(1, round(box.height * scale)))
    return size, [float(each) for each in (placed / placed[2, 2]).ravel()[:8]]


def _back(matrix: Points) -> Points:
    return np.asarray(np.linalg.inv(matrix), dtype=np.float64)


def _similarity(on_page: Points, in_image: Points) -> Points:
    """Return the best turn, scale and shift, without mirroring."""
    p, q = (points[:, 0] + 1j * points[:, 1] for points in (on_page, in_image))
    from_p, from_q = p - p.mean(), q - q.mean()
    turn = np.vdot(from_p, from_q) / np.vdot(from_p, from_p).real
    shift = q.mean() - turn * p.mean()
    return np.array([[turn.real, -turn.imag, shift.real], [turn.imag, turn.real, shift.imag], [0, 0, 1.0]])


def _projective(p: Points, q: Points, noise: float) -> Points:
    """Return the matrix near the identity that leads p to q, weighing the points against what is usual."""
    usual = np.array([1, 0, 0, 0, 1, 0, 0, 0], dtype=float)
    trust = 1 / np.array([_SLANT, _SLANT, 10, _SLANT, _SLANT, 10, _NARROWING, _NARROWING])
    zero, one = np.zeros(len(p)), np.ones(len(p))
    x, y, u, v = p[:, 0], p[:, 1], q[:, 0], q[:, 1]
    rows: Any = np.concatenate(
        [
            np.column_stack([x, y, one, zero, zero, zero, -u * x, -u * y]),
            np.column_stack([zero, zero, zero, x, y, one, -v * x, -v * y]),
        ]
    )
    wanted, weight, found = np.concatenate([u, v]), np.ones(2 * len(p)), usual
    for _round in range(4):
        scale = weight / noise
        left = np.concatenate([rows * scale[:, None], np.diag(trust)])
        found = np.linalg.lstsq(left, np.concatenate([wanted * scale, usual * trust]), rcond=None)[0]
        matrix = np.append(found, 1.0).reshape(3, 3)
        away = np.hypot(*(apply(matrix, p) - q).T) / noise
        weight = np.tile(np.minimum(1.0, 2.0 / np.maximum(away, 1e-9)), 2)
    return matrix
