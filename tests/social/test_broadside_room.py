"""How broadsides use their room: words before portraits and furniture, single winners, headings in French."""

from dataclasses import replace

import pytest

from competition.social.content import Words
from competition.social.posts.choices import Wish
from tests.social.cards import SENDER, by_key, check_layout, composed, words_on
from tests.social.messages import COUNTDOWN, LISTED, PORTRAIT, QUOTE, STATEMENT, WINNERS
from tests.social.test_broadside_messages import WISHED, pictured

MANY = (
    "Sono tante cose. Sono un portiere, mi piacciono i temporali visti da sotto la tettoia, faccio i compiti "
    "sul bancone della sartoria. Sono un migrante.",
    "I am many things. I am a goalkeeper, I like thunderstorms from under the canopy, I do my homework on "
    "the counter of the tailor’s shop. I am a migrant.",
)
LONG = replace(
    QUOTE, original=Words("it", "", MANY[0]), translation=Words("en", "", MANY[1]), who="Elia", office="",
    city="Reggio Emilia",
)  # fmt: skip
ALONE = replace(LONG, picture=None)


def spoken(content, fmt, lettering):
    """A quote's card, its passage, and the sizes of type that it and its translation are set in."""
    sheet, excerpt = composed(content, by_key(fmt), lettering, WISHED)
    said = f"{excerpt.text} {excerpt.translation}"
    sizes = [one.size for one in words_on(sheet) if len(one.text) > 14 and one.text in said]
    return sheet, excerpt, sizes


@pytest.mark.parametrize("fmt", ["square", "portrait", "story"])
def test_a_portrait_becomes_smaller_for_words_that_would_be_hard_to_read(fmt, lettering):
    short = composed(STATEMENT, by_key(fmt), lettering, WISHED)[0]
    sheet, excerpt, sizes = spoken(LONG, fmt, lettering)
    assert excerpt.translation
    assert min(sizes) >= 1.2 * by_key(fmt).smallest

    def area(one):
        return (one.right - one.left) * (one.bottom - one.top)

    was, now = (area(next(p for p in s.placed if p.what == "picture")) for s in (short, sheet))
    assert now <= was
    check_layout(sheet, by_key(fmt))


def test_beside_a_portrait_in_the_corner_of_a_square_stands_the_name(lettering):
    sheet, _, _ = spoken(LONG, "square", lettering)
    portrait = next(one for one in sheet.placed if one.what == "picture")
    name = next(one for one in words_on(sheet) if one.text == "Elia")
    assert (portrait.right, portrait.top) == (1080, 0)
    assert name.right < portrait.left
    assert name.bottom < portrait.bottom < 1080 / 2


def test_a_translation_too_small_to_be_read_is_left_out_where_a_card_is_seen_small(lettering):
    sheet, excerpt, sizes = spoken(ALONE, "link", lettering)
    assert (excerpt.text, excerpt.translation) == (f"«{MANY[0]}»", "")
    assert min(sizes) >= 40
    check_layout(sheet, by_key("link"))
    short = replace(
        ALONE, original=Words("it", "", "Siamo tanti."), translation=Words("en", "", "We are many.")
    )
    assert spoken(short, "link", lettering)[1].translation == "We are many."


def test_the_organiser_is_named_once_where_words_need_the_room(lettering):
    short = replace(ALONE, original=Words("it", "", "Siamo tanti."), translation=None)
    named = [
        "INTERCULTURAL CITIES" in [one.text for one in words_on(spoken(content, "wide", lettering)[0])]
        for content in (short, ALONE)
    ]
    assert named == [True, False]


@pytest.mark.parametrize("fmt", ["link", "wide"])
@pytest.mark.parametrize("picture", [None, PORTRAIT])
def test_who_speaks_is_never_set_larger_than_the_words(picture, fmt, lettering):
    sheet, _, sizes = spoken(replace(LONG, picture=picture), fmt, lettering)
    name = next(one for one in words_on(sheet) if one.text == "Elia")
    assert name.size <= max(sizes)


@pytest.mark.parametrize("fmt", ["story", "link"])
def test_a_category_in_french_breaks_before_its_ages(fmt, lettering):
    french = replace(SENDER, locale="fr")
    sheet, _ = composed(WINNERS, by_key(fmt), lettering, wish=Wish(WISHED), sender=french)
    said = [one.text.replace("\u00a0", " ") for one in words_on(sheet)]
    assert ("Poèmes," in said, "de 11 à 18 ans" in said) == (True, True)


def test_the_only_work_of_a_category_is_the_largest_type_on_its_card(lettering):
    for key in ("square", "portrait", "story"):
        one = replace(WINNERS, listed=(replace(LISTED[0], original=Words("pl", "Spis domów")),))
        sheet, _ = composed(one, by_key(key), lettering, WISHED)
        largest = max(words_on(sheet), key=lambda word: word.size)
        assert largest.text in "Spis domów"
        check_layout(sheet, by_key(key))


def test_no_third_of_a_card_is_left_free_below_the_only_work(lettering):
    one = replace(WINNERS, listed=(replace(LISTED[0], original=Words("es", "Acordeón")),))
    for key in ("portrait", "story"):
        fmt = by_key(key)
        sheet, _ = composed(one, fmt, lettering, WISHED)
        credit = next(word for word in words_on(sheet) if "Bergen" in word.text)
        assert credit.bottom > 0.8 * (fmt.height - fmt.safe.bottom)


@pytest.mark.parametrize(
    ("fmt", "share"), [("square", 0.4), ("portrait", 0.6), ("story", 0.6), ("wide", 0.25)]
)
def test_a_single_winning_picture_is_shown_large(fmt, share, lettering):
    sheet, _ = composed(pictured(1), by_key(fmt), lettering, WISHED)
    place = next(one for one in sheet.placed if one.what == "picture")
    assert place.right - place.left >= share * by_key(fmt).width


def test_the_days_left_stand_beside_their_number_and_the_date_in_one_line(lettering):
    sheet, _ = composed(COUNTDOWN, by_key("link"), lettering, WISHED)
    number, word = (next(one for one in words_on(sheet) if one.text == said) for said in ("7", "days"))
    assert word.top >= number.top - 1
    assert "Results on 6 December 2026" in [one.text.replace("\u00a0", " ") for one in words_on(sheet)]


def test_no_line_of_a_countdown_parts_the_day_from_its_month(lettering):
    far = replace(COUNTDOWN, figures=(("days", 365),))
    sheet, _ = composed(far, by_key("link"), lettering, WISHED)
    said = [one.text.replace("\u00a0", " ") for one in words_on(sheet)]
    assert [line for line in said if "6 December" in line]
