from datetime import UTC, datetime

import pytest

from competition.judging.rubric import read_rubric
from competition.judging.rules import (
    CriterionRule,
    QueueState,
    ReadingMode,
    SheetState,
    missing,
    next_in_turn,
    place_of,
    queue_state,
    shares,
)
from tests.judging.scene import RUBRIC

VOICE, LANGUAGE = CriterionRule("voice", 2), CriterionRule("language", 1, language=True)


@pytest.mark.parametrize(
    ("mode", "values", "expected"),
    [
        (ReadingMode.ORIGINAL, {}, ("voice", "language")),
        (ReadingMode.ORIGINAL, {"voice": 3}, ("language",)),
        (ReadingMode.TRANSLATION, {}, ("voice",)),
        (ReadingMode.TRANSLATION, {"voice": 3}, ()),
        (ReadingMode.WORDLESS, {"voice": 3, "language": 1}, ()),
    ],
)
def test_what_is_missing_depends_on_how_the_entry_is_read(mode, values, expected):
    assert missing((VOICE, LANGUAGE), values, mode) == expected


@pytest.mark.parametrize(
    ("sheet", "answered", "expected"),
    [
        (None, 0, QueueState.UNREAD),
        (SheetState.OPEN, 0, QueueState.BEGUN),
        (SheetState.OPEN, 2, QueueState.BEGUN),
        (SheetState.OPEN, 3, QueueState.WHOLE),
        (SheetState.SUBMITTED, 3, QueueState.HANDED_IN),
    ],
)
def test_how_far_an_entry_is(sheet, answered, expected):
    assert queue_state(sheet, answered, asked=3) is expected


def dealt(position):
    return place_of(position, None)


def skipped(position, minute):
    return place_of(position, datetime(2026, 11, 10, 9, minute, tzinfo=UTC))


@pytest.mark.parametrize(
    ("left", "current", "expected"),
    [
        ([dealt(1), dealt(2), dealt(3)], None, dealt(1)),
        ([dealt(1), dealt(3)], dealt(2), dealt(3)),
        ([dealt(1), dealt(2)], dealt(3), dealt(1)),
        ([], dealt(1), None),
    ],
)
def test_the_next_entry_is_the_following_one_then_the_first_left(left, current, expected):
    assert next_in_turn(left, current) == expected


@pytest.mark.parametrize(
    ("left", "current", "expected"),
    [
        ([skipped(1, 5), dealt(3), dealt(4)], dealt(2), dealt(3)),
        ([skipped(1, 5), dealt(2)], dealt(4), dealt(2)),
        ([skipped(1, 5), dealt(2)], None, dealt(2)),
        ([skipped(1, 9), skipped(2, 5)], dealt(4), skipped(2, 5)),
        ([skipped(1, 9), skipped(2, 5)], skipped(3, 7), skipped(1, 9)),
        ([skipped(1, 9), skipped(2, 5)], skipped(3, 11), skipped(2, 5)),
    ],
)
def test_what_was_skipped_comes_when_nothing_else_is_left_in_the_order_it_was_skipped(
    left, current, expected
):
    assert next_in_turn(left, current) == expected


THREE = (VOICE, CriterionRule("image", 1), LANGUAGE)


@pytest.mark.parametrize("mode", [ReadingMode.ORIGINAL, ReadingMode.WORDLESS])
def test_each_question_counts_by_its_weight(mode):
    assert shares(THREE, mode) == {"voice": 0.5, "image": 0.25, "language": 0.25}


def test_in_translation_the_language_leaves_its_part_to_the_others_by_their_weights():
    assert shares(THREE, ReadingMode.TRANSLATION) == {"voice": 2 / 3, "image": 1 / 3}


def test_nothing_counts_where_there_is_no_weight():
    assert shares((), ReadingMode.ORIGINAL) == {}
    assert shares((LANGUAGE,), ReadingMode.TRANSLATION) == {}
    assert shares((CriterionRule("voice", 0),), ReadingMode.ORIGINAL) == {}


def test_a_rubric_is_read_as_it_is_worded():
    rubric = read_rubric(RUBRIC)
    assert (rubric.lowest, rubric.highest) == (1, 5)
    assert [(c.key, c.weight, c.language) for c in rubric.criteria] == [
        ("voice", 2.0, False),
        ("image", 1.0, False),
        ("language", 1.0, True),
    ]
    assert rubric.criteria[0].levels[4] == "as nobody else"


def _with(**changes):
    return {**RUBRIC, "criteria": [{**RUBRIC["criteria"][0], **changes}]}


@pytest.mark.parametrize(
    "rubric",
    [
        {},
        {"criteria": []},
        _with(levels=["one", "two"]),
        _with(key=""),
        _with(label=""),
        _with(weight=0),
        _with(language=True),
        _with(levels=["one", "two", " ", "four", "five"]),
        {**RUBRIC, "lowest": 5},
        {**RUBRIC, "lowest": -5, "criteria": [{**RUBRIC["criteria"][0], "levels": list("abcdefghijk")}]},
        {**RUBRIC, "criteria": [RUBRIC["criteria"][0]] * 2},
    ],
)
def test_an_incomplete_rubric_is_none(rubric):
    assert read_rubric(rubric) is None
