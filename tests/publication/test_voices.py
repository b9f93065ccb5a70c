"""Which quotes stand where, in which order those who speak do, and how portraits are framed."""

import pytest

from competition.contributions.rules import Kind
from competition.publication.formats import Box
from competition.publication.letters import ruler
from competition.publication.measure import POINT
from competition.publication.portraits import FRAME, filling, position, resolution
from competition.publication.setting import Shape
from competition.publication.speaking import Speeches, in_order
from competition.publication.voices import Portrait, dealt, quotes_in_turn, within_limits
from tests.publication.saying import WORDS, a_quote, a_text, a_voice

KEY = "aa/" + "0" * 62


@pytest.mark.parametrize(
    ("number", "in_pairs", "shares"),
    [
        (0, [False, True], [0, 0]),
        (3, [], []),
        (1, [True, False], [0, 1]),
        (2, [False, False, False, False], [0, 1, 0, 1]),
        (3, [False, True], [1, 2]),
        (5, [False, True, False], [2, 2, 1]),
        (9, [False, True, False, True], [3, 2, 2, 2]),
    ],
)
def test_quotes_are_dealt_out_so_that_pages_fill_up(number, in_pairs, shares):
    assert sum(shares) in (number, 0)
    assert dealt(number, in_pairs) == shares


@pytest.mark.parametrize(
    ("number", "in_pairs", "standing", "shares"),
    [
        (0, [False, True], [1, 0], [0, 0]),
        (1, [False, True], [1, 1], [0, 1]),
        (2, [False, False], [3, 0], [0, 2]),
        (4, [True, True], [3, 0], [1, 3]),
    ],
)
def test_quotes_that_have_a_place_count_for_those_that_are_dealt_out(number, in_pairs, standing, shares):
    assert dealt(number, in_pairs, standing) == shares


def test_cities_take_turns_and_a_portrait_comes_first():
    seen = Portrait(KEY, 30, 40, "x")
    voices = [a_quote("b1"), a_quote("b2", portrait=seen), a_quote("h1", city="Haifa"), a_voice("story")]
    assert [each.ref for each in quotes_in_turn(voices)] == ["b2", "h1", "b1"]


def test_a_sixth_quote_of_a_city_is_too_many_and_nobody_elses_is():
    voices = [*(a_quote(str(at)) for at in range(6)), a_quote("h", city="Haifa"), a_voice("story")]
    kept, over = within_limits(voices)
    assert [each.ref for each in kept] == ["0", "1", "2", "3", "4", "h", "story"]
    assert [(each.ref, each.kind, each.city) for each in over] == [("5", Kind.QUOTE, "Bergen")]


@pytest.mark.parametrize(
    ("size", "focus", "lies"),
    [
        ((400, 500), (0.1, 0.9), "50.0% 50.0%"),
        ((800, 500), (0.5, 0.5), "50.0% 50.0%"),
        ((800, 500), (0.0, 0.5), "0.0% 50.0%"),
        ((400, 1000), (0.5, 0.3), "50.0% 10.0%"),
    ],
    ids=["of the frame’s shape", "broad", "broad with the face at its edge", "tall"],
)
def test_the_face_lies_in_the_middle_of_its_frame(size, focus, lies):
    portrait = Portrait(KEY, *size, "x", focus)
    assert position(portrait, Box(40, 50)) == lies
    filled = filling(portrait, FRAME)
    assert filled.width >= FRAME.width and filled.height >= FRAME.height
    assert filled.width / filled.height == pytest.approx(size[0] / size[1], abs=0.01)


def test_a_portrait_is_as_sharp_as_its_pixels_fill_the_frame():
    assert resolution(Portrait(KEY, 440, 550, "x"), FRAME) == 254


@pytest.fixture
def speeches(font_set):
    return Speeches(ruler(font_set))


def test_a_story_faces_its_translation_and_one_that_needs_its_page_has_a_smaller_portrait(speeches):
    seen = Portrait(KEY, 300, 400, "x")
    long = "\n\n".join([WORDS * 4] * 5)

    def setting(text, **more):
        return speeches.of(a_voice(text=text, portrait=seen, **more))

    short, page, pair = (
        setting(WORDS),
        setting("\n\n".join([WORDS * 4] * 9)),
        setting(long, translation=a_text("fr", long)),
    )
    assert (short.shape, short.text.type.size, short.frame.width) == (Shape.PAGE, 14.5, 44)
    assert (page.shape, page.text.type.size, page.frame.width) == (Shape.PAGE, 11.5, 24)
    assert (pair.shape, pair.from_left, pair.pages) == (Shape.SPREAD, True, 2)
    assert pair.second.type.size < pair.text.type.size
    assert setting("\n\n".join([long] * 5)).shape is Shape.RUN
    assert setting("\n\n".join([long] * 5)).pages == 3


def test_no_page_stays_blank_before_two_that_face_each_other(speeches):
    french = a_text("fr", WORDS)
    voices = [
        a_voice("one"), a_voice("pair", translation=french),
        a_voice("two"), a_voice("pair2", translation=french),
    ]  # fmt: skip
    found = {voice.anchor: speeches.of(voice) for voice in voices}
    assert [each.ref for each in in_order(voices, found)] == ["one", "two", "pair", "pair2"]
    assert [each.ref for each in in_order(voices[:2], found)] == ["pair", "one"]


@pytest.mark.parametrize("words", [5, 50])
def test_a_quote_of_five_words_is_larger_than_one_of_fifty_and_both_stay_within_the_garland(speeches, words):
    quote = speeches.of(a_quote("q", text=" ".join(["welder"] * words)))
    assert quote.text.type.size == {5: 27.0, 50: 17.5}[words]
    assert quote.text.height < 124


@pytest.mark.parametrize(
    ("pixels", "paragraphs", "width"), [(1600, 1, 56), (400, 1, 44), (1600, 30, 44), (1600, 33, 34)],
    ids=["short and sharp", "would be soft", "would not fit", "needs nearly the page"],
)  # fmt: skip
def test_the_portraits_of_a_chapter_are_as_large_as_the_longest_text_and_their_pixels_allow(
    speeches, pixels, paragraphs, width
):
    seen = Portrait(KEY, pixels, pixels * 5 // 4, "x")
    voices = [
        a_voice("long", text="\n\n".join([WORDS] * paragraphs), portrait=seen),
        a_voice("short", text=WORDS, portrait=seen),
    ]
    found = speeches.together(voices)
    assert [each.frame.width for each in found.values()] == [width, width]
    assert len({each.sink for each in found.values()}) == 1


def test_only_a_text_that_needs_its_page_has_a_smaller_portrait_than_others_of_its_chapter(speeches):
    seen = Portrait(KEY, 1600, 2000, "x")
    page = a_voice("page", text="\n\n".join([WORDS * 4] * 9), portrait=seen)
    others = [a_voice("short", portrait=seen), a_voice("s", Kind.STATEMENT, portrait=seen)]
    found = speeches.together([page, *others])
    widths = {name: each.frame.width for name, each in found.items()}
    assert widths == {"voice-page": 24, "voice-short": 44, "voice-s": 56}


def test_the_last_line_of_a_quote_is_about_as_long_as_the_others(speeches, font_set):
    words = "I am many things. I am a butcher, I like the river. I am a migrant."
    quote = speeches.of(a_quote("q", text=words)).text
    ems, lines = quote.width / (quote.type.size * POINT), round(quote.height / quote.type.line)
    assert lines > 1
    measured = [ruler(font_set).lines(words, "en", measure) for measure in (ems, ems - 0.5)]
    assert measured == [lines, lines + 1]
