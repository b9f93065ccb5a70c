"""What Garland looks for in a finished EPUB before anybody gets it."""

import io
import zipfile

import pytest

from competition.platform.pdf import Pages
from competition.publication.epub import making
from competition.publication.epub.looking import look_over
from competition.publication.epub.packing import Item, packed
from competition.publication.errors import UnsoundBookError
from competition.publication.finished.checks import Check
from competition.publication.finished.wording import NAMES
from competition.publication.press import expected
from tests.publication.binding.conftest import make_bench
from tests.publication.conftest import a_manuscript, a_work
from tests.publication.epub.conftest import BOOK

EXPECTED = expected(Pages(b"", 0, {}, (), ()), BOOK)
CHECKED = [
    *(Check.DOCUMENTS, Check.FILES, Check.WORKS, Check.CONTENTS, Check.HEADINGS, Check.FIGURES),
    *(Check.LANGUAGE, Check.LANGUAGES, Check.LINKS, Check.LINK_WORDS),
]


def changed(epub, name, before, after):
    """The same EPUB, with something else in one of its files; without the file for nothing."""
    files = {each: epub.read(each) for each in epub.names if "/" not in each and each != "mimetype"}
    assert before in files[name]
    files[name] = files[name].replace(before, after) if after is not None else None
    package = files.pop("package.opf")
    return packed(
        package, [Item(each, "", content) for each, content in files.items() if content is not None]
    )


def test_a_book_as_it_is_made_passes_every_check_and_each_says_what_it_looked_at(epub):
    found = look_over(epub.content, EXPECTED)
    assert [each.check for each in found] == CHECKED
    assert [each.check for each in found if not each.holds] == []
    assert [each.check for each in found if not each.seen] == []
    assert all(each.check in NAMES for each in found)


@pytest.mark.parametrize(
    ("name", "before", "after", "check", "where"),
    [
        ("work-4.xhtml", b"</article>", b"", Check.DOCUMENTS, "work-4.xhtml"),
        ("leaf-poem.svg", b"</svg>", b"", Check.DOCUMENTS, "leaf-poem.svg"),
        ("package.opf", b"</package>", b"", Check.DOCUMENTS, "package.opf"),
        ("book.css", b"", None, Check.FILES, "book.css"),
        ("package.opf", b'href="leaf-poem.svg"', b'href="leaf.svg"', Check.FILES, "leaf-poem.svg"),
        ("work-3.xhtml", b"picture-aa-boat.jpg", b"boat.jpg", Check.FILES, "boat.jpg"),
        ("package.opf", b'<itemref idref="item-work-4-xhtml"/>', b"", Check.WORKS, "E-2"),
        ("nav.xhtml", b'href="work-4.xhtml"', b'href="work-3.xhtml"', Check.CONTENTS, "E-2"),
        ("work-4.xhtml", b"h2", b"h4", Check.HEADINGS, "work-4.xhtml: h2 → h4"),
        ("work-3.xhtml", b'alt="A boat"', b'alt=""', Check.FIGURES, "work-3.xhtml: picture-aa-boat.jpg"),
        ("work-4.xhtml", b'lang="en"', b'lang="fr"', Check.LANGUAGE, "work-4.xhtml: fr"),
        ("work-1.xhtml", b'lang="ar"', b'lang="en"', Check.LANGUAGES, "ar"),
        ("chapter-6.xhtml", b'href="work-4.xhtml"', b'href="work-9.xhtml"', Check.LINKS, "work-9.xhtml"),
        ("nav.xhtml", b">Cover<", b"><", Check.LINK_WORDS, "cover.xhtml"),
    ],
)  # fmt: skip
def test_what_is_amiss_is_told_with_its_place(epub, name, before, after, check, where):
    found = {each.check: each for each in look_over(changed(epub, name, before, after), EXPECTED)}
    assert not found[check].holds
    assert any(where in f"{spot.number} {spot.what}" for spot in found[check].spots)


def test_a_file_that_lacks_a_document_is_put_aside(font_set, tmp_path, monkeypatch):
    bench = make_bench(font_set, tmp_path)
    whole = making.epub_of

    def without_a_leaf(*args, **more):
        content = whole(*args, **more)
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            kept = {name: file.read(name) for name in file.namelist() if not name.endswith("leaf-poem.svg")}
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as file:
            for name, each in kept.items():
                file.writestr(name, each)
        return out.getvalue()

    monkeypatch.setattr(making, "epub_of", without_a_leaf)
    with pytest.raises(UnsoundBookError) as refusal:
        making.make_epub(a_manuscript(a_work()), edition=1, layer=bench.layer, storage=bench.storage)
    assert refusal.value.values["lack"] == "files"
