"""Words below wood type begin as far from its feet always; descenders are kept clear of."""

import pytest

from competition.social.designs.broadside.woodtype import Wood, headed
from competition.social.designs.stack import Item


def wood(height, air):
    return lambda room: [Wood(min(height, room), print, 0, air)]


def below(height=50, above=22):
    return [Item(height, print, above), Item(30, print, 8)]


@pytest.mark.parametrize(("asked", "given"), [(40, 40), (3, 16), (200, 72)])
def test_the_room_below_a_title_is_its_own_and_within_bounds(asked, given):
    made = headed(wood(200, asked), below(), 1000)
    assert [(each.height, each.above) for each in made.items] == [(200, 0), (50, given), (30, 8)]
    assert made.height == 200 + given + 50 + 8 + 30


def test_a_title_gives_way_to_what_stands_below_it():
    made = headed(wood(900, 40), below(), 500)
    assert made.height == 500
    assert made.items[0].height == 500 - 40 - 88


def test_a_title_alone_takes_all_the_room():
    assert headed(wood(900, 40), [], 500).height == 500


def test_words_without_a_title_stand_by_themselves():
    assert headed(lambda room: [], below(), 500).height == 88
