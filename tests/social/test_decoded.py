"""A decoded picture gives every format its cut: the same whatever came before, and as good as can be."""

import numpy as np
import pytest
from PIL import Image

from benchmarks.structure import similarity
from competition.social.decoded import Decoded
from competition.social.placing import Spot
from tests.social.cards import coordinates

SIZES = [(1080, 810), (868, 651), (632, 474), (420, 315), (64, 48)]


@pytest.fixture(scope="module")
def photograph():
    """Texture of every fineness, edges and grain, as large as a rendition for print."""
    chance = np.random.default_rng(8)
    layers = [
        np.asarray(Image.fromarray(chance.integers(0, 256, (3 * fine, 4 * fine, 3), dtype="uint8")).resize(
            (2480, 1860), Image.Resampling.BICUBIC
        ))
        for fine in (4, 32, 256)
    ]  # fmt: skip
    return Image.fromarray((sum(layer.astype(float) for layer in layers) / 3).astype("uint8"))


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_cut_looks_as_one_made_of_all_the_pixels(photograph, size):
    plain = photograph.resize(size, Image.Resampling.LANCZOS)
    assert similarity(Decoded(photograph).cut((0, 0, 2480, 1860), size), plain) >= 0.98


def test_a_box_beyond_the_picture_by_a_hair_is_cut_at_its_edge(photograph):
    whole = Decoded(photograph).cut((0, 0, 2480, 1860), (400, 300))
    beyond = Decoded(photograph).cut((-1e-13, -1e-13, 2480 + 1e-12, 1860 + 1e-12), (400, 300))
    assert beyond.tobytes() == whole.tobytes()


def test_a_cut_is_the_same_whichever_were_made_before(photograph):
    one, other = Decoded(photograph), Decoded(photograph)
    forwards = [one.cut((0, 0, 2480, 1860), size) for size in SIZES]
    backwards = [other.cut((0, 0, 2480, 1860), size) for size in reversed(SIZES)]
    assert [each.tobytes() for each in forwards] == [each.tobytes() for each in reversed(backwards)]


def test_two_formats_that_show_the_same_share_one_cut(photograph):
    picture = Decoded(photograph)
    assert Spot(0, 0, 868, 651).cut(picture) is Spot(100, 50, 968, 701).cut(picture)


@pytest.mark.parametrize("size", [(1600, 1200), (1001, 751), (201, 151)], ids=str)
def test_a_part_is_taken_where_it_lies_however_much_smaller_it_becomes(size):
    shown = np.asarray(Decoded(coordinates(size)).cut((size[0] / 4, size[1] / 2, size[0], size[1]), (90, 60)))
    corners = [tuple(int(each) for each in shown[y, x, :2]) for x, y in ((0, 0), (89, 0), (0, 59), (89, 59))]
    expected = [(65, 129), (254, 129), (65, 254), (254, 254)]
    assert np.abs(np.array(corners) - np.array(expected)).max() <= 3


def test_a_picture_smaller_than_its_place_is_made_larger_from_all_its_pixels():
    small = coordinates((40, 30))
    assert Decoded(small).cut((0, 0, 40, 30), (80, 60)) == small.resize((80, 60), Image.Resampling.LANCZOS)


@pytest.mark.parametrize(("ground", "bordered"), [("#F3EEE2", True), ("#805030", False)])
def test_a_border_of_pale_paper_is_seen(ground, bordered):
    picture = Image.new("RGB", (900, 600), ground)
    picture.paste(coordinates((700, 400)), (100, 100))
    assert Decoded(picture).bordered is bordered
