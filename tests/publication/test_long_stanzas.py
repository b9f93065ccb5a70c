"""A stanza that is longer than its page, on small paper."""

import pytest

from competition.platform.storage import Storage
from competition.publication.formats import Format
from competition.publication.kinds import Kind, Spec
from tests.publication.conftest import a_manuscript, a_press, a_work
from tests.publication.test_pages import read


@pytest.mark.parametrize("lines", [25, 30])
def test_a_long_stanza_goes_on_overleaf_with_eight_lines_at_least(font_set, tmp_path, lines):
    text = "\n".join(f"Line {at} of a poem" for at in range(lines))
    press = a_press(font_set, Storage(tmp_path / "files"))
    book = press.set_book(a_manuscript(a_work(text=text)), edition=1, spec=Spec(Kind.SCREEN, Format.SQUARE))
    found = [page.count(" of a poem") for page in read(book.pages, "-raw")]
    on_pages = [count for count in found if count > 1]
    assert sum(on_pages) == lines
    assert min(on_pages) >= 8
    assert len(on_pages) == 2
