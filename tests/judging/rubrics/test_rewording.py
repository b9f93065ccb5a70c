"""When a rubric is reworded, rounds in preparation take it up; all others keep theirs."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from competition.judging.errors import RubricChangedError, RubricIncompleteError
from competition.judging.models import Criterion, Round, RoundCategory, Rubric, Score, Scoresheet
from competition.judging.rubric import GO_ON, CriterionSpec, RubricSpec, read_rubric, spec_of
from competition.judging.rubrics.services import Reworded, change_rubric
from competition.judging.rules import RoundState
from competition.judging.services.rubrics import as_spec, keep, rubric_of
from competition.platform import audit
from tests.factories import category_of
from tests.judging.scene import RUBRIC, assign, hand_in_whole, make_round, open_round

OLD = read_rubric(RUBRIC)
NEW = replace(OLD, criteria=OLD.criteria[:2])
NEWER = replace(OLD, criteria=OLD.criteria[1:])
FIRST_PASS = RubricSpec(1, 3, (CriterionSpec(GO_ON, "Going on", "", 1.0, False, ("No", "Maybe", "Yes")),))


@pytest.fixture
def reword(session, poems, now):
    def reword(rubric, **more):
        return change_rubric(
            session, category=poems, rubric=rubric, actor=None, now=now, **{"seen": None, **more}
        )

    return reword


def versions(session):
    """Every version there is, with its number of criteria."""
    rubrics = session.scalars(select(Rubric).order_by(Rubric.version))
    return [(rubric.version, len(rubric.criteria)) for rubric in rubrics]


def scored_by(session, round_):
    """The version that the round is scored by."""
    session.expire_all()
    (in_round,) = session.get_one(Round, round_.id).categories
    return in_round.rubric.version


def test_a_reworded_rubric_is_the_categorys_and_makes_no_version_before_a_round_needs_one(
    session, poems, reword
):
    assert reword(NEW) == Reworded(True, ())
    assert poems.rubric == {**RUBRIC, "criteria": [each.as_mapping() for each in NEW.criteria]}
    assert read_rubric(poems.rubric) == NEW
    assert versions(session) == []


def test_rounds_in_preparation_take_it_up_and_no_unscored_version_is_left_behind(
    session, campaign, now, reword
):
    first, second = make_round(session, campaign, now), make_round(session, campaign, now, name="Round 2")
    assert reword(NEW) == Reworded(True, ("Round 1", "Round 2"))
    assert reword(NEWER).rounds == ("Round 1", "Round 2")
    assert (scored_by(session, first), scored_by(session, second)) == (1, 1)
    assert versions(session) == [(1, 2)]
    assert [c.key for c in session.scalars(select(Criterion).order_by(Criterion.position))] == [
        "image",
        "language",
    ]


def test_a_version_that_was_scored_with_stays_word_for_word_and_the_next_gets_another_number(
    session, campaign, judge, copy, now, reword
):
    scored, (assignment,) = open_round(session, campaign, [judge], [copy], now)
    hand_in_whole(session, assignment, now)
    draft = make_round(session, campaign, now, name="Round 2")
    before = session.scalars(select(Scoresheet)).one().values
    assert len(before) == 3
    assert reword(NEW) == Reworded(True, ("Round 2",))
    assert (scored_by(session, scored), scored_by(session, draft)) == (1, 2)
    assert versions(session) == [(1, 3), (2, 2)]
    (sheet,) = session.scalars(select(Scoresheet))
    assert sheet.values == before
    assert as_spec(session.scalar(select(Rubric).where(Rubric.version == 1))) == OLD
    reword(NEWER)
    assert versions(session) == [(1, 3), (2, 2)]
    assert scored_by(session, draft) == 2


def test_an_open_round_keeps_its_version_even_while_nothing_is_saved(
    session, campaign, judge, copy, now, reword
):
    round_, _ = open_round(session, campaign, [judge], [copy], now)
    assert reword(NEW) == Reworded(True, ())
    assert scored_by(session, round_) == 1
    assert as_spec(session.scalar(select(Rubric))) == OLD


@pytest.mark.parametrize("state", [RoundState.OPEN, RoundState.CLOSED, RoundState.DRAFT])
def test_no_round_in_which_anything_was_saved_takes_it_up_whatever_its_state(
    session, campaign, judge, copy, now, reword, state
):
    round_ = make_round(session, campaign, now)
    sheet = Scoresheet(assignment=assign(session, round_, judge, copy), started_at=now, saved_at=now)
    session.add(sheet)
    round_.state = state
    session.flush()
    assert reword(NEW).rounds == ()
    assert scored_by(session, round_) == 1


def test_a_first_pass_keeps_its_own_question(session, campaign, poems, now, reword):
    round_ = make_round(session, campaign, now)
    round_.categories[0].rubric = keep(session, category=poems, spec=FIRST_PASS, now=now)
    session.flush()
    assert reword(NEW).rounds == ()
    session.expire_all()
    assert as_spec(round_.categories[0].rubric) == FIRST_PASS


def test_other_categories_keep_theirs(session, campaign, poems, now, reword):
    essays = category_of(campaign, "essay")
    make_round(session, campaign, now, reads={poems.id: 2, essays.id: 2})
    reword(NEW)
    kept = dict(session.execute(select(RoundCategory.category_id, RoundCategory.rubric_id)).all())
    counts = {key: len(session.get_one(Rubric, rubric_id).criteria) for key, rubric_id in kept.items()}
    assert counts == {poems.id: 2, essays.id: 3}


def test_the_old_wording_again_is_the_old_version_again(session, campaign, judge, copy, poems, now, reword):
    _, (assignment,) = open_round(session, campaign, [judge], [copy], now)
    hand_in_whole(session, assignment, now)
    reword(NEW)
    reword(OLD)
    assert rubric_of(session, category=poems, now=now).version == 1
    assert versions(session) == [(1, 3)]


def test_a_rubric_changed_meanwhile_is_not_written_over(session, poems, reword):
    reword(NEW, seen=OLD.stamp)
    with pytest.raises(RubricChangedError):
        reword(NEWER, seen=OLD.stamp)
    assert spec_of(poems.rubric) == NEW
    assert reword(NEW, seen=OLD.stamp) == Reworded(False)


def test_what_changes_nothing_is_no_deed(session, campaign, poems, reword, now):
    make_round(session, campaign, now)
    assert reword(OLD) == Reworded(False)
    reword(NEW)
    deeds = [(d.action, d.object_kind, d.object_id, d.details) for d in audit.history(session, limit=1)]
    assert deeds == [("rubric.change", "category", poems.id, {"criteria": 2, "rounds": 1})]
    assert len(audit.history(session, action="rubric.change")) == 1


@pytest.mark.parametrize(
    "broken",
    [
        replace(OLD, criteria=()),
        replace(OLD, criteria=OLD.criteria[2:]),
        replace(OLD, criteria=(replace(OLD.criteria[0], weight=0.0),)),
        replace(OLD, highest=4),
        replace(OLD, lowest=5),
        replace(OLD, criteria=(replace(OLD.criteria[0], levels=("a", "b", " ", "d", "e")),)),
    ],
)
def test_what_nobody_could_score_by_is_refused(poems, reword, broken):
    with pytest.raises(RubricIncompleteError):
        reword(broken)
    assert poems.rubric == RUBRIC


def test_an_unused_version_that_something_stands_on_is_kept(
    session, campaign, poems, judge, copy, now, reword
):
    """Such as scores of a round that is told otherwise meanwhile: nothing that was scored ever goes."""
    round_ = make_round(session, campaign, now)
    criterion = keep(session, category=poems, spec=NEWER, now=now).criteria[0]
    sheet = Scoresheet(assignment=assign(session, round_, judge, copy), started_at=now, saved_at=now)
    sheet.scores = [Score(criterion_id=criterion.id, value=3, version=1, at=now)]
    session.add(sheet)
    draft = make_round(session, campaign, now, name="Round 2")
    assert reword(NEW) == Reworded(True, ("Round 2",))
    assert versions(session) == [(1, 3), (2, 2), (3, 2)]
    assert scored_by(session, draft) == 3
    assert session.scalars(select(Score)).one().criterion_id == criterion.id
