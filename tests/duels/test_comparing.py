"""What a judge does in a duel, on a real database."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from competition.duels.comparing import seat_of, step_aside, undo
from competition.duels.errors import DuelClosedError, NothingToUndoError, PairDecidedError
from competition.duels.models import Comparison
from competition.judging.panel.models import BarredEntry
from competition.platform.audit import AuditEntry
from tests.duels.scene import DuelScene


def seat(scene, judge="Ines"):
    return seat_of(scene.session, duel=scene.duel, judge=scene.judges[judge])


def take_back(scene, judge="Ines"):
    return undo(scene.session, duel=scene.duel, judge=scene.judges[judge], actor=None, now=scene.now)


def aside(scene, pair, copy_id):
    return step_aside(scene.session, duel=scene.duel, pair=pair, copy_id=copy_id, actor=None, now=scene.now)


def test_asking_twice_shows_the_same_two_works_on_the_same_sides(scene):
    scene.make()
    first, again = scene.ask(), scene.ask()
    assert (first.ref, first.left_id, first.right_id) == (again.ref, again.left_id, again.right_id)


def test_a_judge_sees_every_pair_once_and_is_then_done(scene):
    scene.make()
    scene.fight(["sea", "sky", "sun"], ["Ines"])
    assert len(scene.decided()) == 3 == len({frozenset(pair) for pair in scene.decided()})
    assert scene.ask() is None
    assert seat(scene).progress.is_over


def test_a_judge_stops_at_the_share_that_is_theirs(scene):
    scene.make(wanted=4)
    scene.fight(["sea", "sky", "sun"])
    assert [len(scene.decided(judge)) for judge in ("Ines", "Bo")] == [2, 2]


def test_two_judges_who_ask_at_once_get_different_pairs(scene):
    scene.make()
    assert scene.titles(scene.ask("Ines")) != scene.titles(scene.ask("Bo"))


@pytest.mark.parametrize(
    ("choice", "wins"), [("left", "left_id"), ("right", "right_id"), ("alike", None), ("skip", None)]
)
def test_what_is_chosen_is_what_wins(session, campaign, now, choice, wins):
    scene = make_two(session, campaign, now)
    pair = scene.ask()
    scene.say(pair, choice)
    if choice == "skip":
        assert seat(scene).progress.done == 0
        return
    scene.close()
    best = {title for title, place in scene.places().items() if place == 1}
    assert best == ({scene.title(getattr(pair, wins))} if wins else {"sea", "sky"})


def make_two(session, campaign, now):
    scene = DuelScene(session, campaign, now, works=("sea", "sky"))
    scene.make()
    return scene


def test_a_pair_left_aside_comes_no_more_and_counts_for_nothing(scene):
    scene.make()
    pair = scene.ask()
    put_off = scene.titles(pair)
    following = scene.say(pair, "skip")
    assert scene.titles(following) != put_off
    scene.prefer(scene.prefer(following, ["sea", "sky", "sun"]), ["sea", "sky", "sun"])
    assert (seat(scene).progress.done, seat(scene).progress.total) == (2, 2)
    assert scene.ask() is None


def test_the_last_choice_can_be_taken_back_and_the_pair_lies_there_again(scene):
    scene.make()
    first = scene.ask()
    scene.say(first, "left")
    assert take_back(scene).ref == first.ref == scene.ask().ref
    assert seat(scene).progress.done == 0
    scene.say(first, "right")
    with pytest.raises(PairDecidedError):
        scene.say(first, "left")


def test_nothing_can_be_taken_back_where_nothing_was_chosen(scene):
    scene.make()
    scene.ask()
    with pytest.raises(NothingToUndoError):
        take_back(scene)


def test_who_knows_a_work_never_sees_it_again_and_what_they_said_of_it_counts_no_more(scene):
    scene.make()
    scene.fight(["sea", "sky", "sun"], ["Bo"])
    pair = scene.ask()
    pair = scene.say(pair, "left")
    known = pair.left_id
    title = scene.title(known)
    following = aside(scene, pair, known)
    assert following is None or title not in scene.titles(following)
    assert all(title not in pair for pair in scene.decided())
    assert title in {name for pair in scene.decided("Bo") for name in pair}


def test_a_work_that_no_longer_stands_is_shown_to_nobody(scene):
    scene.make()
    pair = scene.ask()
    scene.session.get_one(type(scene.copies["sea"]), pair.left_id).retired_at = scene.now
    gone = scene.title(pair.left_id)
    assert seat(scene).open_pair is None
    assert gone not in scene.titles(scene.ask())


def test_a_work_that_the_secretariat_keeps_from_a_judge_is_not_shown(scene):
    scene.make()
    judge, copy = scene.judges["Ines"], scene.copies["sea"]
    scene.session.add(BarredEntry(judge_id=judge.id, entry_id=copy.entry_id, barred_at=scene.now))
    scene.session.flush()
    assert scene.titles(scene.ask()) == {"sky", "sun"}


def test_after_the_deadline_or_the_closing_nothing_is_decided(scene):
    scene.make(until=scene.now + timedelta(hours=1))
    pair = scene.ask()
    scene.say(pair, "left")
    pair = scene.ask()
    scene.now += timedelta(hours=1)
    with pytest.raises(DuelClosedError):
        scene.say(pair, "left")
    scene.close()
    with pytest.raises(DuelClosedError):
        scene.ask()


def test_every_choice_is_written_down_with_ids_alone(scene):
    scene.make()
    scene.say(scene.ask(), "left")
    take_back(scene)
    deeds = scene.session.scalars(
        select(AuditEntry).where(AuditEntry.action.startswith("duel.")).order_by(AuditEntry.id)
    ).all()
    assert [deed.action for deed in deeds] == ["duel.make", "duel.decide", "duel.take-back"]
    ids = set(scene.session.scalars(select(Comparison.id)))
    assert {deed.object_id for deed in deeds[1:]} <= ids
