"""What a view needs of the request at hand: its session, its moment, its viewer, its installation."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from flask import current_app, g
from sqlalchemy.orm import Session

from competition.clock import Clock
from competition.config import Config
from competition.platform.db import Database
from competition.platform.storage import Storage

if TYPE_CHECKING:
    from competition.accounts.viewer import Viewer


def config() -> Config:
    """Return the installation's settings."""
    return cast(Config, current_app.extensions["garland.config"])


def database() -> Database:
    """Return the installation's database."""
    return cast(Database, current_app.extensions["garland.database"])


def storage() -> Storage:
    """Return the installation's file store."""
    return cast(Storage, current_app.extensions["garland.storage"])


def now() -> datetime:
    """Return the moment at which this request began: that of a submission, however long its upload took."""
    if "now" not in g:
        g.now = cast(Clock, current_app.extensions["garland.clock"]).now()
    return cast(datetime, g.now)


def viewer() -> "Viewer":
    """Return who is looking: always somebody, perhaps a visitor."""
    return cast("Viewer", g.viewer)


def db() -> Session:
    """Return this request's session."""
    return cast(Session, g.session)


@contextmanager
def transaction() -> Iterator[Session]:
    """Yield this request's session; commit at the end, or roll back when anything was raised."""
    session = db()
    try:
        yield session
        session.commit()
    except BaseException:
        session.rollback()
        raise


@contextmanager
def fresh_transaction() -> Iterator[tuple[Session, dict[str, Any]]]:
    """End this request's reading session, and yield a writing one with what the policy loads.

    For views marked `allow(…, writing=False)` that do slow work first, such as taking files in: nobody waits
    for them then. The policy is asked again, since meanwhile anything may have changed; what the view was
    called with belongs to the ended session and must not be used any more.
    """
    close_session()
    open_session(writing=True)
    loaded: dict[str, Any] = g.ask_again()
    with transaction() as session:
        yield session, loaded


def open_session(*, writing: bool) -> None:
    """Give the request its session."""
    g.session = database().open(writing=writing)


def close_session(_error: Any = None) -> None:
    """Throw away what was not committed."""
    session = g.pop("session", None)
    if session is not None:
        session.close()
