"""What was read of a page before is not read again, and never stands in for what the page says now."""

import io
from dataclasses import replace

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from competition.platform.storage import Storage
from competition.publication import press
from competition.publication.finished import look_over as look_over_in_child
from competition.publication.finished import reading
from competition.publication.finished.checks import Check
from competition.publication.finished.ink import ink_of
from competition.publication.finished.look import look_over
from competition.publication.finished.reading import Readings
from tests.publication.conftest import a_manuscript, a_press, a_work


@pytest.fixture(scope="module")
def made(font_set, tmp_path_factory):
    work = a_work("P-1")
    press_of = a_press(font_set, Storage(tmp_path_factory.mktemp("reading")))
    book = replace(a_manuscript(work), name="Read twice")
    pages = press_of.set_book(book, edition=1).pages
    return pages, press.expected(pages, book), press_of.layer.cache


@pytest.fixture
def pdf(made):
    with pikepdf.open(io.BytesIO(made[0].content)) as opened:
        yield opened


@pytest.fixture
def parsed(monkeypatch):
    """How often content is parsed."""
    parse, times = pikepdf.parse_content_stream, []

    def counted(*given):
        times.append(1)
        return parse(*given)

    monkeypatch.setattr(reading.pikepdf, "parse_content_stream", counted)
    return times


def page_of(*content, **resources):
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(200, 200))
    pdf.pages[0].obj.Resources = Dictionary(**resources)
    for each in content:
        pdf.pages[0].contents_add(each)
    return pdf


def test_pages_that_did_not_change_are_not_parsed_again_and_come_to_the_same(made, pdf, parsed):
    first = Readings()
    found = look_over(pdf, made[1], first)
    assert len(parsed) > 3
    parsed.clear()
    second = Readings(first.rows)
    assert look_over(pdf, made[1], second) == found
    assert (parsed, second.rows) == ([], first.rows)


def test_what_is_new_on_a_page_is_seen_though_the_page_was_read_before(made, pdf, parsed):
    first = Readings()
    look_over(pdf, made[1], first)
    parsed.clear()
    pdf.pages[2].contents_add(b"q 0 0 10 10 re f Q")
    found = {each.check: each.spots for each in look_over(pdf, made[1], Readings(first.rows))}
    assert [(spot.page, spot.what) for spot in found[Check.DECORATION]] == [(3, "f")]
    assert len(parsed) == 1


def test_a_picture_that_is_another_is_measured_anew_on_content_that_is_the_same():
    pdf = page_of(b"q 72 0 0 72 0 0 cm /P Do Q")
    picture = pdf.make_stream(b"", Subtype=Name.Image, Width=100, Height=100)
    pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(P=picture))
    readings = Readings()
    assert [each.dpi for each in ink_of(pdf.pages[0], readings).pictures] == [100]
    pdf.pages[0].obj.Resources.XObject.P.Width = 50
    assert [each.dpi for each in ink_of(pdf.pages[0], Readings(readings.rows)).pictures] == [50]


def test_pieces_whose_numbers_stand_elsewhere_are_read_every_time():
    pdf = page_of(b"/P /Facts BDC 0 0 1 1 re f EMC", Properties=Dictionary(Facts=Dictionary(MCID=4)))
    readings = Readings()
    assert ink_of(pdf.pages[0], readings).marked == [4]
    assert readings.rows == {}
    pdf.pages[0].obj.Resources.Properties.Facts.MCID = 5
    assert ink_of(pdf.pages[0], Readings(readings.rows)).marked == [5]


def test_a_drawing_belongs_to_the_piece_it_stands_in():
    pdf = page_of(b"/P <</MCID 3>> BDC /D Do EMC /D Do /Artifact BMC /D Do EMC")
    drawing = pdf.make_stream(b"0 0 1 1 re f", Subtype=Name.Form, BBox=Array([0, 0, 1, 1]))
    pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(D=drawing))
    ink = ink_of(pdf.pages[0])
    assert (ink.marked, ink.loose) == ([3], ["f"])


def test_what_was_read_is_kept_for_the_next_book_and_made_anew_where_it_is_spoiled(made):
    pages, expected, cache = made
    found = look_over_in_child(pages, expected, cache)
    (kept,) = cache.root.glob("*/*-readings")
    whole = kept.read_text()
    kept.write_text(whole[: len(whole) // 2])
    assert look_over_in_child(pages, expected, cache) == found
    assert kept.read_text() == whole
