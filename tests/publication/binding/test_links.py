"""Links from part to part."""

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from competition.publication.binding.links import PLACE, Links
from competition.publication.errors import DeadLinkError, DoubledPlaceError


def page_with(pdf, *addresses):
    pdf.add_blank_page()
    page = pdf.pages[-1].obj
    page.Annots = Array(
        [Dictionary(Type=Name.Annot, A=Dictionary(S=Name.URI, URI=String(each))) for each in addresses]
    )
    return page


@pytest.fixture
def pdf():
    with pikepdf.new() as made:
        yield made


def test_a_link_leads_to_the_first_page_of_its_place_and_others_stay(pdf):
    links, own = Links(), set()
    here = page_with(pdf, f"{PLACE}work-1", "https://example.org/")
    links.gather(here, {}, own=own)
    there, after = page_with(pdf), page_with(pdf)
    links.gather(there, {"work-1": [10.0, 20.0]}, own=own)
    links.gather(after, {"work-1": [0.0, 0.0]}, own=own)
    links.write(pdf)
    (name, place) = pdf.Root.Names.Dests.Names
    assert (str(name), place[0].objgen, [float(each) for each in list(place)[2:]]) == (
        "work-1", there.objgen, [10.0, 20.0, 0.0],
    )  # fmt: skip
    assert (str(here.Annots[0].Dest), "/A" in here.Annots[0]) == ("work-1", False)
    assert str(here.Annots[1].A.URI) == "https://example.org/"


def test_a_link_that_leads_nowhere_is_refused(pdf):
    links = Links()
    links.gather(page_with(pdf, f"{PLACE}work-9"), {}, own=set())
    with pytest.raises(DeadLinkError) as refused:
        links.write(pdf)
    assert refused.value.values == {"place": "work-9"}


def test_two_parts_cannot_have_a_place_of_one_name(pdf):
    links = Links()
    links.gather(page_with(pdf), {"work-1": [0.0, 0.0]}, own=set())
    with pytest.raises(DoubledPlaceError):
        links.gather(page_with(pdf), {"work-1": [0.0, 0.0]}, own=set())
