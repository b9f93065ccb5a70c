"""Cards of messages in each format: words in the safe area, apart, readable, and nothing lost."""

from dataclasses import replace

import numpy as np
import pytest

from competition.platform.i18n import available_locales
from competition.social.content import Plan, Post, Words
from competition.social.formats import SINGLE
from competition.social.jobs import wanted_of
from tests.social.cards import SENDER, by_key, check_layout, check_readable, composed, each_format, words_on
from tests.social.messages import CITIES, COUNTDOWN, LISTED, MESSAGES, QUOTE, STATEMENT, THANKS, WINNERS

square = by_key("square")


def said(sheet):
    return [one.text for one in words_on(sheet)]


def running(sheet):
    return " ".join(said(sheet)).replace("\u00a0", " ")


@each_format
@pytest.mark.parametrize("message", MESSAGES.values(), ids=MESSAGES)
def test_words_stand_in_the_safe_area_apart_and_can_be_read(message, fmt, all_faces):
    sheet, _ = composed(message, fmt, all_faces)
    assert sheet.image.size == (fmt.width, fmt.height)
    assert any("More than migrants" in text for text in said(sheet))
    check_layout(sheet, fmt)
    check_readable(sheet)


@pytest.mark.parametrize("locale", available_locales())
def test_messages_are_said_in_every_language_of_garland(locale, lettering):
    sender = replace(SENDER, locale=locale)
    for fmt in SINGLE:
        for message in (MESSAGES["announcement"], COUNTDOWN, THANKS, WINNERS, MESSAGES["publication"]):
            check_layout(composed(message, fmt, lettering, sender=sender)[0], fmt)


@each_format
def test_the_signature_stands_at_one_place_on_every_message_of_a_format(fmt, lettering):
    places = set()
    for name, message in MESSAGES.items():
        if " in " not in name:
            sheet, _ = composed(message, fmt, lettering)
            named = [one for one in words_on(sheet) if one.text == "More than migrants"]
            places.add((named[0].left, round(named[0].bottom), named[0].size))
    assert len(places) == 1


def test_a_countdown_says_its_days_and_the_day_as_the_language_writes_it(lettering):
    assert said(composed(COUNTDOWN, square, lettering)[0])[-2:] == ["7", "days"]
    assert "Results on 6\u00a0December 2026" in said(composed(COUNTDOWN, square, lettering)[0])
    tomorrow = replace(COUNTDOWN, figures=(("days", 1),))
    assert said(composed(tomorrow, square, lettering)[0])[-2:] == ["1", "day"]


def test_an_announcement_counts_what_took_part(lettering):
    words = said(composed(MESSAGES["announcement"], square, lettering)[0])
    for expected in ("1,204", "entries", "188", "schools", "23", "cities", "31", "languages"):
        assert expected in words


@pytest.mark.parametrize("fmt", [by_key(key) for key in ("square", "portrait", "story", "wide")])
def test_winners_are_listed_with_award_title_and_whose_they_are(fmt, all_faces):
    words = running(composed(WINNERS, fmt, all_faces)[0])
    for each in WINNERS.listed:
        assert each.original.title in words
    assert words.count("WINNER") == 1
    assert words.count("RUNNER-UP") == 2
    assert words.count("Mina and 3 more · Class 4a · Bergen") == 3


def test_winners_that_a_card_has_no_room_for_are_counted(all_faces):
    words = running(composed(replace(WINNERS, listed=LISTED), square, all_faces)[0])
    shown = words.count("Mina and 3 more")
    assert 2 <= shown < 12
    assert f"and {12 - shown} more" in words


@pytest.mark.parametrize("count", [1, 2, 23, 60, 120])
def test_every_city_is_thanked_as_far_as_there_is_room(count, lettering):
    thanks = replace(THANKS, cities=CITIES[:count])
    for fmt in SINGLE:
        if fmt.key == "link":
            continue
        words = running(composed(thanks, fmt, lettering)[0])
        shown = [city for city in CITIES[:count] if city in words]
        assert shown == list(CITIES[:count]) or f"and {count - len(shown)} more" in words
        assert len(shown) == count or (fmt.key in ("wide", "square") and count > 23)


def test_thanks_in_portrait_and_story_name_every_one_of_a_hundred_and_twenty_cities(lettering):
    for key in ("portrait", "story"):
        words = running(composed(replace(THANKS, cities=CITIES), by_key(key), lettering)[0])
        assert all(city in words for city in CITIES)


def test_a_statement_stands_in_the_marks_of_its_language_and_says_who_speaks(lettering):
    french = replace(STATEMENT, original=Words("fr", "", "Nous lisons. Nous écoutons."))
    sheet, excerpt = composed(french, square, lettering)
    assert excerpt.text == "«\u00a0Nous lisons. Nous écoutons.\u00a0»"
    for expected in ("Nuala Kinsella", "Mayor of Limerick"):
        assert expected in said(sheet)


def test_a_city_is_said_once_where_the_office_names_it(lettering):
    assert "Limerick" not in said(composed(STATEMENT, square, lettering)[0])
    assert "Limerick" in said(composed(replace(STATEMENT, office="baker"), square, lettering)[0])


def test_thanked_cities_stand_in_lines_of_about_one_length(lettering):
    cities = (
        "Ansan", "Bilbao", "Botkyrka", "Erlangen", "Ghent", "Gyumri", "Haifa", "Hamamatsu", "Iași",
        "Ioannina", "Kutaisi", "Leeds", "Limassol", "Limerick", "Loures", "Lublin", "Montréal", "Neuchâtel",
        "Novi Sad", "Osmaniye", "Reggio Emilia", "Sabadell", "Vinnytsia",
    )  # fmt: skip
    for fmt in (by_key("wide"), by_key("story"), square):
        words = said(composed(replace(THANKS, cities=cities), fmt, lettering)[0])
        [last] = [line for line in words if line.endswith("Vinnytsia")]
        assert "·" in last


def test_a_quote_shows_its_translation_in_the_marks_of_that_language(lettering):
    _, excerpt = composed(QUOTE, by_key("story"), lettering)
    assert excerpt.text.startswith("“I read")
    assert excerpt.translation.startswith("I read")


@each_format
@pytest.mark.parametrize("focus", [(0.5, 0.3), (0.2, 0.2), (0.9, 0.9), (0.0, 1.0), None])
def test_the_face_stays_in_the_frame(focus, fmt, lettering):
    portrait = replace(STATEMENT.picture, focus=focus)
    sheet, _ = composed(replace(STATEMENT, picture=portrait), fmt, lettering)
    [frame] = [one for one in sheet.placed if one.what == "picture"]
    pixels = np.asarray(sheet.image)[
        round(frame.top) : round(frame.bottom), round(frame.left) : round(frame.right)
    ]
    across, down = focus or (0.5, 0.3)
    red, green = pixels[..., 0].astype(int), pixels[..., 1].astype(int)
    assert red.min() - 3 <= across * 255 <= red.max() + 3
    assert green.min() - 3 <= down * 255 <= green.max() + 3


def test_a_kit_draws_messages_in_each_of_its_languages_and_works_in_one():
    plan = Plan(SENDER, (Post(COUNTDOWN), Post(STATEMENT)), (), ("en", "fr"))
    drawn = [(card.post.key, card.locale) for card in wanted_of(plan, ()) if card.format.key == "square"]
    assert drawn == [("countdown-7", "en"), ("countdown-7", "fr"), ("statement-one", "en")]


@pytest.mark.parametrize("design", ["garland", "broadside"])
def test_who_speaks_is_set_as_a_title_where_not_even_a_beginning_has_room(design, lettering):
    said = replace(STATEMENT, original=Words("en", "", "word" * 2000))
    sheet, excerpt = composed(said, by_key("wide"), lettering, design)
    assert excerpt.text == ""
    assert max(one.size for one in words_on(sheet) if one.text in STATEMENT.who) >= 100


def test_titles_of_five_winners_lose_their_translations_before_they_become_small(all_faces):
    sheet, _ = composed(replace(WINNERS, listed=LISTED[:5]), by_key("square"), all_faces)
    titles = {each.original.title for each in LISTED[:5]}
    sizes = [one.size for one in words_on(sheet) if one.text in titles]
    assert len(sizes) == 5
    assert min(sizes) >= 36


def test_no_line_of_the_signature_begins_with_a_dot(lettering):
    for fmt in SINGLE:
        sheet, _ = composed(STATEMENT, fmt, lettering)
        assert not [one.text for one in words_on(sheet) if one.text.startswith("·")]


@pytest.mark.parametrize("fmt", [square, by_key("portrait"), by_key("story")], ids=lambda fmt: fmt.key)
def test_the_only_title_of_a_category_is_larger_than_its_heading(fmt, lettering):
    only = replace(LISTED[0], original=Words("pl", "Spis domów"))
    sheet, _ = composed(replace(WINNERS, listed=(only,)), fmt, lettering)
    sizes = {one.text: one.size for one in words_on(sheet)}
    assert sizes["Spis domów"] >= 1.3 * sizes["Poems, ages 11–18"]
