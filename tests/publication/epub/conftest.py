"""A manuscript with what is hard to read on a telephone, and the EPUB made of it."""

import io
import zipfile
from dataclasses import replace

import pytest
from lxml import etree
from PIL import Image

from competition.publication.epub.book import epub_of
from competition.publication.manuscript import (
    Byline,
    Chapter,
    ChapterKind,
    Picture,
    Section,
    Text,
    usual_chapters,
)
from tests.publication.conftest import a_manuscript, a_work

ARABIC = Text("ar", "rtl", "درج", "أفتح الدرج\nوأعرف ما فيه")
ENGLISH = Text("en", "ltr", "A drawer", "I open the drawer\nand know what it holds", credit="Lea Moor")
CHINESE = Text("zh-Hans", "ltr", "海边的信", "今天我在海边写信。\n\n海很安静。")
STAIRS = Text("en", "ltr", "Stairs", "up\n   and up\n\nto  the <top> & beyond\x0b")
GERMAN = Text("de", "ltr", "Der Koffer", "Er ist leer.\n\nEr ist schwer.")
BOAT, TREE = Picture("aa/boat", 900, 600, "A boat"), Picture("bb/tree", 600, 900)
POEMS = (
    a_work("P-1", entry_id=1, original=ARABIC, translation=ENGLISH, award="winner"),
    a_work(
        "P-2", entry_id=2, original=STAIRS, byline=Byline((), 2, "", "Bay School", "Limassol", "CY", "group")
    ),
)
ESSAYS = (
    a_work("E-1", entry_id=3, form="essay", original=CHINESE, pictures=(BOAT,)),
    a_work("E-2", entry_id=4, form="essay", original=GERMAN),
)
PICTURES = (a_work("I-1", entry_id=5, form="illustration", original=Text("", "ltr", ""), pictures=(TREE,)),)
FOREWORD = Chapter(
    ChapterKind.FOREWORD, author="The Mayor", text="# Dear all\n\nOne *word*.  \nAnother & more.", key="f"
)
BOOK = replace(
    a_manuscript(),
    sections=(
        Section("poem", "11-18", POEMS),
        Section("essay", "11-18", ESSAYS),
        Section("illustration", "5-10", PICTURES, young=True),
    ),
    chapters=(FOREWORD, *usual_chapters(3)),
)
XML = {"x": "http://www.w3.org/1999/xhtml", "opf": "http://www.idpf.org/2007/opf"}


class Reader:
    """A reading system that sees everything in a publication."""

    def __init__(self, content):
        self.content = content
        self.file = zipfile.ZipFile(io.BytesIO(content))
        self.names = [name.removeprefix("EPUB/") for name in self.file.namelist()]

    def read(self, name):
        return self.file.read(f"EPUB/{name}")

    def page(self, name):
        return etree.fromstring(self.read(name))

    def words(self, name):
        """What stands on a page, line by line."""
        said = "".join(self.page(name).find("x:body", XML).itertext())
        return [" ".join(line.split()) for line in said.splitlines() if line.strip()]

    def find(self, name, path):
        return self.page(name).xpath(path, namespaces=XML)

    def told(self, name):
        """What the package says under a name."""
        package = self.page("package.opf")
        return [
            each.text
            for each in package.iter()
            if name in (each.get("property"), etree.QName(each).localname)
        ]


def jpeg(folder, size=(900, 600)):
    path = folder / f"{size[0]}x{size[1]}.jpg"
    Image.new("RGB", size, "#88aacc").save(path)
    return path


def made(book, font_set, folder):
    files = {BOAT.key: jpeg(folder), TREE.key: jpeg(folder, (600, 900))}
    return Reader(epub_of(book, edition=3, fonts=font_set, files=files))


@pytest.fixture(scope="session")
def epub(font_set, tmp_path_factory):
    """The EPUB of the manuscript."""
    return made(BOOK, font_set, tmp_path_factory.mktemp("epub"))
