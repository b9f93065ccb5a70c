"""What a contribution has to hold, said of plain facts."""

import pytest

from competition.consent.rules import Channel, Level, PersonShown, Shown
from competition.contributions.pattern import Found, Part, parts_missing
from competition.contributions.rules import Kind, Lack, PortraitFacts, missing, shown_of
from competition.entries.rules import ImageState
from tests.contributions.conftest import EVERYWHERE, QUOTE, said

DESCRIBED = PortraitFacts(ImageState.READY, described=True)


def lacks(kind, portrait=DESCRIBED, languages=("en", "fr"), **more):
    return [each.kind for each in missing(kind, said(**more), portrait, languages)]


def test_a_whole_statement_lacks_nothing():
    assert lacks(Kind.STATEMENT) == []


def test_of_an_empty_statement_everything_is_missing_in_the_order_in_which_it_is_mended():
    empty = {"text": "", "language": "", "given_name": "", "family_name": "", "levels": {}}
    assert lacks(Kind.STATEMENT, None, answers_questions=False, **empty) == [
        Lack.TEXT,
        Lack.LANGUAGE,
        Lack.QUESTIONS,
        Lack.PORTRAIT,
        Lack.CONSENT,
    ]


@pytest.mark.parametrize("language", ["en", "fr", "en-IE", "fr-CA"])
def test_a_statement_is_in_english_or_french(language):
    assert lacks(Kind.STATEMENT, language=language) == []


def test_a_statement_in_another_language_cannot_be_mended_by_a_translation():
    translated = {"language": "uk", "translation_language": "en", "translation": "We came."}
    assert lacks(Kind.STATEMENT, **translated) == [Lack.STATEMENT_LANGUAGE]


def test_a_story_in_the_local_language_needs_a_translation_and_its_language():
    assert lacks(Kind.STORY, language="uk") == [Lack.TRANSLATION]
    assert lacks(Kind.STORY, language="uk", translation="We came.") == [Lack.TRANSLATION_LANGUAGE]
    assert lacks(Kind.STORY, language="uk", translation="Wir", translation_language="de") == [
        Lack.TRANSLATION_LANGUAGE
    ]
    assert lacks(Kind.STORY, language="uk", translation="We came.", translation_language="en") == []


def test_the_languages_are_those_of_the_campaign_and_english_and_french_where_it_says_none():
    assert lacks(Kind.STATEMENT, languages=("de",), language="de") == []
    assert lacks(Kind.STATEMENT, languages=("de",), language="en") == [Lack.STATEMENT_LANGUAGE]
    assert lacks(Kind.STATEMENT, languages=(), language="fr") == []


def test_a_quote_needs_no_portrait_but_the_one_it_has_must_be_described():
    assert lacks(Kind.QUOTE, None, text=QUOTE) == []
    assert lacks(Kind.QUOTE, PortraitFacts(ImageState.READY, described=False), text=QUOTE) == [
        Lack.DESCRIPTION
    ]
    assert lacks(Kind.STORY, PortraitFacts(ImageState.NEEDS_A_LOOK, described=True)) == [
        Lack.PORTRAIT_PROBLEM
    ]


def test_the_translation_of_a_quote_is_held_to_the_pattern_as_well():
    hebrew = {"language": "he", "text": "אני הרבה דברים.", "translation_language": "en"}
    assert lacks(Kind.QUOTE, None, translation=QUOTE, **hebrew) == []
    (lack,) = missing(Kind.QUOTE, said(translation="I do.", **hebrew), None, ("en",))
    assert lack.kind is Lack.PATTERN
    assert lack.values["language"] == "en"


@pytest.mark.parametrize(
    ("text", "language", "lacking"),
    [
        (QUOTE, "en", ()),
        (QUOTE.replace("many things", "two things"), "en", (Part.OPENING,)),
        (QUOTE.replace("I am a welder, ", ""), "en", (Part.AM,)),
        (QUOTE.replace("I like quiet snow, ", ""), "en", (Part.LIKE,)),
        (QUOTE.replace("I do the second voice", "we sing"), "en", (Part.DO,)),
        (QUOTE.replace(" I am a migrant.", ""), "en", (Part.CLOSING,)),
        (QUOTE + " Every day.", "en", (Part.CLOSING,)),
        ("“I’m many things. I’m a welder, I love snow, I do sing. I’m a migrant!”", "en-GB", ()),
        (
            "Je suis beaucoup de choses. Je suis gardien, j’aime la pluie, je fais l’arbitre. "
            "Je suis une migrante.",
            "fr",
            (),
        ),
        ("Je suis beaucoup de choses. J'aime la pluie.", "fr", (Part.AM, Part.DO, Part.CLOSING)),
    ],
)
def test_each_part_of_the_pattern_that_is_not_there_is_named(text, language, lacking):
    assert parts_missing(text, language) == Found(1 if Part.OPENING not in lacking else 0, lacking)


def test_the_parts_come_in_their_order():
    turned = "I am many things. I do the second voice, I like quiet snow, I am a welder. I am a migrant."
    assert parts_missing(turned, "en").parts == (Part.LIKE, Part.DO)


def test_in_a_language_whose_pattern_garland_does_not_know_nothing_is_claimed():
    assert parts_missing("Soy muchas cosas.", "es") is None


def test_two_quotes_are_not_one():
    assert lacks(Kind.QUOTE, None, text=f"{QUOTE}\n\n{QUOTE}") == [Lack.ONE_QUOTE]


def test_a_name_that_may_be_shown_must_be_known():
    assert lacks(Kind.STORY, given_name="") == [Lack.NAME]
    assert lacks(Kind.STORY, family_name="") == [Lack.FAMILY_NAME]
    first = dict.fromkeys(Channel, Level.FIRST)
    assert lacks(Kind.STORY, family_name="", levels=first) == []
    hidden = dict.fromkeys(Channel, Level.ANONYMOUS)
    assert lacks(Kind.STORY, given_name="", family_name="", levels=hidden) == []


def test_every_channel_must_be_spoken_of():
    assert lacks(Kind.STORY, levels={Channel.BOOK: Level.FULL}) == [Lack.CONSENT]


def test_for_somebody_under_age_a_guardian_must_agree_whatever_was_said():
    assert lacks(Kind.STORY, minor=True) == [Lack.GUARDIAN]
    assert lacks(Kind.STORY, minor=True, guardian_agreed=True) == []
    person = PersonShown("Elia", "Haile", EVERYWHERE)
    asked = {"channel": Channel.BOOK, "minor": True}
    assert shown_of(person, guardian_agreed=False, **asked) == Shown(allowed=False)
    assert shown_of(person, guardian_agreed=True, **asked) == Shown(allowed=True, names=("Elia Haile",))


def test_a_text_that_would_stop_the_typesetter_is_told():
    (lack,) = missing(Kind.STATEMENT, said(text="x" * 1001), DESCRIBED, ("en",))
    assert (lack.kind, lack.values) == (Lack.UNPRINTABLE, {"trouble": "no-spaces"})
