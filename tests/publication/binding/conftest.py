"""A small book with all that is hard about joining parts, and a bench to set it on."""

from dataclasses import dataclass
from io import BytesIO

import pytest
from PIL import Image, ImageDraw

from competition.platform.storage import Storage
from competition.publication import design, layout, pictures
from competition.publication.binding.build import Binder
from competition.publication.binding.cache import Cache
from competition.publication.binding.laying import Layer
from competition.publication.manuscript import (
    Chapter,
    ChapterKind,
    Manuscript,
    Picture,
    Section,
    Text,
    usual_chapters,
)
from tests.publication.conftest import a_manuscript, a_work

ARABIC = Text("ar", "rtl", "درج", "أفتح الدرج\nوأعرف ما فيه")
JAPANESE = Text("ja", "ltr", "道", "わたしは道をわすれない。\n海の上に風が吹く。")
ENGLISH = Text("en", "ltr", "A drawer", "I open the drawer\nand know what it holds")
WIDE = "a line that is much too long for one half of a page of this book, and goes on a little"
SPREAD = Text("en", "ltr", "Wide", "\n".join([WIDE] * 9))
PROSE = " ".join(["My grandmother kept a drawer of spoons, and nobody remembered why she did."] * 30)


@dataclass
class Bench:
    """Where books are set in a test."""

    layer: Layer
    storage: Storage

    def binder(self, book: Manuscript) -> Binder:
        """Return what sets a book."""
        plan = layout.plan_of(book, edition=1, fonts=self.layer.fonts)
        return Binder(plan, self.layer, self.given(book))

    def given(self, book: Manuscript):
        plates = pictures.scaled(book.works, self.storage, self.layer.cache)
        return {**design.resources(book, self.layer.fonts), **plates}

    def bound(self, book: Manuscript):
        """Return the finished book."""
        binder = self.binder(book)
        return binder.bind(binder.set_works())


def make_bench(font_set, folder):
    return Bench(Layer(Cache(folder / "cache"), font_set), Storage(folder / "files"))


@pytest.fixture
def bench(font_set, tmp_path):
    return make_bench(font_set, tmp_path)


def a_book(storage: Storage) -> Manuscript:
    """Poems in three scripts, a work over several pages, one that needs a spread, pictures that bleed."""
    out = BytesIO()
    image = Image.new("RGB", (700, 900), "#88aacc")
    ImageDraw.Draw(image).ellipse((100, 100, 500, 700), fill="#aa4422")
    image.save(out, "JPEG")
    kept = storage.receive(BytesIO(out.getvalue()), limit=1_000_000)
    drawn = Picture(kept.key, 700, 900, "A red egg")
    poems = (
        a_work("P-1", award="winner"),
        a_work("P-2", entry_id=2, original=ARABIC, translation=ENGLISH, award="winner"),
        a_work("P-3", entry_id=3, original=SPREAD, translation=SPREAD, award="winner"),
        a_work("P-4", entry_id=4, original=JAPANESE, translation=ENGLISH),
    )
    essays = (
        a_work("E-1", entry_id=5, form="essay", text="\n\n".join([PROSE] * 4)),
        a_work("E-2", entry_id=6, form="essay", original=Text("en", "ltr", "Short", PROSE)),
    )
    young = (a_work("I-1", entry_id=7, form="illustration", text="", pictures=(drawn,), young=True),)
    return Manuscript(
        **{
            **a_manuscript().__dict__,
            "chapters": (
                Chapter(ChapterKind.FOREWORD, author="Ada Nord", text=f"*Dear* readers.\n\n{PROSE}", key="f"),
                *usual_chapters(3),
                Chapter(ChapterKind.TEXT, title="With thanks", text="To all.", key="t"),
            ),
            "sections": (
                Section("poem", "11-18", poems),
                Section("essay", "11-18", essays),
                Section("illustration", "5-10", young, young=True),
            ),
        }
    )
