import sqlite3
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError, StatementError

from competition.platform.audit import AuditEntry
from competition.platform.db import Base, Database, new_ref
from competition.platform.jobs.models import Job, JobState


def a_job(now, **values):
    return Job(**{"name": "test", "created_at": now, "due_at": now, **values})


def test_moments_come_back_in_utc_whatever_zone_they_were_given_in(database, now):
    tokyo = now.astimezone(timezone(timedelta(hours=9)))
    with database.writing() as session:
        session.add(a_job(tokyo))
    with database.reading() as session:
        kept = session.scalars(select(Job)).one().created_at
    assert kept == now
    assert kept.utcoffset() == timedelta(0)


def test_a_moment_without_zone_is_refused(session, now):
    session.add(a_job(now.replace(tzinfo=None)))
    with pytest.raises(StatementError, match="without time zone"):
        session.flush()


def test_an_enum_is_stored_by_its_value_and_nothing_else_is_let_in(session, now):
    session.add(a_job(now, state=JobState.DONE))
    session.flush()
    assert session.execute(text("SELECT state FROM job")).scalar_one() == "done"
    with pytest.raises(IntegrityError):
        session.execute(text("UPDATE job SET state = 'dreaming'"))


def test_foreign_keys_hold(session, now):
    session.add(a_job(now, campaign_id=4711))
    with pytest.raises(IntegrityError):
        session.flush()


def test_what_is_written_in_a_reading_session_is_thrown_away(database, now):
    with database.writing() as session:
        session.add(a_job(now, name="kept"))
    with database.reading() as session:
        session.add(a_job(now, name="dropped"))
        session.flush()
    with database.reading() as session:
        assert session.scalars(select(Job.name)).all() == ["kept"]


def test_what_was_read_can_be_used_after_the_session(database, now):
    with database.writing() as session:
        session.add(a_job(now, name="kept"))
    with database.reading() as session:
        job = session.scalars(select(Job)).one()
    assert job.name == "kept"


def test_the_error_of_a_statement_does_not_repeat_what_was_to_be_written(session, now):
    session.add(a_job(now, name="Amira Haddad", campaign_id=4711))
    with pytest.raises(IntegrityError) as error:
        session.flush()
    assert "INSERT INTO job" in str(error.value)
    assert "Amira" not in str(error.value)


def test_an_error_in_the_middle_rolls_everything_back(database, now):
    with pytest.raises(RuntimeError, match="in the middle"), database.writing() as session:
        session.add(a_job(now))
        session.flush()
        raise RuntimeError("in the middle")
    with database.reading() as session:
        assert session.scalars(select(Job)).all() == []


def test_refs_are_twelve_letters_that_cannot_be_confused():
    refs = {new_ref() for _ in range(500)}
    assert len(refs) == 500
    assert {len(ref) for ref in refs} == {12}
    assert not set("".join(refs)) & set("01ilo")


def test_a_ref_belongs_to_one_row_only(session, now):
    session.add_all([a_job(now, ref="aaaabbbbcccc"), a_job(now, ref="aaaabbbbcccc")])
    with pytest.raises(IntegrityError):
        session.flush()


def test_every_test_begins_with_an_empty_database_and_with_number_one(session, now):
    session.add(a_job(now))
    session.commit()
    assert session.scalars(select(Job.id)).all() == [1]


test_and_so_does_the_next_one = test_every_test_begins_with_an_empty_database_and_with_number_one


def test_every_constraint_has_a_name_that_migrations_can_rely_on(database):
    unnamed = [
        f"{table.name}: {constraint!r}"
        for table in Base.metadata.tables.values()
        for constraint in table.constraints
        if not constraint.name
    ]
    assert unnamed == []


def test_sqlite_waits_for_other_writers_and_survives_a_power_cut(config):
    database = Database(config.database_url)
    with database.reading() as session:
        pragmas = {
            name: session.execute(text(f"PRAGMA {name}")).scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    database.engine.dispose()
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 30000}


def test_on_sqlite_a_writing_session_takes_the_lock_with_its_first_statement(config):
    """A reader that later writes would fail at once under load, whatever the timeout."""
    database = Database(config.database_url)
    other = sqlite3.connect(database.engine.url.database, timeout=0, isolation_level=None)
    with database.reading() as reading:
        reading.execute(text("SELECT 1"))
        other.execute("BEGIN IMMEDIATE")
        other.execute("ROLLBACK")
    with database.writing() as writing:
        writing.execute(text("SELECT 1"))
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
    other.close()
    database.engine.dispose()


def test_audit_entries_of_both_kinds_of_moment_sort_alike(session):
    moments = [datetime(2026, 3, 29, hour, tzinfo=UTC) for hour in (0, 1, 2)]
    for moment in reversed(moments):
        session.add(AuditEntry(at=moment, action="x", object_kind="y"))
    session.flush()
    assert session.scalars(select(AuditEntry.at).order_by(AuditEntry.at)).all() == moments
