"""An EPUB as a build makes it: pictures are scaled once, and what cannot be made says so."""

import io

import pytest
from PIL import Image

from competition.platform import sandbox
from competition.publication.epub.making import make_epub
from competition.publication.epub.pictures import width
from competition.publication.errors import BookFailedError
from competition.publication.manuscript import Picture
from tests.publication.binding.conftest import make_bench
from tests.publication.conftest import a_manuscript, a_work
from tests.publication.epub.conftest import Reader


@pytest.fixture
def bench(font_set, tmp_path):
    return make_bench(font_set, tmp_path)


def pictured(storage):
    out = io.BytesIO()
    Image.new("RGB", (2600, 1300), "#88aacc").save(out, "JPEG")
    picture = Picture(storage.put(out.getvalue()).key, 2600, 1300, "The sea")
    return a_manuscript(a_work(form="illustration", text="", pictures=(picture,)))


def test_pictures_are_no_longer_than_two_thousand_pixels(bench):
    made = make_epub(pictured(bench.storage), edition=1, layer=bench.layer, storage=bench.storage)
    epub = Reader(made.pages.content)
    (name,) = (name for name in epub.names if name.startswith("picture-"))
    assert Image.open(io.BytesIO(epub.read(name))).size == (2000, 1000)
    assert epub.find("work-1.xhtml", "//x:p[@class='plate']/x:img/@src") == [name]


def test_no_picture_is_enlarged_and_a_tall_one_is_narrow():
    assert width(Picture("a", 900, 600), 2000) == 900
    assert width(Picture("a", 1000, 4000), 2000) == 500


def test_a_picture_that_cannot_be_scaled_stops_the_edition(bench, monkeypatch):
    def out_of_memory(*_args, **_more):
        raise sandbox.ChildFailedError("memory")

    monkeypatch.setattr(sandbox, "run", out_of_memory)
    with pytest.raises(BookFailedError) as refusal:
        make_epub(pictured(bench.storage), edition=1, layer=bench.layer, storage=bench.storage)
    assert refusal.value.values["reason"] == "memory"
