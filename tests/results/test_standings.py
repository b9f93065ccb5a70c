"""Standings computed from the sheets that count."""

import pytest
from sqlalchemy import select

from competition.entries.rules import EntryState
from competition.judging.rules import CriterionRule, ReadingMode, RoundState, SheetState, shares
from competition.platform.audit import history
from competition.results import computing
from competition.results.errors import (
    NothingHandedInError,
    RoundStillOpenError,
)
from competition.results.facts import CategoryFacts, RoundFacts, SheetFacts
from competition.results.models import JudgeEffect
from tests.results.deeds import compute, standing_of
from tests.results.scene import Scene


def test_standings_rank_the_entries_of_a_category_and_keep_the_one_nobody_has_read(scene):
    assert {s.entry_id for s in compute(scene)} == {entry.id for entry in scene.entries.values()}
    ranks = {name: standing_of(scene, name).rank for name in scene.entries}
    assert ranks == {"sea": 1, "sky": 2, "sun": 3, "fog": 4, "elm": None}
    unread = standing_of(scene, "elm")
    assert (unread.reads, unread.raw, unread.calibrated, unread.award_probability) == (0, None, None, None)
    assert history(scene.session)[0].action == "results.compute"


def test_raw_mean_is_in_points_by_the_weights_of_the_rubric(scene):
    compute(scene)
    # Voice counts twice: (2 * 5 + 5) / 3, (2 * 4 + 4) / 3 and (2 * 5 + 4) / 3 on a scale from 1 to 5.
    assert standing_of(scene, "sea").raw == pytest.approx((100 + 75 + 275 / 3) / 3, abs=1e-6)


def test_who_reads_a_translation_is_not_asked_about_its_language(scene):
    scene.add_sheet("elm", "ann", (4, 1), mode=ReadingMode.TRANSLATION)
    compute(scene)
    assert standing_of(scene, "elm").raw == 75.0


def test_in_translation_the_other_weights_are_renormalised(scene):
    """Weights 2, 1 and 1 for the language: 2/3 and 1/3 in translation, as the rubric's page tells."""
    rules = (
        CriterionRule("voice", 2),
        CriterionRule("image", 1),
        CriterionRule("language", 1, language=True),
    )
    category = CategoryFacts("poem/5-10", 1, 5, rules, (("winner", 1),))
    values = {"voice": 5, "image": 2, "language": 1}
    read = (ReadingMode.ORIGINAL, ReadingMode.TRANSLATION)
    sheets = tuple(SheetFacts(mode.value, "ann", mode, values) for mode in read)
    facts = RoundFacts((category,), {mode.value: category.key for mode in ReadingMode}, sheets)
    raw = {placed.entry: placed.raw for placed in computing.compute(facts).standings}
    # (2*5 + 2 + 1) / 4 = 3.25, and (2*5 + 2) / 3 = 4, on a scale from 1 to 5.
    assert raw == {"original": 56.25, "translation": 75.0, "wordless": None}
    for mode in read:
        mean = sum(share * values[key] for key, share in shares(rules, mode).items())
        assert raw[mode.value] == pytest.approx(25 * (mean - 1), abs=1e-6)


def test_a_sheet_that_is_not_handed_in_does_not_count(scene):
    scene.add_sheet("elm", "ann", (4, 4), state=SheetState.OPEN)
    compute(scene)
    assert standing_of(scene, "elm").reads == 0


def test_computing_twice_gives_the_same_figures_in_place_of_the_first(scene):
    first = {(s.entry_id, s.calibrated, s.se, s.award_probability) for s in compute(scene)}
    assert {(s.entry_id, s.calibrated, s.se, s.award_probability) for s in compute(scene)} == first
    assert len(first) == 5


def test_a_strict_judge_is_told_from_a_generous_one(scene):
    compute(scene)
    effects = {effect.judge_id: effect for effect in scene.session.scalars(select(JudgeEffect))}
    assert set(effects) == {judge.id for judge in scene.judges.values()}
    assert effects[scene.judges["ann"].id].severity > effects[scene.judges["dia"].id].severity


def test_a_withdrawn_entry_leaves_the_standings(scene):
    scene.entries["sea"].state = EntryState.WITHDRAWN
    compute(scene)
    assert standing_of(scene, "sea") is None
    assert standing_of(scene, "sky").rank == 1


def test_standings_wait_for_the_round_to_be_closed(scene):
    scene.round.state = RoundState.OPEN
    with pytest.raises(RoundStillOpenError):
        compute(scene)


def test_without_any_sheet_there_is_nothing_to_compute(session):
    with pytest.raises(NothingHandedInError):
        compute(Scene(session, sheets={}, unread=("elm",)))
