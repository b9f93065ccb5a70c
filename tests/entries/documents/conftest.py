"""Documents sent to an entry, and read by the worker."""

from contextlib import suppress
from io import BytesIO

import pytest
from sqlalchemy.exc import InvalidRequestError

from competition.entries.documents.models import EntryDocument
from competition.entries.documents.rules import LIMIT
from competition.entries.documents.services import add_document
from competition.entries.facts import Words
from competition.platform.files import receive

BARE = Words()


@pytest.fixture
def bare(write):
    """A draft of a poem without a word in it."""
    return write(words=BARE)


@pytest.fixture
def send(session, storage, teacher, now):
    """Upload a document to an entry."""

    def send(entry, content, file_name, now=now):
        return add_document(
            session,
            entry=entry,
            received=receive(storage=storage, stream=BytesIO(content), limit=LIMIT),
            file_name=file_name,
            actor=teacher,
            now=now,
        )

    return send


@pytest.fixture
def read(session, runner, fresh):
    """Let the worker read what was sent; return the documents as they are then, in their order."""
    from competition import jobs

    jobs.load()

    def read(*documents):
        session.commit()
        runner.run_waiting()
        fresh()
        found = [session.get(EntryDocument, each.id) for each in documents]
        session.commit()
        return found

    return read


@pytest.fixture
def fresh(session):
    """Take everything anew from the database, and let go of it again: the client and the worker write."""

    def fresh():
        session.commit()
        for each in list(session):
            with suppress(InvalidRequestError):  # it was removed
                session.refresh(each)
        session.commit()

    return fresh
