"""A teacher turns a picture and cuts it."""

import pytest
from PIL import Image

from competition.platform import images
from competition.platform.renditions import Edit
from tests.platform.images.scene import BLUE, GREEN, JUDGE, RED, THUMB, corners, near

TURNED = {0: (RED, GREEN), 1: (BLUE, RED), 2: (BLUE, BLUE), 3: (GREEN, BLUE)}


@pytest.mark.parametrize("turn", range(4))
def test_a_teacher_turns_a_picture_by_quarters(keep, storage, turn):
    path = keep(corners(600, 400), format="JPEG")
    look = images.look(path, [JUDGE], storage, Edit(turn=turn))
    size = (600, 400) if turn % 2 == 0 else (400, 600)
    assert (look.picture.width, look.picture.height) == size
    with Image.open(storage.path(look.made[JUDGE].key)) as shown:
        assert shown.size == size
        assert near(shown.getpixel((20, 20)), TURNED[turn][0])
        assert near(shown.getpixel((size[0] - 20, 20)), TURNED[turn][1])


def test_what_is_cut_off_is_gone_and_what_stays_is_as_sharp_as_the_original(keep, storage):
    path = keep(corners(4000, 3000), format="JPEG")
    edit = Edit(turn=0, left=0.5, top=0.0, right=0.0, bottom=0.5)
    look = images.look(path, [JUDGE, THUMB], storage, edit)
    assert (look.picture.width, look.picture.height) == (2000, 1500)
    assert (look.made[JUDGE].width, look.made[JUDGE].height) == (1600, 1200)
    with Image.open(storage.path(look.made[THUMB].key)) as shown:
        assert all(near(shown.getpixel(spot), GREEN) for spot in ((9, 9), (390, 9), (390, 290), (9, 290)))
    edges = images.look(path, [THUMB], storage, Edit(turn=1, left=0.1, top=0.2, right=0.3, bottom=0.4))
    assert (edges.picture.width, edges.picture.height) == (1800, 1600)
