from collections import Counter

import pytest

from competition.allocation.rules import JudgeOnPanel
from competition.judging.minutes import usual_minutes
from competition.rehearsal.expected import apportion, expected_entries, expected_judges
from competition.rehearsal.rules import Came, Extra
from tests.rehearsal.worlds import ESSAYS, PICTURES, POEMS, judges, plan, world


@pytest.mark.parametrize(
    ("number", "weights", "parts"),
    [
        (10, {"a": 1, "b": 1}, {"a": 5, "b": 5}),
        (3, {"a": 1, "b": 1}, {"a": 2, "b": 1}),
        (7, {"a": 1, "b": 3, "c": 3}, {"a": 1, "b": 3, "c": 3}),
        (5, {"a": 1, "b": 9}, {"a": 1, "b": 4}),
        (1, {"a": 1, "b": 9}, {"a": 0, "b": 1}),
        (0, {"a": 2}, {"a": 0}),
    ],
)
def test_a_number_is_shared_out_in_whole_parts(number, weights, parts):
    assert apportion(number, weights) == parts


def test_entries_come_from_the_cities_they_have_come_from():
    came = [
        Came(POEMS, "uk", "en", "7", 3),
        Came(POEMS, "uk", "fr", "8", 1),
        Came(ESSAYS, "uk", "en", "9", 5),
    ]
    entries = expected_entries(plan((POEMS, "uk", 8)), world(came=came))
    assert Counter((e.language, e.translation, e.city) for e in entries) == {
        ("uk", "en", "7"): 6,
        ("uk", "fr", "8"): 2,
    }
    assert [entry.id for entry in entries] == list(range(1, 9))


@pytest.mark.parametrize(
    ("language", "translation"), [("uk", "en"), ("en", ""), ("en-GB", ""), ("fr", ""), ("ka", "en")]
)
def test_before_anything_came_a_text_has_the_translation_that_is_asked_for(language, translation):
    (entry,) = expected_entries(plan((POEMS, language, 1)), world())
    assert (entry.language, entry.translation, entry.city) == (language, translation, "")


def test_a_picture_has_no_language_to_read():
    entries = expected_entries(plan((PICTURES, "", 3)), world(came=[Came(PICTURES, "uk", "en", "7", 2)]))
    assert [(e.language, e.translation, e.city) for e in entries] == [("", "", "7")] * 3


@pytest.mark.parametrize(("growth", "number"), [(100, 40), (150, 60), (10, 4), (500, 200)])
def test_entries_grow(growth, number):
    grown = plan((POEMS, "en", 40), growth=growth)
    assert grown.entries == len(expected_entries(grown, world())) == number


def test_judges_who_might_join_stand_beside_the_panel():
    panel = (*judges(1, ("fr", "en"), 30, first=5, city="7"),)
    joining = plan(extra=(Extra(2, ("uk",), 40),), capacity=50)
    assert expected_judges(joining, world(panel)) == [
        JudgeOnPanel(5, ("fr", "en"), 15, city="7"),
        JudgeOnPanel(6, ("uk",), 40),
        JudgeOnPanel(7, ("uk",), 40),
    ]


@pytest.mark.parametrize(
    ("reads", "compared"), [(1, [1, 2, 3, 4]), (2, [2, 3, 4]), (3, [2, 3, 4]), (6, [2, 3, 4, 5, 6])]
)
def test_two_three_and_four_reads_are_always_tried(reads, compared):
    assert list(plan(reads=reads).compared) == compared


@pytest.mark.parametrize(
    ("form", "age_max", "minutes"),
    [
        ("poem", 10, 4),
        ("poem", 18, 6),
        ("essay", 10, 6),
        ("essay", 18, 12),
        ("illustration", 18, 4),
        ("song", 12, 8),
    ],
)
def test_a_read_takes_its_usual_time(form, age_max, minutes):
    assert usual_minutes(form, age_max) == minutes
