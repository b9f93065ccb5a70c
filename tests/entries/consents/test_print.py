"""The consent form on paper: a page for each child in every script, with the code of the family's link."""

import io

import pypdfium2
import pytest
import zxingcpp

from competition.consent.wording import words
from competition.entries.consents import design
from competition.entries.consents.design import Form, Head
from competition.platform import fonts
from competition.platform.languages import text_direction
from competition.platform.pdf import render_in_child

ADDRESS = "https://competition.example.org/consent/ddsc7kpbxrar/0123456789abcdef01234567"
TITLE = "The long road from my grandmother’s house"
MINA = Form("Mina", 9, TITLE, "en", ADDRESS)
WORDY = Form("Oleksandr", 12, f"{TITLE} and back, told by the goat. " * 3, "en", f"{ADDRESS[:-4]}89ab")
HEAD = Head(
    campaign="More than migrants 2026",
    organiser="Council of Europe, Intercultural Cities",
    contact="intercultural.cities@competition.example.org",
    language="en",
    school_class="Klasse 4a",
    school="Städtische Gemeinschaftsgrundschule am Wiesengrund mit offenem Ganztag, Mönchengladbach",
    forms=("poem", "essay", "illustration"),
)


@pytest.fixture(scope="module")
def faces(tmp_path_factory):
    return fonts.prepare(tmp_path_factory.mktemp("faces"))


def set_forms(forms, faces, language):
    html = design.html(HEAD, forms, faces, language)
    return render_in_child(html, resources=design.resources(HEAD, forms), fonts=faces, name="consents")


def closed_up(text):
    """The text without the spaces and breaks of the lines on paper."""
    return "".join(text.split())


def read(page):
    """What stands on a page: its text, and what its codes say."""
    text = closed_up(page.get_textpage().get_text_bounded())
    return text, [code.text for code in zxingcpp.read_barcodes(page.render(scale=3).to_pil())]


@pytest.mark.parametrize("language", ["de", "el", "hu", "ar", "fa", "ja", "ko"])
def test_each_child_has_one_page_with_all_that_the_family_needs(faces, language):
    pages = set_forms([MINA, WORDY], faces, language)
    with pypdfium2.PdfDocument(io.BytesIO(pages.content)) as pdf:
        assert [page.get_size() for page in pdf] == [pytest.approx((595.28, 841.89), abs=0.1)] * 2
        (text, codes), (wordy, wordy_codes) = (read(page) for page in pdf)
    assert (codes, wordy_codes) == ([MINA.address], [WORDY.address])
    for wanted in (MINA.given_name, MINA.title, MINA.address):
        assert closed_up(wanted) in text
    assert WORDY.given_name in wordy
    assert closed_up(WORDY.address) in wordy
    if text_direction(language) == "ltr":
        said = words(language)
        on_paper = list(said)[: list(said).index("ask")]
        assert [key for key in on_paper if closed_up(said[key]) not in text] == []
