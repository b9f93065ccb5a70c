"""Names that a class never used are forgotten: long after its deadline, or once the results are frozen."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from competition.consent.models import Person
from competition.entries.deadline.models import Extension
from competition.entries.forgetting import jobs
from competition.entries.forgetting.queries import classes_to_clear
from competition.entries.forgetting.rules import KEPT
from competition.entries.forgetting.services import forget_unused
from competition.entries.identity import Author
from competition.entries.roster.models import Roster, RosterState
from competition.entries.sheets import services as sheets
from competition.entries.sheets.models import Sheet, SheetPrint
from competition.entries.sheets.rules import Paper
from competition.platform import erasure
from competition.platform.audit import AuditEntry
from competition.platform.files import StoredFile
from competition.platform.jobs import Job, timers
from tests.entries.roster.conftest import begin  # noqa: F401 - a roster that lies half done
from tests.factories import DEADLINE, category_of, save

MINUTE = timedelta(minutes=1)


@pytest.fixture
def named(session, campaign, school_class, teacher, now, storage):
    """Sheets with names, printed."""
    by = {"actor": teacher, "now": now}
    pupils = [sheets.Pupil("Wilhelmsine", 9), sheets.Pupil("", 8)]
    category = category_of(campaign, "illustration")
    made = sheets.make_sheets(
        session, school_class=school_class, category=category, paper=Paper.A4, pupils=pupils, **by
    )
    wanted = {"class_id": school_class.id, "locale": "en", "sheets": [sheet.id for sheet in made]}
    printed = save(session, SheetPrint(created_at=now, **wanted))
    sheets.keep_print(session, printed=printed, content=b"%PDF Wilhelmsine", storage=storage, now=now)
    session.flush()
    return made


def names(session):
    return [
        (sheet.number, sheet.given_name, sheet.age)
        for sheet in session.scalars(select(Sheet).order_by(Sheet.number))
    ]


def at(session, when):
    session.expire_all()
    return [each.name for each in classes_to_clear(session, when)]


def test_they_are_kept_while_the_class_may_still_want_them(session, named, school_class):
    assert at(session, DEADLINE) == []
    assert at(session, DEADLINE + KEPT - MINUTE) == []
    assert at(session, DEADLINE + KEPT) == [school_class.name]


def test_more_time_for_the_school_or_for_typing_keeps_them_longer(session, named, campaign, school_class):
    more = {"campaign_id": campaign.id, "school_id": school_class.school_id}
    save(session, Extension(until=DEADLINE + timedelta(days=7), granted_at=DEADLINE, **more))
    assert at(session, DEADLINE + KEPT) == []
    assert at(session, DEADLINE + KEPT + timedelta(days=7)) == [school_class.name]
    school_class.typing_until = DEADLINE + timedelta(days=9)
    session.flush()
    assert at(session, DEADLINE + KEPT + timedelta(days=7)) == []


def test_once_the_results_are_frozen_nobody_needs_them(session, named, campaign, school_class):
    campaign.frozen_at = DEADLINE + MINUTE
    session.flush()
    assert at(session, DEADLINE + MINUTE) == [school_class.name]


def test_names_files_and_a_roster_half_done_go(session, named, begin, runner, clock, storage):  # noqa: F811
    roster_id = begin().id
    held = session.scalars(select(StoredFile).order_by(StoredFile.id)).all()
    keys = {file.key for file in held}
    assert len(keys) == 2
    session.commit()
    clock.at = DEADLINE + KEPT
    assert jobs.NAME in timers.ask(runner.database, clock.now())
    runner.run_waiting()
    session.expire_all()
    assert names(session) == [(1, "", None), (2, "", 8)]
    assert session.scalars(select(SheetPrint)).all() == []
    gone = session.get_one(Roster, roster_id)
    assert (gone.state, gone.cells) == (RosterState.PUT_AWAY, None)
    assert session.scalars(select(StoredFile)).all() == []
    asked = session.scalars(select(Job).where(Job.name == erasure.ERASE)).all()
    assert {f"{job.args['sha256'][:2]}/{job.args['sha256'][2:]}" for job in asked} == keys
    deed = session.scalars(select(AuditEntry).where(AuditEntry.action == "class.forget_unused")).one()
    assert (deed.actor_id, deed.details) == (None, {"sheets": 1, "prints": 1, "rosters": 1})
    session.rollback()
    assert timers.ask(runner.database, clock.now()) == []


def test_what_was_entered_stays(session, named, write, school_class, now):
    poem = write()
    session.flush()
    forget_unused(session, school_class=school_class, now=now)
    wanted = select(Person.given_name).join(Author, Author.person_id == Person.id)
    assert session.scalars(wanted.where(Author.entry_id == poem.id)).all() == ["Mina"]


def test_the_bytes_of_a_print_that_is_thrown_away_go_as_well(session, named, school_class, teacher, now):
    by = {"school_class": school_class, "actor": teacher, "now": now}
    (sha,) = session.scalars(select(StoredFile.sha256))
    sheets.forget_sheets(session, sheets=named[:1], **by)
    job = session.scalars(select(Job).where(Job.name == erasure.ERASE)).one()
    assert job.args == {"sha256": sha}


def test_a_class_that_holds_nothing_is_left_alone(session, school_class):
    assert at(session, DEADLINE + KEPT) == []
