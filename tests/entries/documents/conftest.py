"""Documents sent to an entry, and read at once."""

from io import BytesIO

import pytest

from competition.entries.documents.rules import LIMIT
from competition.entries.documents.services import add_document
from competition.platform.files import receive


@pytest.fixture
def send(session, storage, teacher, now):
    """Upload a document to an entry."""

    def send(entry, content, file_name):
        return add_document(
            session,
            entry=entry,
            received=receive(storage=storage, stream=BytesIO(content), limit=LIMIT),
            file_name=file_name,
            actor=teacher,
            now=now,
        )

    return send
