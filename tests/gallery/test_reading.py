"""Finding one's way among the works: choosing, openings, the reader's language, the works beside."""

import re

import pytest

from competition.gallery import choosing
from competition.gallery.queries import Picture
from competition.gallery.works import shortened
from tests import factories as make
from tests.gallery.test_views import RESULTS, page_of, text_of

GREEK = {
    "language": "el",
    "title": "Η βαλίτσα",
    "text": "Στη βαλίτσα\nχωράει μια θάλασσα\nδυο λέξεις\nκι ένα κλειδί",
    "translation_language": "en",
    "translation_title": "The suitcase",
    "translation": "In the suitcase\nthere is room for a sea\ntwo words\nand a key",
}


@pytest.fixture
def clock():
    from competition.clock import FixedClock

    return FixedClock(make.RESULTS)


@pytest.fixture
def gallery(session, storage):
    from tests.gallery.test_views import Gallery

    return Gallery(session, storage)


def titles(page):
    """The titles of the works in the list, in their order."""
    return re.findall(r"<h3><a [^>]*>([^<]*)</a></h3>", page)


def options(page, facet):
    """What can be chosen of a facet, with the counts."""
    select = re.search(rf'<select [^>]*name="{facet}">(.*?)</select>', page, re.S).group(1)
    return re.findall(r"<option[^>]*>([^<]*)</option>", select)


@pytest.fixture
def mixed(gallery):
    """A Greek and an English poem from Bergen, and an essay from Patras."""
    gallery.work(**GREEK)
    gallery.work(name="Zoe")
    patras = make.make_city(gallery.session, gallery.campaign, "Patras", "GR")
    school = make.make_school(gallery.session, patras, "Third School")
    gallery.school_class = make.make_class(gallery.session, school, gallery.campaign)
    gallery.work(name="Mina", form="essay", text="It rained. Then it stopped.")
    return gallery


def test_works_are_chosen_by_form_age_language_and_city_each_with_its_count(client, mixed):
    page = client.get(RESULTS).text
    assert titles(page) == ["Η βαλίτσα", "The Zoes", "The Minas"]
    assert options(page, "form") == ["all", "Poems (2)", "Essays (1)"]
    assert options(page, "language") == ["all", "English (2)", "Greek (1)"]
    assert options(page, "city") == ["all", "Bergen (2)", "Patras (1)"]
    assert 'name="ages"' not in page
    assert titles(client.get(f"{RESULTS}?form=poem&language=en").text) == ["The Zoes"]
    assert titles(client.get(f"{RESULTS}?city=Patras").text) == ["The Minas"]


def test_a_choice_counts_what_the_others_leave_and_can_be_taken_back(client, mixed):
    page = client.get(f"{RESULTS}?city=Bergen").text
    assert 'name="form"' not in page, "only poems are left: there is no choice"
    assert options(page, "language") == ["all", "English (1)", "Greek (1)"]
    assert options(page, "city") == ["all", "Bergen (2)", "Patras (1)"]
    assert '<option value="Bergen" selected>' in page
    assert f'<a href="{RESULTS}">Show all 3</a>' in page


def test_a_choice_that_nothing_fits_says_so_and_leads_back(client, mixed):
    page = client.get(f"{RESULTS}?city=Patras&language=el").text
    assert titles(page) == []
    assert "No work fits" in page


def test_an_unknown_choice_is_no_choice(client, mixed):
    everything = titles(client.get(RESULTS).text)
    for asked in ("form=sonnet", "city=%00", "language=", "ages=5-10&ages=x"):
        assert titles(client.get(f"{RESULTS}?{asked}").text) == everything


def test_a_work_that_is_not_shown_is_not_counted(client, mixed):
    mixed.work(name="Quiet", web="no", language="sq")
    page = client.get(RESULTS).text
    assert options(page, "language") == ["all", "English (2)", "Greek (1)"]
    assert client.get(f"{RESULTS}?language=sq").text.count("<h3>") == 3


def test_the_list_closes_with_what_there_is(client, mixed):
    said = text_of(client.get(RESULTS))
    assert "More than migrants 2026 · 3 works · from 2 cities · in 2 languages" in said


def test_a_work_opens_in_the_readers_language(client, mixed):
    english = client.get(RESULTS, headers={"Accept-Language": "en"}).text
    opening = "In the suitcase<br>there is room for a sea<br>two words</p>"
    assert f'<p class="shelf__opening" lang="en" dir="ltr">{opening}' in english
    assert "and a key" not in english
    assert ">It rained.</p>" in english and "Then it stopped" not in english


def test_a_long_opening_is_cut_at_a_space():
    text = "word " * 60
    assert shortened(text).endswith("word…") and len(shortened(text)) <= 161
    assert shortened("short") == "short"


def order_of(page):
    return re.findall(r'<div class="work work--(\w+)"', page)


def first_on_the_phone(page):
    return re.findall(r'name="read" value="(\w+)" checked', page)


def test_the_childs_own_words_stand_first_and_the_phone_begins_with_those_that_the_reader_reads(
    client, gallery
):
    page = client.get(page_of(gallery.work(**GREEK))).text
    assert order_of(page) == ["original", "translation"]
    assert first_on_the_phone(page) == ["translation"]


def test_an_original_that_the_reader_reads_is_first_on_the_phone_too(client, gallery):
    entry = gallery.work(
        language="en-IE", translation_language="fr", translation_title="La mer", translation="La mer."
    )
    page = client.get(page_of(entry)).text
    assert order_of(page) == ["original", "translation"]
    assert first_on_the_phone(page) == ["original"]


def test_pictures_keep_their_place_while_they_load_and_a_winners_does_not_wait(client, gallery):
    winner = gallery.work(form="illustration", text="")
    gallery.add_picture(winner)
    second = gallery.work(form="illustration", text="", name="Zoe", kind="runner_up")
    gallery.add_picture(second)
    found = re.findall(r"<img src=.*?>", client.get(RESULTS).text)
    assert ['width="4" height="3"' in each for each in found] == [True, True]
    assert ['loading="lazy"' in each for each in found] == [False, True]


@pytest.mark.parametrize(
    ("size", "shown"), [((640, 480), (469, 352)), ((300, 200), (300, 200)), ((1, 4000), (1, 352))]
)
def test_a_picture_in_the_list_is_no_higher_than_there_is_room_and_keeps_its_shape(size, shown):
    found = Picture(1, "", "", "", *size).within(352)
    assert (found["width"], found["height"]) == shown


def test_the_cover_of_the_list_has_its_ground_and_the_wreath_its_place(client, gallery):
    gallery.work()
    page = client.get(RESULTS).text
    assert '<div class="cover page__bleed">' in page and '<div class="wreathed">' in page
    sheets = re.findall(r'<link rel="stylesheet" href="([^"]+)"', page)
    linked = "\n".join(client.get(each, buffered=True).text for each in sheets)
    assert re.search(r"^  \.cover \{[^}]*background: var\(--cover\)", linked, re.M)
    assert re.search(r"^  \.wreathed \{[^}]*display: grid", linked, re.M)


def test_one_goes_on_to_the_works_beside_never_to_one_that_is_not_shown(client, gallery):
    first, hidden, last = (
        gallery.work(name="Zoe"),
        gallery.work(name="Quiet", web="no"),
        gallery.work(name="Bo"),
    )
    ways = {
        entry.ref: re.findall(r'<a rel="(\w+)" href="([^"]*)"', client.get(page_of(entry)).text)
        for entry in (first, last)
    }
    assert ways == {first.ref: [("next", page_of(last))], last.ref: [("prev", page_of(first))]}
    assert hidden.ref not in client.get(page_of(first)).text


def test_a_shared_link_says_what_it_is_and_nothing_of_a_person(client, gallery, config):
    entry = gallery.work(title='A "boat"', web="first")
    page = client.get(page_of(entry)).text
    address = config.base_url + page_of(entry)
    assert f'<link rel="canonical" href="{address}">' in page
    metas = dict(re.findall(r'<meta property="og:(\w+)" content="([^"]*)">', page))
    assert metas["title"] == "A &#34;boat&#34;"
    assert metas["description"] == "Winner · Poem · ages 5–10 · Bergen, Norway"
    assert metas["url"] == address
    assert "image" not in metas
    assert not any("Xanthippe" in said for said in metas.values())


def test_a_picture_has_its_description_as_caption_and_can_be_seen_on_its_own(client, gallery):
    entry = gallery.work(form="illustration", text="", language="")
    gallery.add_picture(entry)
    page = client.get(page_of(entry)).text
    assert '<span aria-hidden="true">A boat in the fog.</span>' in page
    assert f'href="{page_of(entry)}/picture/1" data-zoom' in page


def test_a_long_list_is_turned_page_by_page(client, gallery, monkeypatch):
    monkeypatch.setattr(choosing, "A_PAGE", 2)
    for name in ("Ada", "Bo", "Cy"):
        gallery.work(name=name)
    page = client.get(f"{RESULTS}?form=poem").text
    assert titles(page) == ["The Adas", "The Bos"]
    assert f'<a rel="next" href="{RESULTS}?page=2&amp;form=poem">' in page
    assert "Works 1 to 2 of 3" in page
    following = client.get(f"{RESULTS}?page=2&form=poem").text
    assert titles(following) == ["The Cys"]
    assert (
        f'<a rel="prev" href="{RESULTS}?page=1&amp;form=poem">' in following and 'rel="next"' not in following
    )
    assert titles(client.get(f"{RESULTS}?page=9").text) == []


def test_the_list_of_a_large_campaign_stays_small(client, gallery):
    for number in range(choosing.A_PAGE + 2):
        gallery.work(name=f"N{number}", text="A line that is as long as lines usually are in poems.\n" * 12)
    assert len(client.get(RESULTS).data) < 100_000
