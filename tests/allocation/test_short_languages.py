"""What is short, put together by language: one judge who reads it helps in every category."""

from competition.allocation.short_languages import ShortLanguage, by_language
from competition.allocation.shortage import Cure, Shortage
from competition.allocation.shortage_wording import shortages_in_words

NAMES = {1: "Poems, 5–10", 2: "Essays, 5–10"}


def test_a_language_short_in_two_categories_is_one_line_and_most_reads_come_first():
    found = by_language(
        [
            Shortage(1, "is", 18, Cure.NO_READER, 0, judges=3, usual=50),
            Shortage(1, "pl", 30, Cure.NO_READER, 0, judges=3, usual=50),
            Shortage(2, "is", 24, Cure.NO_READER, 0, judges=3, usual=50),
        ]
    )
    assert found == [
        ShortLanguage("is", Cure.NO_READER, 0, ((1, 18), (2, 24)), judges=3, places=0),
        ShortLanguage("pl", Cure.NO_READER, 0, ((1, 30),), judges=3, places=0),
    ]
    assert [each.missing for each in found] == [42, 30]


def test_so_many_judges_would_do_that_all_categories_have_room_with_them():
    """Each category alone would do with two; together their reads take three judges of forty."""
    parts = [Shortage(n, "is", 60, Cure.CAPACITY, 2, judges=2, places=60, usual=40) for n in (1, 2)]
    (found,) = by_language(parts)
    assert (found.judges, found.places) == (3, 120)


def test_another_reason_is_another_line():
    found = by_language(
        [Shortage(1, "is", 2, Cure.CONFLICTS, 3, judges=1), Shortage(2, "is", 5, Cure.CAPACITY, 3, judges=1)]
    )
    assert [(each.cure, each.missing) for each in found] == [(Cure.CAPACITY, 5), (Cure.CONFLICTS, 2)]


def test_it_is_said_with_the_reads_of_each_category():
    parts = [Shortage(n, "is", 10 * n, Cure.NO_READER, 0, judges=3, usual=40) for n in NAMES]
    (said,) = shortages_in_words(parts, NAMES)
    assert said == (
        "Icelandic",
        "30 reads",
        "Poems, 5–10: 10; Essays, 5–10: 20",
        "Nobody on the panel reads it: invite a judge who does, or ask for a translation.",
        "3 further judges would do.",
    )


def test_a_category_that_lacks_nothing_any_more_is_left_out():
    parts = [Shortage(1, "", 1, Cure.CAPACITY, 0), Shortage(2, "", 4, Cure.CAPACITY, 0)]
    (said,) = shortages_in_words(parts, {2: NAMES[2]})
    assert said[:3] == ("without words", "4 reads", "Essays, 5–10")
