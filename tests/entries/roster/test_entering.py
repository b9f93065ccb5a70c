"""A roster is entered whole and once, whatever cuts it off; then nothing of it is kept."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from competition.consent.models import Person
from competition.consent.rules import Channel, Level
from competition.entries.documents.models import EntryDocument
from competition.entries.errors import DeadlinePassedError
from competition.entries.identity import Authorship, Upload
from competition.entries.models import Entry
from competition.entries.roster import jobs as roster_jobs
from competition.entries.roster import services
from competition.entries.roster.errors import NoRowsError, RosterClosedError, TooManyFilesError
from competition.entries.roster.models import RosterFile, RosterState
from competition.entries.roster.roles import Role
from competition.entries.rules import MadeBy
from competition.platform.audit import AuditEntry
from competition.platform.files import StoredFile
from competition.platform.jobs import JobState
from tests.entries.roster.conftest import packed
from tests.factories import DEADLINE


def ready(begin, add_zip, settle):
    roster = begin()
    add_zip(roster, packed("a/Mina.jpg", "a/street.jpg", "a/Олена.jpg", "a/nobody.jpg"))
    settle(roster)
    return roster


def test_every_row_becomes_a_draft_with_its_people_its_consents_and_its_files(
    begin, add_zip, settle, ask, runner, entries, kept, session, database
):
    roster = ready(begin, add_zip, settle)
    job = ask(roster)
    assert runner.run(job.id) is JobState.DONE
    sea, street, sum_ = entries()
    assert [entry.title for entry in (sea, street, sum_)] == ["The sea", "Our street", "=1+1"]
    assert [len(entry.images) for entry in (sea, street, sum_)] == [1, 1, 1]
    with database.reading() as look:
        made = {row.entry_id: row.made_by for row in look.scalars(select(Authorship))}
        people = look.scalars(select(Person).order_by(Person.id)).all()
        names = look.scalars(select(Upload.file_name).order_by(Upload.id)).all()
    assert [made[entry.id] for entry in (sea, street, sum_)] == [MadeBy.PUPIL, MadeBy.GROUP, MadeBy.PUPIL]
    assert [(one.given_name, one.family_name, one.age) for one in people] == [
        ("Mina", "", 9), ("Ali", "", 9), ("Eva", "", 9), ("Olena", "Koval", 10),
    ]  # fmt: skip
    assert {(c.channel, c.level) for c in people[3].consents} == {(Channel.BOOK, Level.FULL)}
    assert names == ["Mina.jpg", "street.jpg", "Олена.jpg"]
    assert kept(roster).report == {"entered": 3, "refused": [], "stopped": 0, "left": 1}


def test_a_worker_that_dies_between_two_rows_doubles_nothing_and_leaves_nothing_out(
    begin, add_zip, settle, ask, runner, entries, kept, monkeypatch, clock
):
    roster = ready(begin, add_zip, settle)
    job = ask(roster)
    whole, calls = roster_jobs.enter_row, []

    def die(*arguments, **more):
        calls.append(1)
        entered = whole(*arguments, **more)
        if len(calls) == 2:
            raise RuntimeError("the machine went away")
        return entered

    monkeypatch.setattr(roster_jobs, "enter_row", die)
    assert runner.run(job.id) is JobState.QUEUED
    assert [entry.title for entry in entries()] == ["The sea"]
    clock.at += timedelta(minutes=1)
    assert runner.run(job.id) is JobState.DONE
    assert [entry.title for entry in entries()] == ["The sea", "Our street", "=1+1"]
    assert [len(entry.images) for entry in entries()] == [1, 1, 1]
    assert kept(roster).report["entered"] == 3


def test_asking_before_the_deadline_counts_however_late_the_worker_comes(
    begin, settle, ask, runner, entries, clock
):
    roster = begin()
    settle(roster)
    job = ask(roster)
    clock.at = DEADLINE + timedelta(hours=3)
    assert runner.run(job.id) is JobState.DONE
    assert len(entries()) == 3


def test_after_the_deadline_no_roster_is_begun(begin, session, campaign, now):
    for milestone in campaign.milestones:
        milestone.at -= timedelta(days=30)
    session.flush()
    with pytest.raises(DeadlinePassedError):
        begin()


def test_what_a_roster_held_is_forgotten_when_it_is_entered(
    begin, add_zip, settle, ask, runner, kept, database, storage, session
):
    roster = ready(begin, add_zip, settle)
    sent = session.get_one(StoredFile, roster.file_id)
    key = sent.key
    job = ask(roster)
    runner.run(job.id)
    found = kept(roster)
    assert (found.state, found.cells, found.file_id, found.files, found.choices) == (
        RosterState.DONE, None, None, [], {},
    )  # fmt: skip
    with database.reading() as look:
        assert look.scalar(select(func.count()).select_from(RosterFile)) == 0
        assert look.scalars(select(StoredFile.key)).all().count(key) == 0
    assert storage.exists(key)


def test_the_bytes_of_a_list_leave_the_disk_a_day_later_unless_somebody_needs_them(
    begin, keep, session, teacher, storage, runner, now, clock, database
):
    roster = begin()
    key = session.get_one(StoredFile, roster.file_id).key
    services.put_away(session, roster=roster, actor=teacher, now=now)
    session.commit()
    runner.run_waiting()
    assert storage.exists(key)
    clock.at = now + timedelta(days=400)
    runner.run_waiting()
    assert not storage.exists(key)

    again = begin()
    services.put_away(session, roster=again, actor=teacher, now=now)
    needed = begin()
    session.commit()
    clock.at += timedelta(days=1)
    runner.run_waiting()
    assert storage.exists(session.get_one(StoredFile, needed.file_id).key)


def test_a_file_that_is_no_picture_is_told_and_its_row_is_entered_all_the_same(
    begin, add_zip, settle, ask, runner, entries, kept
):
    roster = begin()
    add_zip(roster, packed("Mina Okafor.jpg", content=b"%PDF-1.7 and no picture"))
    settle(roster)
    runner.run(ask(roster).id)
    assert [len(entry.images) for entry in entries()] == [0, 0, 0]
    refused = kept(roster).report["refused"]
    assert [(each["row"], each["values"]) for each in refused] == [(2, {"file": "Mina Okafor.jpg"})]


def test_a_document_goes_to_the_documents_and_a_translation_file_into_the_translation(
    begin, session, keep, settle, ask, runner, database, now
):
    roster = begin(b"Name;Sprache;Text;Traduction\nMina;uk;mina.txt;mina-en.txt\n")
    services.add_files(
        session,
        roster=roster,
        single=[(keep("Море\nшироке.".encode()), "mina.txt"), (keep(b"The sea\nis wide."), "mina-en.txt")],
        now=now,
    )
    settle(roster)
    runner.run(ask(roster).id)
    with database.reading() as look:
        entry = look.scalars(select(Entry)).one()
        assert (entry.language, entry.translation) == ("uk", "The sea\nis wide.")
        assert look.scalar(select(func.count()).select_from(EntryDocument)) == 1


def test_a_person_gives_a_file_another_row(begin, add_zip, settle, ask, runner, entries, session, now):
    roster = begin()
    add_zip(roster, packed("x1.jpg"))
    settle(roster)
    services.place_files(session, roster=roster, choices={roster.files[0].id: 4}, now=now)
    runner.run(ask(roster).id)
    assert [len(entry.images) for entry in entries()] == [0, 0, 1]


def test_a_second_roster_puts_the_first_away_and_a_closed_one_stays_closed(begin, session, now, settle):
    first = begin()
    second = begin()
    assert (first.state, second.state) == (RosterState.PUT_AWAY, RosterState.COLUMNS)
    with pytest.raises(RosterClosedError):
        settle(first)


def test_no_row_and_too_many_files_are_refused(begin, settle, ask, session, keep, now, monkeypatch):
    roster = begin()
    settle(roster, [Role.IGNORE] * 5)
    with pytest.raises(NoRowsError):
        ask(roster)
    monkeypatch.setattr(services.beginning, "MOST_FILES", 1)
    with pytest.raises(TooManyFilesError):
        services.add_files(session, roster=roster, single=[(keep(b"a"), "a"), (keep(b"b"), "b")], now=now)


def test_the_history_knows_no_name(begin, add_zip, settle, ask, runner, database):
    roster = ready(begin, add_zip, settle)
    runner.run(ask(roster).id)
    with database.reading() as look:
        deeds = look.scalars(select(AuditEntry)).all()
    assert {"roster.begin", "roster.enter", "entry.create", "entry.add_picture"} <= {d.action for d in deeds}
    assert not any("Mina" in str(deed.details) or "Олена" in str(deed.details) for deed in deeds)
