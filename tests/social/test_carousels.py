"""Carousels: a whole poem stanza by stanza, a category award by award, all cities; nothing lost or torn."""

from dataclasses import replace

import pytest

from competition.social.content import Words
from tests.social.cards import POEM, SENDER, WRITTEN, by_key, check_layout, check_readable, slides, words_on
from tests.social.messages import CITIES, LISTED, THANKS, WINNERS

carousel = by_key("carousel")
STANZA = "The sea is wide tonight.\nWe are wider,\nand we go on from page to page,\nlike this."
LONG = "\n\n".join(STANZA.replace("tonight", f"tonight {at}") for at in range(8))


def poem(text, translation=None, language="en"):
    return replace(POEM, original=Words(language, "The sea", text), translation=translation)


def texts(made):
    return [excerpt.text for _, excerpt in made if excerpt.text]


def verse(sheet):
    return {one.size for one in words_on(sheet) if "sea is wide" in one.text}


@pytest.mark.parametrize(("language", "line"), [(key, text) for key, (_, text) in WRITTEN.items()])
def test_slides_hold_their_words_apart_and_readable_in_every_script(language, line, all_faces):
    own = poem("\n\n".join([f"{line}\n{line}"] * 7), Words("fr", "La mer", LONG), language)
    made = slides(own, carousel, all_faces)
    assert 3 <= len(made) <= 10
    for sheet, _ in made:
        check_layout(sheet, carousel)
        check_readable(sheet)


def test_a_poem_too_long_for_one_card_stands_whole_on_slides_its_stanzas_not_parted(lettering):
    made = slides(poem(LONG), carousel, lettering)
    assert "\n\n".join(texts(made)) == LONG
    assert [excerpt.text for _, excerpt in (made[0], made[-1])] == ["", ""]
    assert len({size for sheet, _ in made for size in verse(sheet)}) == 1


def test_a_poem_that_fits_on_one_card_gets_no_carousel(lettering):
    assert slides(poem(STANZA), carousel, lettering) == ()


def test_a_poem_too_long_for_ten_slides_gets_no_carousel(lettering):
    assert slides(poem("\n\n".join([STANZA] * 90)), carousel, lettering) == ()


def test_a_stanza_longer_than_a_slide_is_parted_between_lines(lettering):
    lines = "\n".join(f"line {at} of one stanza" for at in range(60))
    assert "\n".join(texts(slides(poem(lines), carousel, lettering))) == lines


def test_the_translation_follows_where_both_have_room(lettering):
    made = slides(poem(LONG, Words("fr", "La mer", LONG)), carousel, lettering)
    assert "\n\n".join(excerpt.translation for _, excerpt in made if excerpt.translation) == LONG
    assert len(made) <= 10
    long = "\n\n".join([STANZA] * 30)
    made = slides(poem(long, Words("fr", "La mer", long)), carousel, lettering)
    assert "\n\n".join(texts(made)) == long
    assert not any(excerpt.translation for _, excerpt in made)


def test_each_slide_says_which_of_how_many_it_is(lettering):
    made = slides(poem(LONG), carousel, lettering)
    for number, (sheet, _) in enumerate(made, start=1):
        assert f"{number}/{len(made)}" in [one.text for one in words_on(sheet)]


def test_awards_have_a_slide_each_and_a_single_one_needs_none(all_faces):
    made = slides(WINNERS, carousel, all_faces)
    assert len(made) == 4
    for each, (sheet, _) in zip(WINNERS.listed, made[1:], strict=True):
        check_layout(sheet, carousel)
        check_readable(sheet)
        assert each.original.title in " ".join(one.text for one in words_on(sheet))
    assert slides(replace(WINNERS, listed=LISTED[:1]), carousel, all_faces) == ()


@pytest.mark.parametrize("count", [25, 60, 120])
def test_cities_are_shared_evenly_among_slides(count, lettering):
    made = slides(replace(THANKS, cities=CITIES[:count]), carousel, lettering)
    shown = [one.text for sheet, _ in made[1:] for one in words_on(sheet) if one.text in CITIES]
    assert shown == list(CITIES[:count])
    for sheet, _ in made:
        check_layout(sheet, carousel)
        check_readable(sheet)


def test_few_cities_need_no_carousel(lettering):
    assert slides(replace(THANKS, cities=CITIES[:24]), carousel, lettering) == ()


def test_one_long_line_is_turned_before_all_verse_becomes_small(lettering):
    long = f"{LONG}\n\nand the longest of all our lines goes on over the sea until nobody sees it"
    made = slides(poem(long), carousel, lettering)
    assert min(size for sheet, _ in made for size in verse(sheet)) >= 40
    assert any(" ".join(excerpt.text.split()).endswith("until nobody sees it") for _, excerpt in made)


def test_verse_that_leaves_room_stands_in_the_eyes_middle_not_at_the_head(lettering):
    made = slides(poem("\n\n".join([STANZA] * 5)), carousel, lettering)
    for sheet, excerpt in made:
        lines = [one for one in words_on(sheet) if one.text in excerpt.text and one.text != "The sea"]
        if lines:
            above, below = min(one.top for one in lines) - 190, 1170 - max(one.bottom for one in lines)
            assert 0 <= above <= below + 8


def test_a_title_on_a_slide_of_its_own_is_the_largest_thing_on_it(all_faces):
    for sheet, _ in slides(WINNERS, carousel, all_faces)[1:]:
        assert max(one.size for one in words_on(sheet)) >= 110


@pytest.mark.parametrize("content", [replace(THANKS, cities=CITIES[:40]), WINNERS, poem(LONG)])
def test_a_long_organiser_does_not_run_into_the_number_of_a_slide(content, all_faces):
    for length in (20, 24, 28, 32, 36, 40):
        sender = replace(SENDER, organiser="M" * length, hashtags=())
        for sheet, _ in slides(content, carousel, all_faces, sender=sender):
            check_layout(sheet, carousel)
