"""Where the words around a work may be broken, and which passage stands for a text on a card."""

import pytest

from competition.social import wording
from competition.social.content import Words
from competition.social.designs.passages import choose
from competition.social.excerpts.units import text_of
from competition.social.setting import Fitted, Line

TEXT = (
    "In November mother came for a week. The neighbour brought us a bowl of large soft persimmons. "
    "In the evening we sat in the kitchen, mother and I, and we talked. In the morning the bowl was empty."
)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Inês · 6H, groupe 2 · Neuchâtel", "Inês\u00a0· 6H, groupe\u00a02\u00a0· Neuchâtel"),
        ("Noor · Yud 2 · Haifa", "Noor\u00a0· Yud\u00a02\u00a0· Haifa"),
        ("Novi Sad", "Novi Sad"),
    ],
)
def test_dots_and_short_last_words_stay_on_their_line(said, kept):
    assert wording.kept(said) == kept


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Results on 6 December 2026", "Results on 6\u00a0December 2026"),
        ("Results on December 6, 2026", "Results on December 6, 2026"),
    ],
)
def test_a_day_stays_with_its_month(said, kept):
    assert wording.counted(said) == kept


def sized(units, passage, size):
    """Fit a passage the larger the shorter it is."""
    large = 110 - len(text_of(units, passage)) // 4
    return Fitted(large, (Line(text_of(units, passage)),), 1.0) if large >= size else None


def test_a_shorter_passage_that_has_room_for_its_translation_stands_for_one_that_is_nearly_comfortable():
    def chosen(**options):
        found = choose(Words("en", "", TEXT), None, verse=False, smallest=(100, 30), fit=sized, **options)
        return found and found.text

    first = chosen()
    assert first
    assert chosen(liked=lambda made: made.text != first) not in (None, first)
    assert chosen(liked=lambda made: False) == first


def test_all_of_a_quote_is_chosen_only_where_it_can_be_large_enough():
    def chosen(comfortable):
        found = choose(
            Words("en", "", TEXT), None, verse=False, smallest=(comfortable, 30), fit=sized, whole=True
        )
        assert found
        return found.text

    assert chosen(70) == TEXT
    assert chosen(90) != TEXT
