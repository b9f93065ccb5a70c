import io

import pikepdf
import pytest

from competition.platform import sandbox
from competition.platform.pdf import Pages
from competition.publication import press
from competition.publication.errors import BookFailedError
from competition.publication.manuscript import Byline, Text
from competition.publication.preflight import Problem, ProblemKind
from competition.publication.proofs import Press
from tests.publication.conftest import a_manuscript, a_work

ARABIC = Text("ar", "rtl", "درج", "أفتح الدرج\nوأعرف ما فيه")
ENGLISH = Text("en", "ltr", "A drawer", "I open the drawer\nand know what it holds")
BOOK = a_manuscript(
    a_work("P-1", byline=Byline((), 1, "", "Bay School", "Limassol", "CY", "pupil")),
    a_work("P-2", entry_id=2, original=ARABIC, translation=ENGLISH, award="winner"),
)


@pytest.fixture(scope="module")
def book(font_set, tmp_path_factory):
    from competition.platform.storage import Storage

    storage = Storage(tmp_path_factory.mktemp("files"))
    return [press.set_book(BOOK, edition=3, fonts=font_set, storage=storage) for _ in range(2)]


def test_the_same_manuscript_gives_the_same_bytes(book):
    assert book[0].content == book[1].content
    assert book[0].warnings == book[0].refused == ()


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


def test_a_file_that_lacks_something_is_not_let_through(book):
    assert press.find_lack(book[0], BOOK) == ""
    fewer = Pages(book[0].content, book[0].count + 1, book[0].anchors, (), ())
    assert press.find_lack(fewer, BOOK) == "pages"
    other = a_manuscript(*BOOK.works, a_work("P-9", entry_id=9))
    assert press.find_lack(book[0], other) == "works"


def test_a_book_that_takes_too_long_says_why(font_set, storage):
    with pytest.raises(BookFailedError) as failure:
        press.set_book(
            BOOK,
            edition=1,
            fonts=font_set,
            storage=storage,
            limits=sandbox.Limits(seconds=0),
        )
    assert failure.value.values["reason"] == "time"


def test_a_work_that_stops_the_typesetter_is_found_among_its_neighbours(font_set, storage, monkeypatch):
    """The text that hurts is stood for by one that the stand-in refuses, so that no minute is spent on it."""
    from competition.platform.errors import PdfFailedError
    from competition.publication import proofs

    def refuse(html, **more):
        if "HURTS" in html:
            raise PdfFailedError(name="", reason="time")
        numbers = [each for each in (1, 2, 3, 4, 5) if f'id="work-{each}"' in html]
        return Pages(b"", len(numbers), {f"work-{n}": at for at, n in enumerate(numbers, 1)}, (), ())

    monkeypatch.setattr(proofs, "render_in_child", refuse)
    works = [a_work(f"P-{n}", entry_id=n, text="HURTS" if n == 4 else "sound") for n in (1, 2, 3, 4, 5)]
    (group,) = Press(a_manuscript(*works), font_set, storage).groups(works)
    assert [(each.work.number, each.pages) for each in group] == [
        ("P-1", 1), ("P-2", 1), ("P-3", 1), ("P-4", 0), ("P-5", 1),
    ]  # fmt: skip
    assert group[3].problems == (Problem("P-4", ProblemKind.STOPS, {"reason": "time"}),)


def test_a_line_without_end_is_left_out_before_anything_is_set(font_set, storage, monkeypatch):
    from competition.publication import proofs

    monkeypatch.setattr(proofs, "render_in_child", None)
    (group,) = Press(a_manuscript(), font_set, storage).groups([a_work(text="a" * 50_001)])
    assert [(each.pages, each.problems[0].values) for each in group] == [(0, {"reason": "length"})]
