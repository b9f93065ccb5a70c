"""A PDF with text: lines by their place, stanzas and paragraphs by the room between."""

from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from competition.platform.documents import errors
from tests.support.documents import pdf, poem_pdf

POEM = "The sea is wide,\nwe are wider.\n\nThe night is long,\nwe are awake."


def test_a_poem_keeps_its_lines_and_stanzas(text_of):
    assert text_of(poem_pdf(POEM), "pdf") == POEM


@pytest.mark.parametrize(
    ("language", "poem"),
    [
        ("he", "הים רחב מאוד\nואנחנו רחבים ממנו\n\nשלום לכל העולם, 25 ילדים"),
        ("ar", "في البدء كان البحر\nواسعا مثل قلبي\n\nوالسماء 12 زرقاء (أبدا)"),
        ("ja", "海は広い\n私たちはもっと広い\n\n夜は長い"),
        ("el", "Η θάλασσα είναι πλατιά\nκι εμείς πιο πλατιοί"),
    ],
)
def test_a_text_reads_in_the_order_it_is_spoken(text_of, language, poem):
    direction = "rtl" if language in ("he", "ar") else "ltr"
    assert text_of(poem_pdf(poem, language=language, direction=direction), "pdf") == poem


def test_an_essay_is_joined_and_words_parted_at_a_margin_are_put_together(look):
    sentence = "Wir wandern durch die Donaudampfschifffahrtsgesellschaft und ihre Verwaltungsgebäude. "
    body = f"<p>{sentence * 5}</p><p class=in>{sentence * 5}</p>"
    style = "@page { size: A5 } p { hyphens: auto; text-align: justify; margin: 0 } .in { text-indent: 2em }"
    found = look(pdf(body, language="de", style=style), "pdf", verse=False)
    assert found.text == f"{(sentence * 5).strip()}\n\n{(sentence * 5).strip()}"


def test_running_heads_and_page_numbers_stay_out(look):
    body = "".join(
        f"<p style='break-before: page'>Stanza {name} begins here.<br>It ends.</p>" for name in "abc"
    )
    style = '@page { @top-center { content: "Class 4a, Mina" } @bottom-center { content: counter(page) } }'
    found = look(pdf(body, style=style), "pdf")
    assert found.text == "\n\n".join(f"Stanza {name} begins here.\nIt ends." for name in "abc")
    assert ["pdf.header", "Class 4a, Mina"] in found.carriers
    assert list(found.left_out) == ["headers"]


def test_a_line_that_comes_back_on_every_page_is_no_running_head(text_of):
    body = "".join(
        f"<p style='break-before: page'>We are many.<br>Part {name}.<br>We go.</p>" for name in "abc"
    )
    assert text_of(pdf(body), "pdf").count("We are many.") == 3


@pytest.mark.parametrize("title", ["1918", "Poem 3"])
def test_a_title_with_a_number_at_the_head_of_a_page_is_kept(look, title):
    found = look(poem_pdf(f"{title}\n\nThe sea is wide,\nwe are wider."), "pdf")
    assert (found.title, found.text) == (title, "The sea is wide,\nwe are wider.")


def test_a_larger_first_line_is_the_title_and_emphasis_is_told(look):
    found = look(pdf("<h1>The sea</h1><p>It <i>is</i> wide.<br>We are wider.</p>"), "pdf")
    assert (found.title, found.text) == ("The sea", "It is wide.\nWe are wider.")
    assert [list(each) for each in found.emphasis] == [[3, 5, "i"]]


def test_a_pdf_of_pictures_says_what_to_do_and_shows_its_pages(look):
    out = BytesIO()
    Image.new("RGB", (400, 600), "#2F5D8A").save(out, "PDF")
    found = look(out.getvalue(), "pdf", pages=3)
    assert isinstance(found.problem, errors.PicturesOnlyError)
    assert [(page.width, page.height) for page in found.pages] == [(1000, 1500)]


def _changed(**saved):
    out = BytesIO()
    with pikepdf.open(BytesIO(poem_pdf(POEM))) as document:
        document.docinfo["/Author"] = "Mina Okafor"
        document.attachments["mina.txt"] = pikepdf.AttachedFileSpec(document, b"x", filename="mina.txt")
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Contents="Lovely", T="Robin"
        )
        note.Rect = [0, 0, 10, 10]
        document.pages[0].Annots = [note]
        document.save(out, **saved)
    return out.getvalue()


def test_what_stands_beside_the_text_is_told(look):
    found = look(_changed(), "pdf")
    assert found.text == POEM
    for told in (["pdf.info.Author", "Mina Okafor"], ["pdf.embedded", "mina.txt"], ["pdf.note", "Lovely"],
                 ["pdf.note.author", "Robin"]):  # fmt: skip
        assert told in found.carriers
    assert list(found.left_out) == ["embedded"]


def test_a_password_is_refused_and_one_that_only_forbids_printing_is_not(look):
    locked = _changed(encryption=pikepdf.Encryption(owner="a", user="b"))
    assert isinstance(look(locked, "pdf", pages=2).problem, errors.LockedDocumentError)
    assert look(_changed(encryption=pikepdf.Encryption(owner="a", user="")), "pdf").text == POEM


def test_a_broken_pdf_is_told_kindly(look):
    assert isinstance(look(b"%PDF-1.7\nand no more", "pdf", pages=2).problem, errors.DamagedDocumentError)
