"""A sentence too long for a card ends on it with a phrase, and a mark says that it goes on."""

import pytest

from competition.social.excerpts.beginnings import beginning

SAID = "I walked over the bridge, which is new, and then I stood for a long time above the water and waited."


@pytest.mark.parametrize(
    ("sentence", "room", "shown"),
    [
        (SAID, 200, f"{SAID.rpartition(' ')[0]}\u00a0…"),
        (SAID, 60, "I walked over the bridge, which is new\u00a0…"),
        (SAID, 30, "I walked over the bridge\u00a0…"),
        (SAID, 20, "I walked over the\u00a0…"),
        (
            "I walked, and stood and stood and stood and stood",
            41,
            "I walked, and stood and stood and stood\u00a0…",
        ),
        (SAID, 10, ""),
        ("Donaudampfschifffahrtsgesellschaft.", 20, ""),
        ("人人生而自由，在尊严和权利上一律平等，他们赋有理性和良心", 12, "人人生而自由\u00a0…"),
    ],
)
def test_a_sentence_ends_with_a_phrase_where_that_is_not_much_shorter(sentence, room, shown):
    assert beginning(sentence, lambda text: len(text) <= room) == shown
