"""A kit is put together anew by itself once something has changed, and only then."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from competition.consent.rules import Channel, Level
from competition.platform import audit
from competition.platform.jobs import Job
from competition.platform.jobs.timers import ask
from competition.social.kit.jobs import LOOK, QUIET
from competition.social.queries import current_kit
from competition.social.services import JOB
from tests.social.approving import approve

pytestmark = pytest.mark.usefixtures("no_sheet")


def done(session, frozen, at):
    """Somebody does something, as the audit trail tells it."""
    audit.record(
        session,
        actor_id=None,
        action="consent.record",
        object_kind="person",
        object_id=1,
        campaign_id=frozen.campaign.id,
        now=at,
    )
    session.commit()


def test_a_consent_taken_back_has_the_kit_made_anew_without_the_work(
    frozen, making, session, database, runner, now
):
    frozen.award("P-1", "poem")
    gone = frozen.award("P-2", "poem", "runner_up", title="Gone tomorrow")
    approve(session, frozen.campaign, now)
    assert any(b"Gone tomorrow" in content for content in making().values())
    next(c for c in gone.person.consents if c.channel is Channel.SOCIAL).level = Level.NO
    later = now + timedelta(hours=1)
    done(session, frozen, later)
    assert LOOK not in ask(database, later)  # others may follow at once
    assert LOOK in ask(database, later + QUIET)
    session.commit()
    jobs = session.scalars(select(Job).where(Job.name == LOOK)).all()
    for each in jobs:
        each.due_at = now
    session.commit()
    runner.run_waiting()
    session.expire_all()
    kit = current_kit(session, frozen.campaign.id)
    assert [post["work"] for post in kit.report["posts"] if post["work"]] == ["P-1"]
    assert kit.report["left_out"] == [{"number": "P-2", "reason": "consent"}]


def test_what_changes_nothing_of_the_kit_has_nothing_made(frozen, making, session, database, runner, now):
    frozen.award("P-1", "poem")
    approve(session, frozen.campaign, now)
    making()
    done(session, frozen, now + timedelta(hours=1))
    assert LOOK in ask(database, now + timedelta(hours=2))
    for each in session.scalars(select(Job).where(Job.name == LOOK)):
        each.due_at = now
    session.commit()
    runner.run_waiting()
    session.expire_all()
    assert len(session.scalars(select(Job).where(Job.name == JOB)).all()) == 1


def test_without_a_kit_nothing_is_looked_after(frozen, session, database, now):
    frozen.award("P-1", "poem")
    done(session, frozen, now)
    assert LOOK not in ask(database, now + timedelta(hours=1))
