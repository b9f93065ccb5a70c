"""A class into which files are dropped, by its service and by its address."""

from io import BytesIO
from urllib.parse import quote

import pytest

from competition.entries.dropping.services import Goal, drop
from competition.entries.services.pictures import LIMIT
from competition.platform.files import receive
from competition.platform.kinds import kind_of_file
from tests.entries.conftest import picture
from tests.factories import category_of

KEY = "k" * 24


@pytest.fixture
def goal(campaign):
    return Goal(category_of(campaign, "illustration"), category_of(campaign, "poem"), "hr")


@pytest.fixture
def drop_file(session, storage, school_class, teacher, goal, now):
    """Drop one file."""

    def drop_file(file_name="sun.jpg", content=None, key=KEY, **more):
        content = picture() if content is None else content
        received = receive(storage=storage, stream=BytesIO(content), limit=LIMIT)
        kind = kind_of_file(storage.path(received.kept.key), file_name)
        values = {"school_class": school_class, "actor": teacher, "goal": goal, "now": now, **more}
        return drop(session, key=key, received=received, file_name=file_name, kind=kind, **values)

    return drop_file


@pytest.fixture
def put(browse, teacher, school_class):
    """Send one file as the page does."""
    client = browse(teacher)

    def put(content, file_name="sun.jpg", key=KEY, query="", **headers):
        address = f"/class/{school_class.ref}/files/{key}{query}"
        headers = {"X-Garland-Name": quote(file_name), **headers}
        return client.put(address, data=content, headers=headers, content_type="application/octet-stream")

    return put
