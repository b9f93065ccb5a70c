"""Certificates on paper: whole, tagged, in every language and script, whatever names children have."""

from datetime import date
from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from competition.certificates.facts import Facts
from competition.certificates.rules import CLASS_PAGE, Page, Signature, Work
from competition.certificates.setting import set_certificates, settable
from competition.certificates.wording import award_words, day_words, languages, sample, words
from competition.platform.languages import text_direction
from tests.certificates.printed import words_of

GARLAND = ["poem", "essay", "illustration"] * 40
SEA = Work("Η θάλασσα", "el", "poem", "winner")
SKY = Work("السماء", "ar", "essay", "runner_up", 2)
MAP = Work("A map", "en", "illustration")


def facts(*pages, **more):
    said = {
        "campaign": "More than migrants 2026",
        "organiser": "Intercultural Cities",
        "campaign_language": "en",
        "class_name": "4a",
        "school": "Fjord School",
        "city": "Bergen",
        "country": "NO",
        "day": date(2026, 12, 6),
        "signatures": (Signature("Irena Lind", "Head of programme"),),
    }
    return Facts(**said | more, pages=pages)


def made(faces, language, *pages, **more):
    return set_certificates(facts(*pages, **more), faces, language, garland=GARLAND, brand={})


def test_a_winners_page_says_name_class_award_work_campaign_day_and_who_signs(faces):
    (page,) = words_of(made(faces, "en", Page("p", "Mina Holm", (SEA,))).content)
    assert page == (
        "Certificate Mina Holm Class 4a · Fjord School · Bergen Winner Η θάλασσα More than migrants 2026 "
        "Intercultural Cities · 6 December 2026 Irena Lind Head of programme"
    )


def test_who_took_part_reads_what_for_and_a_class_is_named_without_its_pupils(faces):
    pupil, nobody = words_of(
        made(
            faces,
            "fr",
            Page("p", "Mina", (MAP,)),
            Page("q", "", (MAP,)),
            day=None,
            signatures=(),
            organiser="",
        ).content
    )
    assert pupil == (
        "Diplôme Mina Classe 4a · Fjord School · Bergen pour la participation au concours scolaire "
        "More than migrants 2026 A map"
    )
    assert nobody == (
        "Diplôme Classe 4a Fjord School · Bergen pour la participation au concours scolaire "
        "More than migrants 2026"
    )


@pytest.mark.parametrize("language", ["en", "ar", "he", "hy", "ka", "zh", "el", "uk", "tr"])
def test_certificates_are_a4_across_tagged_in_their_language_titled_and_the_same_every_time(faces, language):
    name, title = sample(language)
    pages = (Page(CLASS_PAGE, "", (SEA, SKY, MAP)), Page("p", name, (Work(title, language, "poem"),)))
    done = made(faces, language, *pages)
    assert (done.count, done.left_out) == (2, ())
    with pikepdf.open(BytesIO(done.content)) as pdf:
        sizes = {tuple(round(float(side) / 72 * 25.4) for side in each.MediaBox[2:]) for each in pdf.pages}
        assert sizes == {(297, 210)}
        assert (str(pdf.Root.Lang), "/StructTreeRoot" in pdf.Root) == (language, True)
        assert str(pdf.docinfo["/Title"]) == f"{words(language)['heading']} – More than migrants 2026"
    assert made(faces, language, *pages).content == done.content


@pytest.mark.parametrize("language", languages())
def test_every_language_has_all_its_words_and_a_face_for_each_of_their_letters(faces, language):
    said, english = words(language), words("en")
    assert said.keys() == english.keys()
    assert all(said.values())
    assert "{name}" in said["class"]
    assert "{number}" in said["place"]
    everything = " ".join([*said.values(), *sample(language), day_words(date(2026, 12, 6), language)])
    assert faces.missing(everything) == []
    assert language == "en" or said["heading"] != english["heading"]


def test_an_award_has_its_place_beside_it_and_one_of_the_campaigns_own_its_own_name():
    assert award_words(SKY, "de") == "Preis · 2. Platz"
    assert award_words(SEA, "de") == "Erster Preis"
    assert award_words(Work("", "en", "poem", "golden_quill"), "de") == "Golden quill"


def test_days_are_written_as_the_language_does():
    day = date(2026, 12, 6)
    assert [day_words(day, tag) for tag in ("en", "de", "zh-Hant", "el")] == [
        "6 December 2026",
        "6. Dezember 2026",
        "2026年12月6日",
        "6 Δεκεμβρίου 2026",
    ]
    assert day_words(None, "en") == ""


@pytest.mark.parametrize("language", ["ar", "he", "fa"])
def test_right_to_left_reads_from_the_right_and_keeps_foreign_names_whole(faces, language):
    name = sample(language)[0]
    assert text_direction(language) == "rtl"
    (page,) = words_of(made(faces, language, Page("p", f"{name} (Maria)", (SKY,))).content)
    assert "Maria" in page
    assert "More than migrants 2026" in page
    assert "Irena Lind" in page


@pytest.mark.parametrize(("name", "before", "after"), [("Itai R.", "R", "."), ("مريم ع.", ".", "ع")])
def test_a_shortened_name_ends_with_its_full_stop_on_a_page_of_either_direction(faces, name, before, after):
    for language in ("ar", "en"):
        content = made(faces, language, Page("p", name, (MAP,)), day=None, signatures=()).content
        with pypdfium2.PdfDocument(content) as document:
            letters = document[0].get_textpage()
            said = letters.get_text_range()
            begin = {each: letters.get_charbox(said.index(each))[0] for each in (before, after)}
        assert begin[before] < begin[after], language


LONG = {
    "a name of many parts": "Wolfeschlegelsteinhausenbergerdorff " * 6,
    "one endless word": "Donaudampfschifffahrt" * 11,
    "wide letters": "玛丽亚" * 40,
}


@pytest.mark.parametrize("name", LONG.values(), ids=LONG)
def test_a_name_however_long_stays_on_its_page(faces, name):
    works = (Work("A title without an end " * 13, "en", "poem", "winner"),)
    done = made(faces, "de", Page("p", name[:241].strip(), works), Page("q", "Mina", (SEA,)))
    assert done.count == 2
    first, second = words_of(done.content)
    assert name[:241].replace(" ", "") in first.replace(" ", "").replace("-", "")
    assert second.startswith("Urkunde Mina Klasse 4a")


def test_everything_at_its_longest_fits_and_so_do_the_awards_of_a_whole_class(faces):
    signed = tuple(
        Signature("Maximiliana Wolfeschlegelstein " * 2, "Beauftragte für alles " * 3) for _ in "123"
    )
    many = tuple(Work(f"The very long title number {at}", "en", "poem", "winner") for at in range(24))
    done = made(
        faces,
        "ar",
        Page(CLASS_PAGE, "", many),
        Page("p", "Anna " * 40, many[:3]),
        campaign="More than migrants and all of their neighbours " * 4,
        organiser="The Council of all the Cities of the World " * 4,
        school="The School of the Long Name beside the River " * 4,
        signatures=signed,
    )
    assert done.count == 2
    assert "The very long title number 23" in words_of(done.content)[0]


NAUGHTY = (
    "<script>alert(1)</script>",
    "Robert'); DROP TABLE pupils;--",
    "{{ 7 * 7 }}",
    "&amp; &lt;",
    "ﬁ ﷺ ½",
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L",
    "‮evil‬",
    "%s %n %(name)s",
)


@pytest.mark.parametrize("name", NAUGHTY)
def test_naughty_names_are_words_and_nothing_else(faces, name):
    done = made(faces, "en", Page("p", name, (SEA,)))
    assert done.count == 1
    (page,) = words_of(done.content)
    assert "Winner" in page
    assert "49" not in page.replace("2026", "")
    if name.isascii():
        assert name in page


def test_what_no_face_can_show_is_left_out_whole_and_told_without_the_name(faces):
    odd = Page("p", "Mina \U0001f9da", (Work("Sea \ue000", "en", "poem", "winner"),))
    found, left_out = settable(facts(odd, Page("q", "Ola", (MAP,)), school="Fjord \U0001f9da"), faces)
    assert [page.name for page in found.pages] == ["", "Ola"]
    assert (found.pages[0].works[0].title, found.school, found.city) == ("", "", "Bergen")
    assert left_out == [
        {"page": 0, "what": "school", "characters": ["U+1F9DA FAIRY"]},
        {"page": 1, "what": "name", "characters": ["U+1F9DA FAIRY"]},
        {"page": 1, "what": "title", "characters": ["U+E000"]},
    ]
    done = made(faces, "en", odd, school="Fjord \U0001f9da")
    assert words_of(done.content)[0].startswith("Certificate Class 4a Bergen Winner More than migrants 2026")
    assert "Mina" not in str(done.left_out)
