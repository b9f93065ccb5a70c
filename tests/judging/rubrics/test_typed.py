"""What is typed on a rubric's page, as values."""

from dataclasses import replace

import pytest

from competition.campaign.preset import load_preset, names
from competition.judging.rubric import GO_ON, read_rubric, spec_of
from competition.judging.rubrics.differences import Difference, Part, differences
from competition.judging.rubrics.typed import (
    Typed,
    TypedCriterion,
    added,
    key_for,
    moved,
    taken_out,
    typed_from,
    weight_of,
)
from competition.judging.rules import ReadingMode
from tests.judging.scene import LEVELS, RUBRIC

OLD = spec_of(RUBRIC)
TYPED = typed_from(OLD)
VOICE, IMAGE, LANGUAGE = OLD.criteria


def labels(typed):
    return [each.label for each in typed.standing.values()]


@pytest.mark.parametrize(
    ("text", "weight"),
    [("2", 2.0), (" 2,5 ", 2.5), ("0.25", 0.25), ("0", 0.0), ("", None), ("-1", None), ("1e3", None)]
    + [("٢", None), ("nan", None), ("1.", None), ("2 or 3", None), ("99999", None)],
)
def test_a_weight_is_a_plain_number(text, weight):
    assert weight_of(text) == weight


def test_what_is_shown_and_not_touched_is_the_rubric_it_was():
    assert typed_from(OLD).spec() == OLD


@pytest.mark.parametrize(
    ("label", "taken", "key"),
    [
        ("Voice", set(), "voice"),
        ("Élan & rythme", set(), "elan-rythme"),
        ("Voice", {"voice", "voice-2"}, "voice-3"),
        ("Голос", set(), "criterion"),
        ("", {"criterion"}, "criterion-2"),
        ("a" * 90, set(), "a" * 37),
        ("Go on", {GO_ON}, "go-on-2"),
    ],
)
def test_a_new_criterion_gets_a_key_of_its_own(label, taken, key):
    assert key_for(label, taken) == key


def test_keys_stay_whatever_the_name_becomes_and_no_two_are_alike():
    criteria = (
        TypedCriterion("voice", "Tone"),
        TypedCriterion("voice", "Sent twice"),
        TypedCriterion("<b>", "No key of ours"),
        TypedCriterion("", "Go on"),
    )
    assert [each.key for each in Typed(1, 5, criteria).spec().criteria] == [
        "voice",
        "sent-twice",
        "no-key-of-ours",
        "go-on-2",
    ]


def test_a_criterion_is_moved_past_its_neighbour_and_over_what_was_taken_out():
    gone = taken_out(TYPED, 1)
    assert labels(gone) == ["Voice", "Language"]
    up, place = moved(gone, 2, -1)
    assert (labels(up), place) == (["Language", "Voice"], 0)
    down, place = moved(gone, 0, 1)
    assert (labels(down), place) == (["Language", "Voice"], 2)
    assert moved(gone, 0, -1) == (gone, 0)
    assert labels(taken_out(down, 0, gone=False)) == ["Pictures", "Language", "Voice"]


def test_what_was_taken_out_counts_for_nothing():
    gone = taken_out(added(TYPED), 3)
    assert gone.spec() == OLD
    assert taken_out(TYPED, 0).shares(ReadingMode.TRANSLATION) == {1: 1.0}


def test_what_is_no_weight_weighs_nothing():
    typed = replace(TYPED, criteria=(replace(TYPED.criteria[0], weight="much"), *TYPED.criteria[1:]))
    assert typed.shares(ReadingMode.ORIGINAL) == {0: 0.0, 1: 0.5, 2: 0.5}


# ---- what differs -----------------------------------------------------------------------------------------


def test_nothing_differs_in_the_same_wording():
    assert differences(OLD, spec_of(RUBRIC)) == []


def test_every_part_that_differs_is_told_with_how_it_was_and_is():
    voice = replace(VOICE, label="Tone", weight=3.0, levels=(*LEVELS[:4], "best"))
    image = replace(IMAGE, question="Is it seen?", language=True)
    new = replace(OLD, criteria=(image, voice, replace(LANGUAGE, key="new", label="Care")))
    assert differences(OLD, new) == [
        Difference(Part.ORDER, "Voice, Pictures", "Pictures, Tone"),
        Difference(Part.QUESTION, "Can I see it?", "Is it seen?", "Pictures"),
        Difference(Part.LANGUAGE, False, True, "Pictures"),
        Difference(Part.LABEL, "Voice", "Tone", "Tone"),
        Difference(Part.WEIGHT, 2.0, 3.0, "Tone"),
        Difference(Part.LEVEL, "as nobody else", "best", "Tone", 5),
        Difference(Part.ADDED, "", "Care", "Care"),
        Difference(Part.TAKEN_OUT, "Language", "", "Language"),
    ]


def test_levels_are_told_by_their_numbers_where_the_scale_differs():
    one = replace(OLD, criteria=(VOICE,))
    shorter = replace(one, highest=4, criteria=(replace(VOICE, levels=tuple(LEVELS[:4])),))
    assert differences(one, shorter) == [
        Difference(Part.SCALE, "1–5", "1–4"),
        Difference(Part.LEVEL, "as nobody else", "", "Voice", 5),
    ]


# ---- the presets ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", names())
def test_every_preset_can_be_scored_by_and_is_worded_for_each_age(name):
    rubrics = {(c.form, c.age_group): read_rubric(c.rubric) for c in load_preset(name).categories}
    assert None not in rubrics.values()
    assert len(rubrics) == 6
    for form in ("poem", "essay", "illustration"):
        young, old = rubrics[form, "5-10"], rubrics[form, "11-18"]
        assert [c.key for c in young.criteria] == [c.key for c in old.criteria]
        for one, other in zip(young.criteria, old.criteria, strict=True):
            assert one.question != other.question
            assert one.levels != other.levels
