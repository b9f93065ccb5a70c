"""A school with more time, and the reminders as they leave."""

from datetime import timedelta

import pytest
from sqlalchemy import select

import competition.entries.mails  # noqa: F401 - makes the letters known
from competition.entries.deadline import jobs
from competition.entries.deadline.services import extend
from competition.platform.jobs import request
from competition.platform.mail import OutboxMail
from tests.factories import DEADLINE

LATER = DEADLINE + timedelta(days=10)


@pytest.fixture
def give(session, campaign, school, office, now):
    """Give the school more time."""

    def give(until=LATER, reason="", now=now):
        return extend(
            session,
            campaign=campaign,
            school=school,
            until=until,
            reason=reason,
            actor=office,
            now=now,
        )

    return give


@pytest.fixture
def letters(session):
    """What lies in the outbox about an event, as (recipient, kind)."""

    def letters(event="entries.reminder"):
        found = session.scalars(select(OutboxMail).where(OutboxMail.event == event).order_by(OutboxMail.id))
        return [(mail.recipient, mail.ids.get("kind")) for mail in found]

    return letters


@pytest.fixture
def remind_at(session, runner, clock):
    """Let the clock show a moment, and do what is due then; whether anything was."""

    def remind_at(moment):
        session.commit()
        clock.at = moment
        if not jobs.is_due(session, moment):
            session.rollback()
            return False
        session.rollback()
        request(session, name=jobs.NAME, args={}, now=moment)
        session.commit()
        runner.run_waiting()
        session.expire_all()
        return True

    return remind_at
