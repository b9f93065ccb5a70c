"""Captions of the campaign's own news and of what people say, in each language of the kit."""

from dataclasses import replace

import pytest

from competition.social.captions import alt_text, caption, captions_of
from competition.social.content import Excerpt, Listed, Message, Picture, Post, Words
from competition.social.formats import Platform
from competition.social.posts.templates import Template
from tests.social.test_drawing import POEM, SENDER

ADDRESS = "https://x.example"
ROOMY = Platform("Anywhere", 2200, 1000)
CITIES_EN, CITIES_FR = "Bergen, Limassol and Reykjavik", "Bergen, Limassol et Reykjavik"
TOOK_PART = "64 works from 14 cities, in 22 languages."
PARTICIPATED = "64 œuvres de 14 villes, en 22 langues."
FIGURES = (("cities", 14), ("entries", 64), ("languages", 22), ("works", 20))
ANNOUNCED = Message(Template.ANNOUNCEMENT, figures=FIGURES, on="2026-12-06")
COUNTED = Message(Template.COUNTDOWN, "3", figures=(("days", 3),), on="2026-12-06")
THANKED = Message(Template.THANKS, figures=FIGURES, cities=("Bergen", "Limassol", "Reykjavik"))
PUBLISHED = Message(Template.PUBLICATION, figures=FIGURES, on="2026-12-18")
CAT = Words("uk", "Кіт теж переїхав")
WON = Message(
    Template.WINNERS, "abc", form="poem", age_group="11-18",
    listed=(
        Listed("winner", 1, CAT, Words("en", "The Cat Moved Too"), "Daryna", "Lublin"),
        Listed("runner_up", 2, Words("en", "The Clock"), None, "", "Bergen"),
        Listed("special_mention", 3, Words("fr", "La mer"), None, "Mina", ""),
    ),
)  # fmt: skip
SAID = Message(
    Template.QUOTE, "abc", Words("uk", "", "Я багато хто. Я пекар. Я мігрант."),
    Words("en", "", "I am many things. I am a baker. I am a migrant."),
    Picture("face", 400, 400, "A man before an oven", (0.5, 0.4)),
    who="Petro", office="baker", city="Lublin",
)  # fmt: skip


@pytest.mark.parametrize(
    ("message", "language", "said"),
    [
        (ANNOUNCED, "en", "The results of The campaign 2026 are here.\n" + TOOK_PART),
        (ANNOUNCED, "fr", "Les résultats de The campaign 2026 sont là.\n" + PARTICIPATED),
        (COUNTED, "en", "3 days until the results of The campaign 2026, on 6 December 2026."),
        (
            COUNTED, "fr",
            "Plus que 3 jours avant les résultats de The campaign 2026, le 6\u00a0décembre 2026.",
        ),
        (
            THANKED, "en",
            "Thank you to the 3 cities that wrote, drew and read for The campaign 2026.\n" + CITIES_EN,
        ),
        (
            THANKED, "fr",
            "Merci aux 3 villes qui ont écrit, dessiné et lu pour The campaign 2026.\n" + CITIES_FR,
        ),
        (
            PUBLISHED, "en",
            "The book of The campaign 2026 is out.\n"
            "It holds 20 awarded works, each in its own language and in translation.\n" + TOOK_PART,
        ),
        (
            WON, "en",
            "The awards of The campaign 2026: Poem, ages 11–18\n"
            "Winner: Кіт теж переїхав (The Cat Moved Too), Daryna · Lublin\n"
            "Runner-up: The Clock, Bergen\nSpecial mention: La mer, Mina",
        ),
        (
            SAID, "en",
            "“I am many things. I am a baker. I am a migrant.”\n«Я багато хто. Я пекар. Я мігрант.»\n"
            "Petro, baker, Lublin",
        ),
        (
            SAID, "fr",
            "«Я багато хто. Я пекар. Я мігрант.»\n“I am many things. I am a baker. I am a migrant.”\n"
            "Petro, baker, Lublin",
        ),
        (SAID, "uk", "«Я багато хто. Я пекар. Я мігрант.»\nPetro, baker, Lublin"),
    ],
    ids=str,
)  # fmt: skip
def test_a_caption_tells_the_news_then_the_address_and_the_hashtags(message, language, said):
    told = caption(message, SENDER, ADDRESS, ROOMY, language)
    assert told == f"{said}\n{ADDRESS}/c/mtm\n#One #Two"


def test_where_there_is_less_room_the_last_winners_are_counted():
    told = caption(WON, SENDER, ADDRESS, replace(ROOMY, limit=180), "en").splitlines()
    assert told[1:3] == ["Winner: Кіт теж переїхав (The Cat Moved Too), Daryna · Lublin", "and 2 more"]


def test_where_there_is_less_room_somebody_is_quoted_in_whole_sentences():
    told = caption(SAID, SENDER, ADDRESS, replace(ROOMY, limit=80, links=False), "en")
    assert told.splitlines()[0] == "“I am many things. I am a baker. I am a migrant.”"
    shorter = caption(SAID, SENDER, ADDRESS, replace(ROOMY, limit=45, links=False), "en")
    assert shorter == "“I am many things.”\nPetro, baker, Lublin"


def test_the_captions_of_a_work_are_in_the_campaigns_languages_and_in_its_own():
    poem = replace(POEM, original=Words("uk", "Море", "Море широке."))
    told = captions_of(Post(poem), SENDER, ADDRESS, ("en", "fr"), (ROOMY,))
    assert list(told) == [("Anywhere", "en"), ("Anywhere", "fr"), ("Anywhere", "uk")]
    assert told["Anywhere", "uk"] == (
        f"Море\nMina · Fjord School · Bergen\n{ADDRESS}/c/mtm/works/abc\n#One #Two"
    )


def test_a_caption_that_somebody_wrote_stands_in_place_of_the_proposal():
    post = Post(POEM, captions={"Anywhere/fr": "Lisez-le à voix haute."})
    told = captions_of(post, SENDER, ADDRESS, ("en", "fr"), (ROOMY,))
    assert told["Anywhere", "fr"] == "Lisez-le à voix haute."
    assert told["Anywhere", "en"].startswith("We are proud to share")


@pytest.mark.parametrize(
    ("message", "excerpt", "heard"),
    [
        (
            SAID, Excerpt("Я пекар.", "I am a baker."),
            "A man before an oven\nЯ пекар.\nTranslation: I am a baker.\nPetro, baker, Lublin",
        ),
        (
            replace(SAID, picture=None, who="", office=""), Excerpt("Я пекар."), "Я пекар.\nLublin",
        ),
        (ANNOUNCED, Excerpt(), "The results of The campaign 2026 are here.\n" + TOOK_PART),
    ],
    ids=["portrait", "nameless", "news"],
)  # fmt: skip
def test_the_alt_text_says_the_portrait_and_the_words_on_the_card(message, excerpt, heard):
    assert alt_text(message, SENDER, excerpt) == heard
