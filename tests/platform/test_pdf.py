import io
import logging
import socket

import pikepdf
import pytest
from PIL import Image

from competition.config import ROOT
from competition.platform import fonts, pdf
from competition.platform.errors import PdfFailedError
from competition.platform.pdf import Resource
from competition.platform.sandbox import Limits

OURS = ROOT / "static" / "fonts"


@pytest.fixture(scope="module")
def ours(tmp_path_factory):
    return fonts.prepare(tmp_path_factory.mktemp("instance"), folders=[OURS])


def document(body, style=""):
    return (
        "<!doctype html><html lang=en><title>A book</title>"
        f"<style>body{{font-family:garland-alegreya}}{style}</style><body>{body}"
    )


def picture(kind="JPEG"):
    file = io.BytesIO()
    Image.linear_gradient("L").convert("RGB").save(file, kind)
    return file.getvalue()


def opened(content):
    return pikepdf.open(io.BytesIO(content))


def streams(content, subtype):
    with opened(content) as book:
        return [
            each.read_raw_bytes()
            for each in book.objects
            if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == subtype
        ]


def tags(content, wanted):
    """Return the structure elements of a kind, as plain dictionaries of what they say."""
    with opened(content) as book:
        return [
            {key: str(each[key]) for key in ("/Lang", "/Alt") if key in each}
            for each in book.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/S") == wanted and "/P" in each
        ]


BOOK = document(
    '<h1 id=home>Home</h1><p>See <a href="#sea">the <!-- wide -->sea</a>.</p>'
    '<p lang=ar dir=rtl style="font-family:garland-amiri">سلام</p>'
    '<img src="garland:drawing" alt="A boat"><h2 id=sea style="break-before:page">Sea</h2><p id=end>End'
)
RESOURCES = {"drawing": Resource(picture(), "image/jpeg")}


def test_a_book_is_tagged_titled_and_says_its_language(ours):
    made = pdf.render_document(BOOK, resources=RESOURCES, fonts=ours)
    with opened(made.content) as book:
        assert book.Root.MarkInfo.Marked is True
        assert book.Root.ViewerPreferences.DisplayDocTitle is True
        assert str(book.Root.Lang) == "en"
        assert str(book.docinfo["/Title"]) == "A book"
        assert b"pdfuaid" in book.Root.Metadata.read_bytes()
        with book.open_outline() as outline:
            assert [(item.title, [child.title for child in item.children]) for item in outline.root] == [
                ("Home", ["Sea"])
            ]
    assert tags(made.content, "/Figure") == [{"/Alt": "A boat"}]
    assert {"/Lang": "ar"} in tags(made.content, "/P")
    assert len(tags(made.content, "/H1")) == len(tags(made.content, "/H2")) == 1
    assert (made.warnings, made.refused) == ((), ())


def test_pages_are_counted_and_every_anchor_has_its_page(ours):
    made = pdf.render_document(BOOK, resources=RESOURCES, fonts=ours)
    assert (made.count, dict(made.anchors)) == (2, {"home": 1, "sea": 2, "end": 2})
    assert pdf.measure(BOOK, resources=RESOURCES, fonts=ours) == 2


def test_a_link_is_described_by_its_words(ours):
    with opened(pdf.render(BOOK, resources=RESOURCES, fonts=ours)) as book:
        (link,) = book.pages[0].Annots
        assert (str(link.Contents), str(link.Dest)) == ("the sea", "sea")


def test_a_picture_goes_in_as_it_is_and_is_not_blurred(ours):
    content = pdf.render(BOOK, resources=RESOURCES, fonts=ours)
    assert streams(content, "/Image") == [picture()]
    raw = pdf.render(
        document('<img src="garland:p" alt="x">'),
        resources={"p": Resource(picture("PNG"), "image/png")},
        fonts=ours,
    )
    assert b"/Interpolate" not in content + raw
    with opened(raw) as book:
        assert all("/Interpolate" not in each for each in book.objects if isinstance(each, pikepdf.Stream))


def test_a_resource_may_lie_on_disk(ours, tmp_path):
    (tmp_path / "drawing").write_bytes(picture())
    on_disk = {"drawing": Resource(tmp_path / "drawing", "image/jpeg")}
    assert pdf.render(BOOK, resources=on_disk, fonts=ours) == pdf.render(
        BOOK, resources=RESOURCES, fonts=ours
    )


def test_the_same_pages_are_the_same_bytes_whatever_was_set_between(ours):
    first = pdf.render(BOOK, resources=RESOURCES, fonts=ours)
    pdf.render(document("<p style='font-family:garland-amiri'>كتاب <i>other</i>"), resources={}, fonts=ours)
    assert pdf.render(BOOK, resources=RESOURCES, fonts=ours) == first
    assert pdf.render_in_child(BOOK, resources=RESOURCES, fonts=ours, name="the book").content == first


def test_a_style_sheet_of_our_own_is_read(ours):
    sheet = {"style": Resource(b"p{break-before:page}", "text/css")}
    linked = '<html lang=en><title>t</title><link rel=stylesheet href="garland:style"><p>1<p>2'
    assert pdf.measure(linked, resources=sheet, fonts=ours) == 2


HOSTILE = {
    "a file of the server": ('<img alt="" src="{file}">', "{file}"),
    "a file by another name": ('<object data="{file}"></object>', "{file}"),
    "a style sheet from the net": ('<style>@import url("{net}");</style>', "{net}"),
    "a linked style sheet": ('<link rel=stylesheet href="{net}">', "{net}"),
    "a background": ('<p style="background:url({net})">x', "{net}"),
    "a font": (
        '<style>@font-face{{font-family:x;src:url({file})}}</style><p style="font-family:x">x',
        "{file}",
    ),
    "a picture inside a drawing": (
        '<svg width=9 height=9><image width=9 height=9 href="{net}"/></svg>',
        "{net}",
    ),
    "an attachment": ('<link rel=attachment href="{file}">', "{file}"),
    "data inside the page": (
        '<img alt="" src="data:image/svg+xml,&lt;svg/&gt;">',
        "data:image/svg+xml,<svg/>",
    ),
    "a resource we did not give": ('<img alt="" src="garland:other">', "garland:other"),
    "a resource with a path": ('<img alt="" src="garland:../drawing">', "garland:../drawing"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_is_fetched_and_every_attempt_is_told(ours, tmp_path, name):
    secret = tmp_path / "secret.txt"
    secret.write_text("children's names")
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0)
        places = {"file": secret.as_uri(), "net": f"http://127.0.0.1:{server.getsockname()[1]}/a"}
        body, address = (each.format(**places) for each in HOSTILE[name])
        made = pdf.render_document(document(body), resources=RESOURCES, fonts=ours)
        with pytest.raises(BlockingIOError):
            server.accept()
    assert made.refused == (address,)
    assert b"children" not in made.content
    with opened(made.content) as book:
        assert "/Names" not in book.Root or "/EmbeddedFiles" not in book.Root.Names
        assert all(
            b"children" not in each.read_bytes() for each in book.objects if isinstance(each, pikepdf.Stream)
        )


def test_a_colour_profile_from_elsewhere_stops_the_document_by_name(ours):
    with pytest.raises(PdfFailedError, match="The pages of Entry 7 could not be set"):
        pdf.render(
            document("x", "@color-profile --p{src:url(file:///etc/passwd)}"),
            resources={},
            fonts=ours,
            name="Entry 7",
        )
    assert pdf.render_document(document("x"), resources={}, fonts=ours).refused == ()


def test_a_text_that_breaks_the_typesetting_is_told_by_name(ours):
    for render in (pdf.render, pdf.render_in_child):
        with pytest.raises(PdfFailedError) as failed:
            render(document("\ud800"), resources={}, fonts=ours, name="Entry 8")
        assert failed.value.values["name"] == "Entry 8"
        assert failed.value.values["reason"] == "UnicodeEncodeError"


def test_a_text_that_takes_for_ever_is_stopped(ours):
    with pytest.raises(PdfFailedError) as failed:
        pdf.render_in_child(
            document("a" * 4_000_000),
            resources={},
            fonts=ours,
            name="Entry 9",
            limits=Limits(seconds=1, memory=2 << 30),
        )
    assert failed.value.values == {"name": "Entry 9", "reason": "time"}


def test_warnings_are_given_back_and_not_logged(ours):
    root, heard = logging.getLogger(), []
    listener = logging.Handler()
    listener.emit = heard.append
    root.addHandler(listener)
    try:
        made = pdf.render_document(document("<p style='colour: red'>x"), resources={}, fonts=ours)
        root.warning("the listener hears")
    finally:
        root.removeHandler(listener)
    assert made.warnings == ("Ignored `colour: red` at 1:1, unknown property.",)
    assert [record.getMessage() for record in heard] == ["the listener hears"]
