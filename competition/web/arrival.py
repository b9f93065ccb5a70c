"""When a sending counts as arrived: at its ticket's moment, else when its request began."""

from collections.abc import Iterator
from datetime import datetime

from flask import g, request
from sqlalchemy.orm import Session

from competition.platform import tickets
from competition.web.request import config, db, now, viewer

HEADER = "X-Garland-Ticket"
FIELD = "ticket"
_NOT_ITS_OWN = {FIELD, "csrf_token"}
"""What differs when the same is sent once more."""


def arrival(session: Session | None = None) -> datetime:
    """Return the moment that decides whether this sending is in time, for the services that ask.

    The ticket is used up in the transaction at hand (that of `session` where the view has opened one of its
    own): a sending that is rolled back has not used it. A ticket that is forged, somebody else's, too old or
    spent on another sending counts for nothing, and the request's own beginning decides.
    """
    text = request.headers.get(HEADER) or request.form.get(FIELD, "")
    account = viewer().account
    if not text or account is None or request.method not in ("POST", "PUT", "PATCH"):
        return now()
    ticket = tickets.read(config().secret_key, text, holder=account.ref, now=now())
    if ticket is None:
        return now()
    used = tickets.use(db() if session is None else session, ticket, purpose=_purpose(), now=now())
    return ticket.at if used else now()


def _purpose() -> str:
    """Return the fingerprint of this sending: the same words and files to the same place."""
    if "purpose" not in g:
        g.purpose = tickets.fingerprint(_parts())
    return str(g.purpose)


def _parts() -> Iterator[str]:
    yield from (request.method, request.full_path, request.headers.get("Idempotency-Key", ""))
    if not (request.form or request.files):
        yield str(request.content_length)
    for name, value in sorted(request.form.items(multi=True)):
        if name not in _NOT_ITS_OWN:
            yield from (name, value)
    for name, file in request.files.items(multi=True):
        end = file.stream.seek(0, 2)
        file.stream.seek(0)
        yield from (name, file.filename or "", str(end))
