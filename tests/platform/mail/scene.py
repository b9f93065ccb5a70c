"""Putting a letter into the outbox, and looking at it."""

from competition.platform import mail
from competition.platform.mail import OutboxMail


def put(database, now, **values):
    cause = {
        "event": "test.receipt",
        "recipient": "t@example.org",
        "locale": "en",
        "ids": {"entry": 7},
        "key": "7",
    }
    with database.writing() as session:
        return mail.post(session, **{**cause, "now": now, **values})


def look(database, row):
    with database.reading() as session:
        return session.get_one(OutboxMail, row.id)
