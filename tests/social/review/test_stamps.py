"""An approval is for what was seen, and for nothing else."""

from dataclasses import replace

import pytest

from competition.social.content import Post
from competition.social.posts import stamps
from competition.social.posts.choices import Crop, Shows, Wish
from tests.social.cards import POEM, SENDER

LANGUAGES = ("en", "fr")
SEEN = Post(
    POEM,
    Wish(passage=(0, 1), crops={"square": Crop(0.4)}),
    {"X/en": "The sea"},
    {"en": "Two lines"},
    "Bergen",
)


def approval_stamp(post, sender, languages=LANGUAGES):
    return stamps.approval_stamp(post, sender, languages)


def test_what_was_seen_again_is_still_approved():
    assert approval_stamp(SEEN, SENDER) == approval_stamp(replace(SEEN), replace(SENDER))


@pytest.mark.parametrize(
    "change",
    [
        {"content": replace(POEM, who="Somebody else")},
        {"wish": replace(SEEN.wish, passage=(0, 0))},
        {"wish": replace(SEEN.wish, shows=Shows.ORIGINAL)},
        {"wish": replace(SEEN.wish, crops={"square": Crop(0.5)})},
        {"captions": {"X/en": "The wide sea"}},
        {"alts": {"en": "Three lines"}},
    ],
    ids=lambda change: next(iter(change)),
)
def test_whatever_changes_on_a_post_takes_its_approval_away(change):
    assert approval_stamp(replace(SEEN, **change), SENDER) != approval_stamp(SEEN, SENDER)


def test_another_sender_is_another_post_but_one_leaf_less_on_the_garland_is_not():
    assert approval_stamp(SEEN, replace(SENDER, name="Renamed")) != approval_stamp(SEEN, SENDER)
    assert approval_stamp(SEEN, replace(SENDER, garland=SENDER.garland[1:])) == approval_stamp(SEEN, SENDER)


def test_a_language_more_brings_captions_that_nobody_has_seen():
    assert approval_stamp(SEEN, SENDER, ("en",)) != approval_stamp(SEEN, SENDER)
