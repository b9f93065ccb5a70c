"""One A4 page of a personal story, held against the book's own ruler."""

import pytest

from competition.contributions.prose import lines_over
from competition.contributions.rules import Kind, Lack, missing
from competition.platform import fonts
from competition.platform.text import paragraphs
from competition.publication.essays import INDENT
from competition.publication.formats import A4
from competition.publication.letters import ruler
from competition.publication.measure import POINT
from competition.publication.page import line_of
from competition.sample.demo import SAMPLE
from tests.contributions.conftest import said

HEAD = 36.0
"""What stands above a story in the book: a label, the name, where from, and air; in millimetres."""
TEXTS = sorted((SAMPLE / "contributions").glob("st*.txt")) + [
    SAMPLE / "files" / name
    for name in (
        "ata.pt.txt",
        "daftar.ar.txt",
        "misce.uk.txt",
        "opel.el.txt",
        "shemomechama.ka.txt",
        "shiva.he.txt",
        "tun.hy.txt",
        "waerme.de.txt",
        "weizhishu.zh-Hans.txt",
    )
]


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    return ruler(fonts.prepare(tmp_path_factory.mktemp("faces")))


def fills(book, text, language):
    """How many lines of the book's small prose a text fills, and how many a page has."""
    measure = A4.prose.measure / (A4.prose.sizes[-1] * POINT)
    lines = sum(
        book.lines(each, language, measure, first=INDENT * (at > 0))
        for at, each in enumerate(paragraphs(text))
    )
    return lines, int((A4.height - HEAD) / line_of(language, A4.prose.sizes[-1], book.scale(language)))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_what_is_said_to_fit_fits_and_what_fits_by_a_tenth_is_not_refused(path, book):
    language = path.name.split(".")[1]
    flowing = " ".join(path.read_text("utf-8").split())
    taken, room = fills(book, flowing, language)
    letters = len(flowing) / taken * room
    page = (flowing + " ") * 4
    longest = max(size for size in range(200, len(page), 20) if lines_over(page[:size], language) == 0)
    assert 0.88 * letters <= longest <= 1.06 * letters


def test_a_story_may_be_one_page_long_and_not_a_line_more():
    line = "a word of " * 7
    assert lines_over("\n\n".join([line] * 38), "en") == 0
    assert lines_over("\n\n".join([line] * 41), "en") == 3


@pytest.mark.parametrize("path", TEXTS[:8], ids=lambda path: path.name)
def test_the_samples_stories_are_a_page_each_and_three_times_as_much_is_not(path):
    language, text = path.name.split(".")[1], path.read_text("utf-8")
    assert lines_over(text, language) == 0
    assert lines_over(f"{text}\n\n{text}\n\n{text}", language) > 5


def test_a_statement_may_be_longer_a_story_and_its_translation_may_not():
    long = "\n\n".join(["a word of " * 7] * 41)
    both = said(language="de", text=long, translation_language="en", translation=long)
    found = {each.kind: dict(each.values) for each in missing(Kind.STORY, both, None, ("en",))}
    assert found[Lack.TOO_LONG] == {"lines": 3}
    assert found[Lack.TRANSLATION_TOO_LONG] == {"lines": 3}
    kinds = {each.kind for each in missing(Kind.STATEMENT, said(text=long), None, ("en",))}
    assert kinds == {Lack.PORTRAIT}
