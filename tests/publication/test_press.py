import io
import subprocess
from dataclasses import replace

import pikepdf
import pytest

from competition.platform import sandbox
from competition.platform.storage import Storage
from competition.publication.binding.placeholder import with_placeholders
from competition.publication.errors import BookFailedError
from competition.publication.manuscript import Byline, Chapter, ChapterKind, Text, usual_chapters
from competition.publication.problems import Problem, ProblemKind
from tests.publication.conftest import a_manuscript, a_press, a_work

ARABIC = Text("ar", "rtl", "درج", "أفتح الدرج\nوأعرف ما فيه")
ENGLISH = Text("en", "ltr", "A drawer", "I open the drawer\nand know what it holds")
BOOK = a_manuscript(
    a_work("P-1", byline=Byline((), 1, "", "Bay School", "Limassol", "CY", "pupil")),
    a_work("P-2", entry_id=2, original=ARABIC, translation=ENGLISH, award="winner"),
)


@pytest.fixture(scope="module")
def book(font_set, tmp_path_factory):
    return [
        a_press(font_set, Storage(tmp_path_factory.mktemp("press"))).set_book(BOOK, edition=3).pages
        for _ in range(2)
    ]


def test_the_same_manuscript_gives_the_same_bytes(book):
    assert book[0].content == book[1].content
    assert book[0].warnings == book[0].refused == ()


def printed(pages, number=None):
    """The words of a page, or of all."""
    of = ["-f", str(number), "-l", str(number)] if number else []
    command = ["pdftotext", *of, "-", "-"]
    said = subprocess.run(command, input=pages.content, capture_output=True, check=True).stdout.decode()
    return " ".join(said.split())


def structure(node):
    yield node
    children = node.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield from structure(child)


def test_the_book_is_tagged_in_its_languages_with_bookmarks(book):
    with pikepdf.open(io.BytesIO(book[0].content)) as pdf:
        tags = list(structure(pdf.Root.StructTreeRoot.K[0]))
        assert str(pdf.Root.Lang) == "en"
        assert str(pdf.docinfo.Title) == "More than migrants 2026"
        assert {"en", "ar"} <= {str(tag.Lang) for tag in tags if "/Lang" in tag}
        assert [tag for tag in tags if tag.S == "/Figure" and "/Alt" not in tag] == []
        with pdf.open_outline() as outline:
            works = [child.title for item in outline.root for child in item.children]
        assert works == ["Title P-1", "درج"]
        assert not {"/CreationDate", "/ModDate"} & set(pdf.docinfo.keys())


def test_a_text_that_cannot_be_set_has_a_page_that_says_so_and_stops_nothing_else(font_set, tmp_path):
    works = [a_work(f"P-{n}", entry_id=n, text="a" * 50_001 if n == 2 else "sound") for n in (1, 2, 3)]
    heard = []
    press = replace(a_press(font_set, Storage(tmp_path)), tell=lambda *told: heard.append(told))
    found = press.set_book(a_manuscript(*works), edition=1)
    assert found.problems == (Problem("P-2", ProblemKind.STOPS, {"reason": "length"}),)
    said = printed(found.pages, found.pages.anchors["work-2"])
    assert "Placeholder for entry P-2" in said
    assert "It has a line without an end." in said
    assert "together" not in said
    assert "Once it is mended, the next edition shows it." in said
    assert "Title P-2" not in printed(found.pages)
    assert "Title P-3" in printed(found.pages, found.pages.anchors["work-3"])
    assert heard[-1][0] <= heard[-1][1]


def test_the_note_is_in_the_language_of_the_book(font_set, tmp_path):
    works = [a_work("P-1", text="a" * 50_001), a_work("P-2", entry_id=2)]
    found = a_press(font_set, Storage(tmp_path)).set_book(
        replace(a_manuscript(*works), language="fr"), edition=1
    )
    assert "P-1" in printed(found.pages, found.pages.anchors["work-1"])
    assert "Placeholder" not in printed(found.pages)


def test_a_text_that_takes_too_long_is_found_among_its_neighbours(font_set, tmp_path):
    """The limit is so short that a text of some pages is over it, and none of its neighbours is."""
    long = "\n\n".join(["words " * 4000] * 30)
    works = [a_work(f"P-{n}", entry_id=n, form="essay", text=long if n == 2 else "sound") for n in (1, 2, 3)]
    limits = sandbox.Limits(seconds=30, cpu=2, memory=2 << 30, file_size=1 << 28)
    press = a_press(font_set, Storage(tmp_path), alone=limits, patience=2.0)
    found = press.set_book(a_manuscript(*works), edition=1)
    assert found.problems == (Problem("P-2", ProblemKind.STOPS, {"reason": "time"}),)
    assert "Setting it took too long." in printed(found.pages, found.pages.anchors["work-2"])


def test_a_book_of_nothing_but_notes_is_none(font_set, tmp_path):
    works = [a_work(f"P-{n}", entry_id=n, text="a" * 50_001) for n in (1, 2)]
    with pytest.raises(BookFailedError) as failure:
        a_press(font_set, Storage(tmp_path)).set_book(a_manuscript(*works), edition=1)
    assert failure.value.values["reason"] == "length"


def test_a_foreword_that_cannot_be_set_has_its_note_too(font_set, tmp_path):
    foreword = Chapter(ChapterKind.FOREWORD, author="Ada", text="FOREWORD", key="f")
    book = replace(a_manuscript(a_work("P-1")), chapters=(foreword, *usual_chapters(1)))
    held = with_placeholders(book, {"chapter-f": "memory"})
    assert "FOREWORD" not in held.chapters[0].text
    found = a_press(font_set, Storage(tmp_path)).set_book(held, edition=1).pages
    assert "Setting it took too much memory." in printed(found, found.anchors["chapter-f"])
