"""The book of joined parts is the book as one document: by eye, by ear, by mouse."""

import io
from dataclasses import replace

import pikepdf
import pytest

from benchmarks.whole_book import STYLE, whole_book
from competition.platform.pdf import render_document
from tests.publication.binding.conftest import a_book, make_bench
from tests.support.pdf_twins import differing_pages, said


@pytest.fixture(scope="module")
def twins(font_set, tmp_path_factory):
    """The bench, the manuscript, the book as it was joined, and as one document."""
    bench = make_bench(font_set, tmp_path_factory.mktemp("bench"))
    book = a_book(bench.storage)
    bound = bench.bound(book)
    html = whole_book(book, edition=1, fonts=font_set, numbers=bound.anchors)
    given = {**bench.given(book), **STYLE}
    return bench, book, bound, render_document(html, resources=given, fonts=font_set)


def test_no_page_looks_different(twins):
    _, _, bound, whole = twins
    assert bound.count == whole.count
    assert differing_pages(bound.content, whole.content) == []


@pytest.mark.parametrize(
    "what", ["links", "bookmarks", "structure", "fonts", "boxes", "title", "language", "xmp"]
)
def test_nothing_that_is_not_seen_differs(twins, what):
    _, _, bound, whole = twins
    found = said(bound.content)[what]
    assert found
    assert found == said(whole.content)[what]


def test_the_book_holds_what_makes_joining_hard(twins):
    """So that the comparison says something: blank pages, scripts, both kinds of fonts."""
    _, _, bound, _ = twins
    with pikepdf.open(io.BytesIO(bound.content)) as pdf:
        blank = [number for number, page in enumerate(pdf.pages, start=1) if "/StructParents" not in page.obj]
    assert blank
    languages = {element[3] for element in said(bound.content)["structure"]}
    assert {"en", "ar", "ja"} <= languages
    assert {kind for kind, _ in said(bound.content)["fonts"].values()} == {"/CIDFontType0", "/CIDFontType2"}


def test_numbers_and_running_titles_are_shown_but_not_read(twins):
    _, _, bound, _ = twins
    with pikepdf.open(io.BytesIO(bound.content)) as pdf:
        page = pdf.pages[bound.anchors["work-1"] - 1]
        drawn = pikepdf.parse_content_stream(page)
        begun = [[str(each) for each in operands] for operands, operator in drawn if str(operator) == "BDC"]
        assert begun[-1][0] == "/Artifact"
        assert [str(operands[0]) for operands, operator in drawn if str(operator) == "Do"][-1] == "/Furniture"
        assert not [
            each for each in pdf.objects if isinstance(each, pikepdf.Stream) and "/Interpolate" in each
        ]
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)


def test_a_book_with_one_text_corrected_is_the_same_whether_parts_were_kept_or_not(twins, font_set, tmp_path):
    bench, book, _, _ = twins
    works = book.sections[0].works
    text = replace(works[0].original, text="One other line\nand another")
    changed = replace(works[0], original=text)
    corrected = replace(
        book, sections=(replace(book.sections[0], works=(changed, *works[1:])), *book.sections[1:])
    )
    heard = []
    binder = bench.binder(corrected)
    kept = binder.bind(binder.set_works(heard.append))
    assert heard[-1] - heard[0] == 2  # its page and the opening that quotes it
    cold = make_bench(font_set, tmp_path)
    a_book(cold.storage)
    assert cold.bound(corrected).content == kept.content
    assert kept.content != twins[2].content
