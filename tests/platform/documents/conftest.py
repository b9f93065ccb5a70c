"""Documents read as intake reads them."""

import pytest

from competition.platform.documents.reading import Asked, read


@pytest.fixture
def look(tmp_path):
    """Read a document of this kind; `pages` asks for pictures of them."""

    def look(content, kind, pages=0, fonts=None, **asked):
        path = tmp_path / "document"
        path.write_bytes(content)
        return read(path, Asked(kind, **asked), pages=pages, fonts=fonts)

    return look


@pytest.fixture
def text_of(look):
    """The text of a document that can be read."""

    def text_of(content, kind, **asked):
        found = look(content, kind, **asked)
        assert found.problem is None
        return found.text

    return text_of
