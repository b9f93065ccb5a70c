"""The garland on a card: drawn in tiles, and nobody can tell."""

from itertools import pairwise

import numpy as np
import pytest

from competition.platform.garland import DYES, OLIVE, trail
from competition.social import leaves
from competition.social.colours import on_paper

FORMS = ("poem", "essay", "illustration", "poem") * 20
PALETTE = on_paper("poem", DYES, OLIVE)
SIZE = (700, 1000)
LINE = ((-60, 900), (200, 960), (720, 940), (680, 500), (698, 200), (720, -60))
GROUNDS = {
    "trail": lambda: leaves.along(SIZE, PALETTE, FORMS, LINE, 136),
    "wreath": lambda: leaves.round_about(SIZE, PALETTE, FORMS, (700, 480), 333.3),
    "stem that waits for leaves": lambda: leaves.along(SIZE, PALETTE, FORMS[:3], LINE, 136),
}


def drawn(ground):
    leaves.along.cache_clear()
    leaves.round_about.cache_clear()
    return np.asarray(ground())


@pytest.mark.parametrize("ground", GROUNDS.values(), ids=GROUNDS)
def test_no_leaf_and_no_stem_shows_where_tiles_meet(ground, monkeypatch):
    tiled = drawn(ground).astype(int)
    monkeypatch.setattr(leaves, "_TILE", 1000)  # one tile holds the whole sheet
    apart = np.abs(tiled - drawn(ground)).max(axis=2)
    # Pillow places an edge in single precision: here and there a ninth of a pixel falls to the other side.
    assert (apart > 0).sum() <= 2
    assert apart.max() < 30
    assert len(np.unique(tiled.reshape(-1, 3), axis=0)) > 30


def test_a_stem_runs_without_a_gap():
    sheet = drawn(lambda: leaves.along(SIZE, PALETTE, (), LINE, 200))
    (stem,) = trail((), LINE, leaf=200, width=SIZE[0], height=SIZE[1]).stems
    between = [((x + u) / 2, (y + v) / 2) for (x, y), (u, v) in pairwise(stem.points)]
    seen = [(int(x), int(y)) for x, y in between if 0 <= x < SIZE[0] and 0 <= y < SIZE[1]]
    assert len(seen) > 60
    assert all(tuple(sheet[y, x]) == PALETTE.stem for x, y in seen)


def test_where_nothing_grows_the_ground_stays_as_it_is():
    sheet = drawn(GROUNDS["trail"])
    assert (sheet[:700, :400] == PALETTE.ground).all()
    assert (sheet[:700, 640:] != PALETTE.ground).any()


def test_a_ground_is_drawn_once_for_all_cards_of_a_palette_and_format():
    assert GROUNDS["trail"]() is GROUNDS["trail"]()
