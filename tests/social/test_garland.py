"""How Garland composes: verse large with its translation, pictures of winners, pictures that fill a card."""

from dataclasses import replace

import pytest

from competition.platform.i18n import use_locale
from competition.social.content import Picture, Words
from competition.social.decoded import Decoded
from competition.social.designs import compose
from competition.social.designs.garland.grounds import framing
from competition.social.job import Job
from competition.social.placing import FRAME
from tests.social.cards import (
    PICTURE,
    POEM,
    SENDER,
    by_key,
    check_layout,
    check_readable,
    composed,
    coordinates,
    each_format,
    slides,
    words_on,
)
from tests.social.messages import COUNTDOWN, LISTED, QUOTE, STATEMENT, WINNERS

square, wide, carousel = by_key("square"), by_key("wide"), by_key("carousel")
SIZES = ((800, 600), (600, 800), (700, 700))
DRAWN = replace(
    WINNERS,
    form="illustration",
    listed=tuple(
        replace(each, picture=Picture(f"{size[0]} {size[1]}", *size, "A boat"))
        for each, size in zip(LISTED, SIZES, strict=False)
    ),
)
SHORT = "Sea.\nWe came.\nOld boat.\nWe go.\nHome."
MER = "Mer.\nVenus.\nBarque.\nAllons.\nAbri."
LINES = "The sea tonight is wider than our street.\nWe count the lamps of boats that do not sleep."
LIGNES = "La mer ce soir est large comme une rue.\nOn compte les lampes des bateaux qui veillent."


def pictured(content, fmt, lettering):
    def open_picture(key):
        return Decoded(coordinates(tuple(map(int, key.split()))))

    with use_locale("en"):
        return compose(Job(content, SENDER, fmt, lettering, open_picture))


def pictures_on(sheet):
    return [one for one in sheet.placed if one.what == "picture"]


def poem(text, other):
    return replace(POEM, original=Words("en", "The sea", text), translation=Words("fr", "La mer", other))


def sizes(sheet, *texts):
    return [next(one.size for one in words_on(sheet) if one.text.startswith(text)) for text in texts]


@each_format
def test_winning_illustrations_are_seen_on_the_card_of_their_category(fmt, all_faces):
    [(sheet, _)] = pictured(DRAWN, fmt, all_faces)
    check_layout(sheet, fmt)
    check_readable(sheet)
    ratios = [(one.right - one.left) / (one.bottom - one.top) for one in pictures_on(sheet)]
    assert ratios == pytest.approx([wide / high for wide, high in SIZES], rel=0.05)


def test_each_winning_illustration_has_its_slide_as_large_as_its_words_leave_it(all_faces):
    first, *others = pictured(DRAWN, carousel, all_faces)
    assert pictures_on(first[0]) == []
    for (sheet, _), each in zip(others, DRAWN.listed, strict=True):
        check_layout(sheet, carousel)
        check_readable(sheet)
        [picture] = pictures_on(sheet)
        assert (picture.right - picture.left) * (picture.bottom - picture.top) > 0.19 * 1080 * 1350
        said = " ".join(one.text for one in words_on(sheet))
        assert each.original.title in said
        assert "ILLUSTRATION" not in said


def test_a_lying_picture_with_few_words_is_as_broad_as_its_square_card_lets_it(lettering):
    content = replace(PICTURE, picture=Picture("800 700", 800, 600, "A boat"))
    paper = coordinates((800, 600))
    paper.paste("#F3EEE2", (0, 0, 800, 40))
    for box in ((0, 0, 800, 40), (0, 560, 800, 600), (0, 0, 50, 600), (750, 0, 800, 600)):
        paper.paste("#F3EEE2", box)
    with use_locale("en"):
        [(sheet, _)] = compose(Job(content, SENDER, square, lettering, lambda _key: Decoded(paper)))
    check_layout(sheet, square)
    [picture] = pictures_on(sheet)
    assert (picture.left, picture.right) == (84 + 22, 996 - 22)


def test_verse_is_set_as_large_as_its_lines_allow_and_its_translation_at_seven_tenths(lettering):
    sheet, excerpt = composed(poem(LINES, LIGNES), square, lettering)
    assert (excerpt.text, excerpt.translation) == (LINES, LIGNES)
    own, other = sizes(sheet, "We count", "On compte")
    right = max(one.right for one in words_on(sheet) if one.text.startswith("We count"))
    assert right > 84 + 0.94 * (1080 - 84 - 136 - 84)
    assert other >= 0.7 * own - 1


def test_a_translation_stands_beside_short_lines_each_on_the_foot_of_its_own(lettering):
    sheet, excerpt = composed(poem(SHORT, MER), wide, lettering)
    check_layout(sheet, wide)
    check_readable(sheet)
    assert excerpt.translation == MER
    feet = {one.text: one.bottom for one in words_on(sheet)}
    starts = {one.text: one.left for one in words_on(sheet)}
    for own, other in zip(SHORT.splitlines(), MER.splitlines(), strict=True):
        assert starts[other] > starts["We came."] + 200
        assert abs(feet[own] - feet[other]) < 25


def test_the_last_slide_of_a_poem_names_campaign_organiser_and_hashtags(lettering):
    stanza = "The sea is wide tonight.\nWe are wider,\nand we go on from page to page,\nlike this."
    made = slides(poem("\n\n".join([stanza] * 8), stanza), carousel, lettering)
    sheet = made[-1][0]
    check_layout(sheet, carousel)
    check_readable(sheet)
    said = " ".join(one.text for one in words_on(sheet))
    for each in ("More than migrants", "Intercultural Cities", "#One", "The sea", f"{len(made)}/{len(made)}"):
        assert each in said


def test_a_quote_keeps_its_ground_on_every_card_and_others_vary(lettering):
    def ground(subject, fmt):
        return composed(replace(QUOTE, subject=subject, picture=None), fmt, lettering)[0].image.getpixel(
            (2, 500)
        )

    grounds = {each: [ground(each, fmt) for fmt in (square, by_key("portrait"), wide)] for each in "abcdefgh"}
    assert all(len(set(found)) == 1 for found in grounds.values())
    assert len({found[0] for found in grounds.values()}) == 4


def test_a_few_words_of_a_quote_do_not_stand_for_it_because_they_would_be_larger(lettering):
    long = "Me gustan los nombres en los buzones y el árbitro los domingos, " * 2
    said = f"Soy muchas cosas. {long}sí."
    words = Words("es", "", said), Words("fr", "", said.replace("Soy muchas", "Je suis beaucoup de"))
    quote = replace(QUOTE, original=words[0], translation=words[1], picture=None)
    _, excerpt = composed(quote, by_key("link"), lettering)
    assert len(excerpt.text) > 100


@pytest.mark.parametrize("fmt", [by_key("link"), wide, square], ids=lambda fmt: fmt.key)
def test_a_quote_is_not_cut_where_all_of_it_can_be_read(fmt, lettering):
    said = (
        "I am many things. I am a nurse of the night, I like the first train when it still smells of soap, "
        "I bake cakes too large for my oven and eat them with whoever is awake at four. I am a migrant."
    )
    quote = replace(QUOTE, original=Words("en", "", said), translation=None, picture=None)
    _, excerpt = composed(quote, fmt, lettering)
    assert excerpt.text == f"“{said}”"


def test_a_lying_picture_on_a_story_hangs_clear_of_the_leaves_beside_it(lettering):
    content = replace(PICTURE, picture=Picture("800 600", 800, 600, "A boat"))
    paper = coordinates((800, 600))
    for box in ((0, 0, 800, 40), (0, 560, 800, 600), (0, 0, 50, 600), (750, 0, 800, 600)):
        paper.paste("#F3EEE2", box)
    with use_locale("en"):
        job = Job(content, SENDER, by_key("story"), lettering, lambda _key: Decoded(paper))
        [(sheet, _)] = compose(job)
    [picture] = pictures_on(sheet)
    assert picture.left == 84 + FRAME
    assert picture.right + FRAME == round(1080 - framing(job).reach - 20)


def test_each_winner_has_an_award_over_it_where_there_is_room(all_faces):
    [(sheet, _)] = pictured(DRAWN, by_key("link"), all_faces)
    said = [one.text for one in words_on(sheet)]
    assert [one for one in said if one in {"WINNER", "RUNNER-UP"}] == ["WINNER", "RUNNER-UP", "RUNNER-UP"]


def test_no_line_of_a_countdown_parts_the_day_from_its_month(lettering):
    for fmt in (wide, by_key("link")):
        lines = [one.text.replace("\u00a0", " ") for one in words_on(composed(COUNTDOWN, fmt, lettering)[0])]
        assert any("6 December" in line for line in lines)


def test_a_portrait_on_paper_keeps_its_edge_whatever_it_is_drawn_on(lettering):
    for fmt in (square, by_key("portrait"), by_key("story")):
        sheet, _ = composed(STATEMENT, fmt, lettering)
        [portrait] = pictures_on(sheet)
        corners = (portrait.left, portrait.top), (portrait.right - 1, portrait.bottom - 1)
        rule = Job(STATEMENT, SENDER, fmt, lettering, lambda key: key).cover().rule
        assert [sheet.image.getpixel((int(x), int(y))) for x, y in corners] == [rule, rule]
