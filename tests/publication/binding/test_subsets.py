"""Subsets of fonts that were made once are not made again, and a book is the same either way."""

import pytest

from competition.platform import pdf_fonts
from competition.publication.binding import subsets
from competition.publication.binding.cache import Cache
from competition.publication.binding.subsets import Subsets
from tests.publication.binding.conftest import a_book, make_bench

FACE = {"family": "garland-alegreya", "style": 0, "weight": 400, "widths": {"1": 600}}
LETTERS = {1: "A", 2: "B"}


@pytest.fixture
def made(monkeypatch):
    """What was made, by font."""
    seen = []

    def subset(fonts, key, face, letters):
        seen.append(key)
        return f"{key} {letters}".encode()

    monkeypatch.setattr(pdf_fonts, "subset", subset)
    return seen


@pytest.fixture
def kept(tmp_path):
    aside = tmp_path / "aside"
    aside.mkdir()
    return Subsets(tmp_path / "fonts", Cache(tmp_path / "cache"), aside, "this typesetter")


def test_a_font_is_cut_to_size_once_for_the_same_letters(made, kept):
    first = kept.of("one", FACE, LETTERS)
    subsets.take(kept.aside, kept.cache)
    wider = {**FACE, "widths": {"1": 600, "2": 500}}
    assert kept.of("one", wider, dict(reversed(LETTERS.items()))) == first
    assert made == ["one"]


@pytest.mark.parametrize("what", ["font", "letters", "weight", "typesetter"])
def test_it_is_cut_anew_when_anything_that_decides_is_another(made, kept, what):
    kept.of("one", FACE, LETTERS)
    subsets.take(kept.aside, kept.cache)
    other = Subsets(kept.fonts, kept.cache, kept.aside, "another" if what == "typesetter" else kept.by)
    other.of(
        "two" if what == "font" else "one",
        {**FACE, "weight": 500 if what == "weight" else 400},
        {**LETTERS, **({3: "C"} if what == "letters" else {})},
    )
    assert len(made) == 2


def test_a_child_can_put_nothing_else_in_the_place_of_a_part(kept):
    part = "a" * 64
    (kept.aside / part).write_bytes(b"not a part")
    (kept.aside / "book.pdf").write_bytes(b"a book")
    subsets.take(kept.aside, kept.cache)
    assert kept.cache.find(part) is None


def test_a_book_with_fonts_from_before_is_the_book_with_fonts_cut_now(font_set, tmp_path):
    bench = make_bench(font_set, tmp_path / "one")
    book = a_book(bench.storage)
    first = bench.bound(book).content
    kept = list(bench.layer.cache.root.glob("*/*-subset"))
    assert kept
    again = bench.bound(book).content
    for each in kept:
        each.unlink()
    assert bench.bound(book).content == again == first
