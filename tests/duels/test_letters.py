"""The letters of a duel: who gets one, in which language, what it says, and that nobody gets it twice."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, select

from competition import jobs
from competition.accounts.models import Account
from competition.clock import FixedClock
from competition.duels.letters import invite, reminds_at
from competition.judging.rules import JudgeState
from competition.platform.jobs.runner import Runner
from competition.platform.jobs.timers import Timers
from competition.platform.mail import OutboxMail, render
from competition.platform.mail.registry import get_registered

BEST = ("sea", "sky", "sun")


@pytest.fixture(autouse=True)
def everything_known():
    jobs.load()


@pytest.fixture
def duel(scene):
    scene.make(wanted=6, until=scene.now + timedelta(days=10))
    return scene


def letters(session, event):
    """Who was written to, in the order of the letters."""
    return session.scalars(
        select(OutboxMail.recipient).where(OutboxMail.event == event).order_by(OutboxMail.recipient)
    ).all()


def rendered(session, config, event):
    """The first letter there is of a kind, as its judge is to read it."""
    return render(
        session, session.scalars(select(OutboxMail).where(OutboxMail.event == event)).first(), config
    )


def test_every_judge_of_a_new_duel_gets_one_letter(session, duel, now):
    assert letters(session, "duels.open") == ["bo@example.org", "ines@example.org"]
    invite(session, duel.duel, now)
    assert len(letters(session, "duels.open")) == 2, "asked once more, nobody is written to twice"


def test_the_letter_says_how_much_until_when_and_where(session, duel, config):
    letter = rendered(session, config, "duels.open")
    assert letter.subject == "3 pairs of works wait to be compared"
    assert f"{config.base_url}/duel/{duel.duel.ref}" in letter.text
    assert "Please finish by" in letter.text
    assert "two at a time" in letter.text


def test_it_names_no_work_no_child_and_no_other_judge(session, duel, config):
    text = rendered(session, config, "duels.open").text
    assert "Bo" in text, "the letter's own judge is greeted"
    for hidden in (*BEST, "Ines", "Fjord School", "Bergen"):
        assert hidden not in text


def test_it_comes_in_the_judges_language(session, scene, config):
    for account in session.scalars(select(Account)):
        account.locale = "fr"
    scene.make(wanted=6)
    (first, *_others) = session.scalars(select(OutboxMail).where(OutboxMail.event == "duels.open"))
    assert first.locale == "fr"
    assert "paires" in rendered(session, config, "duels.open").subject


def test_a_judge_who_is_done_before_the_letter_is_sent_gets_none(session, duel):
    wanted = get_registered("duels.open").wanted
    kept = session.scalars(select(OutboxMail).where(OutboxMail.recipient == "bo@example.org")).one()
    assert wanted(session, kept.ids)
    duel.fight(BEST, judges=["Bo"])
    assert not wanted(session, kept.ids)


@pytest.mark.parametrize(("days", "expected"), [(10, 8), (4, 2), (2, 1), (1, 0.5)])
def test_a_reminder_comes_two_days_before_the_end_but_not_in_the_first_half(now, days, expected):
    assert reminds_at(now, now + timedelta(days=days)) == now + timedelta(days=expected)


def test_a_duel_without_an_end_has_no_reminder(scene, now):
    assert scene.make().remind_at is None
    assert reminds_at(now, None) is None


def remind(database, config, now):
    """Let the worker do what is due at a moment."""
    Timers(database).tick(now)
    Runner(database, config, FixedClock(now)).run_waiting()


def test_who_has_not_finished_is_reminded_once(session, duel, database, config, now):
    duel.fight(BEST, judges=["Bo"])
    session.commit()
    remind(database, config, now + timedelta(days=7, hours=23))
    assert letters(session, "duels.reminder") == []
    session.commit()
    remind(database, config, now + timedelta(days=8))
    assert letters(session, "duels.reminder") == ["ines@example.org"]
    session.commit()
    remind(database, config, now + timedelta(days=9))
    assert letters(session, "duels.reminder") == ["ines@example.org"]


def test_the_reminder_says_what_is_left(session, duel, database, config, now):
    duel.prefer(duel.ask("Ines"), BEST)
    session.commit()
    remind(database, config, now + timedelta(days=8))
    session.execute(delete(OutboxMail).where(OutboxMail.recipient == "bo@example.org"))
    letter = rendered(session, config, "duels.reminder")
    assert letter.subject == "2 pairs of works are still with you"
    assert "You have decided about 1 of 3" in letter.text
    assert "The duel ends on" in letter.text


@pytest.mark.parametrize("why", ["closed", "over", "left"])
def test_nobody_is_reminded_of_what_is_over(session, duel, database, config, now, why):
    at = now + timedelta(days=8)
    if why == "closed":
        duel.prefer(duel.ask("Ines"), BEST)
        duel.close()
    elif why == "over":
        at = now + timedelta(days=10)
    else:
        for judge in duel.judges.values():
            judge.state = JudgeState.LEFT
    session.commit()
    remind(database, config, at)
    assert letters(session, "duels.reminder") == []
