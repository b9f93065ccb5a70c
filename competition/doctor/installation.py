"""What the doctor looks at in an installation: its folder, mail, database and worker."""

import os
import stat
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from sqlalchemy.exc import SQLAlchemyError

from competition.doctor.check import Check, State
from competition.errors import GarlandError
from competition.platform import migrate
from competition.platform.db import Database
from competition.platform.i18n import gettext as _
from competition.platform.i18n import ngettext, translate
from competition.platform.jobs.queries import latest_jobs, worker_alive
from competition.platform.mail.smtp import PORTS

_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def folder(instance: Path) -> Check:
    """Tell whether the installation's folder is there, writable, and closed to others."""
    if not instance.exists():
        return Check(
            State.NOTE,
            _("There is no installation in %(folder)s yet.", folder=instance),
            _("./garland serve or ./garland demo makes one."),
        )
    if not instance.is_dir() or not os.access(instance, os.R_OK | os.W_OK | os.X_OK):
        return Check(
            State.MISSING,
            _("Garland may not write in %(folder)s.", folder=instance),
            _("start as the owner of that folder, or give it to whoever starts Garland."),
        )
    if stat.S_IMODE(instance.stat().st_mode) & _OTHERS:
        return Check(
            State.MISSING,
            _("Other users of this machine may look into %(folder)s.", folder=instance),
            _("chmod 700 on that folder; children's works are in it."),
        )
    return Check(State.OK, _("The installation in %(folder)s is writable and private.", folder=instance))


def mail(url: str) -> Check:
    """Tell where letters go; the server's password is not shown."""
    parts = urlsplit(url)
    if not url:
        return Check(
            State.NOTE,
            _("Letters are not sent; they are read in the app, at /outbox."),
            _("to send them, set GARLAND_SMTP_URL and GARLAND_SENDER."),
        )
    if parts.scheme not in PORTS or not parts.hostname:
        return Check(
            State.MISSING,
            _("GARLAND_SMTP_URL does not name a mail server."),
            _("write it as smtp+starttls://user:password@mail.example.org or smtps://…"),
        )
    return Check(State.OK, _("Letters go out through %(host)s.", host=parts.hostname))


def database_and_worker(url: str, now: datetime) -> list[Check]:
    """Tell whether the database answers, is of this version, and whether its work is being done."""
    if _is_unborn(url):
        return [Check(State.NOTE, _("There is no database yet."), _("./garland serve makes it."))]
    try:
        return _examined(Database(url), now)
    except (SQLAlchemyError, OSError, ValueError) as error:
        return [_unreachable(error)]


def _examined(database: Database, now: datetime) -> list[Check]:
    try:
        schema = _schema(database)
        return [schema, worker(database, now)] if schema.ok else [schema]
    finally:
        database.engine.dispose()


def _is_unborn(url: str) -> bool:
    """Whether it is a SQLite file that is not there: to look into it would make it."""
    return url.startswith("sqlite:///") and not Path(url.removeprefix("sqlite:///")).exists()


def _schema(database: Database) -> Check:
    try:
        with database.reading() as session:
            migrate.refuse_newer(session.connection())
    except GarlandError as error:
        return Check(State.MISSING, translate(error))
    if migrate.is_current(database):
        return Check(State.OK, _("The database is reachable and of this version."))
    return Check(
        State.MISSING,
        _("The database is that of an older version."),
        _("back it up, then ./garland serve brings it up to date."),
    )


def _unreachable(error: Exception) -> Check:
    # Only the kind of the error: its words can hold the password.
    return Check(
        State.MISSING,
        _("The database cannot be reached (%(kind)s).", kind=type(error).__name__),
        _("see that it runs and that GARLAND_DATABASE_URL names it."),
    )


def worker(database: Database, now: datetime) -> Check:
    """Tell whether somebody does the background work, and whether any is waiting."""
    if worker_alive(database, now):
        return Check(State.OK, _("A worker is at work."))
    with database.reading() as session:
        waiting = len(latest_jobs(session, unfinished_only=True, limit=1000))
    if not waiting:
        return Check(
            State.NOTE,
            _("No worker is running; nothing waits for one."),
            _("./garland serve starts web and worker."),
        )
    finding = ngettext(
        "No worker is running, and %(num)s job waits for one.",
        "No worker is running, and %(num)s jobs wait for one.",
        waiting,
    )
    return Check(State.MISSING, finding, _("./garland serve starts web and worker."))
