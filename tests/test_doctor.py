"""What the doctor finds on the machine and in an installation."""

from datetime import timedelta

import pytest

from competition.config import ROOT
from competition.doctor import State, installation, machine, report
from competition.platform.db import Database
from competition.platform.jobs.models import Worker
from competition.platform.jobs.queue import request
from competition.platform.migrate import upgrade


def test_before_the_first_start_nothing_is_made(tmp_path):
    checks = report(tmp_path / "instance", environ={})
    assert checks[-1].state is State.NOTE
    assert str(checks[-1]) == (
        f"note     There is no installation in {tmp_path}/instance yet.\n"
        "         Next: ./garland serve or ./garland demo makes one."
    )
    assert list(tmp_path.iterdir()) == []


def test_the_report_of_an_installation_goes_from_python_to_the_database(config):
    checks = report(config.instance, environ={})
    assert [check.state for check in checks[-3:]] == [State.OK, State.NOTE, State.NOTE]
    assert checks[0].finding.startswith("Python 3.")
    assert checks[-1].finding == "There is no database yet."
    assert not (config.instance / "garland.db").exists()


@pytest.mark.parametrize(("mode", "state"), [(0o700, "ok"), (0o750, "missing"), (0o701, "missing")])
def test_the_folder_must_be_closed_to_others(tmp_path, mode, state):
    tmp_path.chmod(mode)
    assert installation.folder(tmp_path).state == state


def test_an_open_folder_is_told_and_left_as_it_is(tmp_path):
    tmp_path.chmod(0o755)
    assert report(tmp_path, environ={})[-1].next_step.startswith("chmod 700 on that folder")
    assert tmp_path.stat().st_mode & 0o777 == 0o755


@pytest.mark.parametrize(
    ("url", "state", "said"),
    [
        ("", "note", "Letters are not sent; they are read in the app, at /outbox."),
        ("smtps://anna:geheim@mail.example.org", "ok", "Letters go out through mail.example.org."),
        ("mail.example.org:geheim", "missing", "GARLAND_SMTP_URL does not name a mail server."),
    ],
)
def test_mail_is_said_to_go_or_to_stay_and_never_with_its_password(url, state, said):
    check = installation.mail(url)
    assert (check.state, check.finding) == (state, said)
    assert "geheim" not in str(check)


@pytest.fixture
def kept(tmp_path):
    """A database as a start leaves it."""
    database = Database(f"sqlite:///{tmp_path / 'kept.db'}")
    upgrade(database)
    yield database
    database.engine.dispose()


def examine(database, now):
    return installation.database_and_worker(database.engine.url.render_as_string(), now)


def change(database, statement):
    with database.writing() as session:
        session.connection().exec_driver_sql(statement)


def test_a_database_of_this_version_is_fine(kept, now):
    found = examine(kept, now)
    assert [check.finding for check in found] == [
        "The database is reachable and of this version.",
        "No worker is running; nothing waits for one.",
    ]
    assert all(check.ok for check in found)


def test_a_database_of_an_older_version_is_told(kept, now):
    change(kept, "DELETE FROM alembic_version")
    (check,) = examine(kept, now)
    assert (check.ok, check.finding) == (False, "The database is that of an older version.")


def test_a_database_of_a_newer_version_is_told(kept, now):
    change(kept, "UPDATE alembic_version SET version_num = '9999'")
    (check,) = examine(kept, now)
    assert (check.ok, "belongs to a newer version of Garland" in check.finding) == (False, True)


@pytest.mark.parametrize("url", ["postgresql://anna:geheim@127.0.0.1:1/garland", "geheim"])
def test_a_database_that_does_not_answer_is_told_without_its_password(url, now):
    (check,) = installation.database_and_worker(url, now)
    assert check.finding.startswith("The database cannot be reached (")
    assert "geheim" not in str(check)


def test_a_worker_that_gives_signs_of_life_is_found(database, now):
    with database.writing() as session:
        session.add(Worker(token="one", started_at=now, seen_at=now))
    assert installation.worker(database, now + timedelta(seconds=5)).finding == "A worker is at work."
    assert installation.worker(database, now + timedelta(minutes=5)).finding != "A worker is at work."


def test_jobs_that_wait_without_a_worker_are_counted(database, now):
    with database.writing() as session:
        request(session, name="anything", args={}, now=now)
        request(session, name="anything", args={}, now=now)
    check = installation.worker(database, now)
    assert (check.state, check.finding) == ("missing", "No worker is running, and 2 jobs wait for one.")


def test_the_installed_libraries_are_those_of_the_lock():
    assert machine.libraries().ok


def test_a_library_of_another_version_or_none_is_named(tmp_path):
    lock = tmp_path / "lock.txt"
    lock.write_text(
        "flask==0.1 \\\n    --hash=sha256:00\nnot-there==1\nonly-elsewhere==1 ; sys_platform == 'win32'\n"
    )
    check = machine.libraries(lock)
    assert check.finding == "2 libraries are not those of the lock: flask and not-there"
    assert not check.ok


def test_pango_that_cannot_be_loaded_is_named():
    assert machine.pango().ok
    check = machine.pango(["libnothing-of-the-kind.so.0"])
    assert (check.ok, "libnothing-of-the-kind.so.0" in check.finding) == (False, True)


def test_scripts_without_a_typeface_are_named_and_only_those():
    check = machine.print_faces([ROOT / "static" / "fonts"])
    assert check.state is State.NOTE
    named = check.finding.partition(": ")[2].replace(" and ", ", ").split(", ")
    assert {"Thai", "Devanagari", "Han", "Hangul"} <= set(named)
    assert not {"Latin", "Cyrillic", "Greek", "Arabic", "Hebrew"} & set(named)


def test_without_garlands_own_typefaces_nothing_can_be_set(tmp_path):
    assert machine.print_faces([tmp_path]).state is State.MISSING
