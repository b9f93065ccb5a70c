"""Captions of works: title, credit, language, link and hashtags, within what each platform takes."""

from dataclasses import replace

import pytest

from competition.social.captions import caption
from competition.social.content import Words
from competition.social.counting import characters, graphemes, shortened, weighted
from competition.social.formats import Platform
from tests.social.test_drawing import POEM, SENDER

ROOMY = Platform("Anywhere", 2200, 1000)


@pytest.mark.parametrize("count", [characters, graphemes, shortened, weighted])
@pytest.mark.parametrize("limit", [2200, 280, 120, 60])
def test_a_caption_keeps_to_the_limit_as_it_is_counted_there_and_keeps_its_link(limit, count):
    content = replace(POEM, original=Words("ja", "わすれもの" * 12, "The sea."))
    said = caption(content, SENDER, "https://x.example", Platform("Anywhere", limit, 1000, count))
    assert count(said) <= limit
    assert said.splitlines()[-1].startswith("#") or said.endswith("https://x.example/c/mtm/works/abc")
    assert "https://x.example/c/mtm/works/abc" in said


def test_a_caption_tells_title_award_credit_language_link_and_hashtags():
    translated = replace(POEM, translation=Words("fr", "La mer", ""))
    assert caption(translated, SENDER, "https://x.example", ROOMY) == (
        "We are proud to share the winning poem of The campaign 2026 (ages 5–10): The sea (La mer)\n"
        "Mina · Fjord School · Bergen\nWritten in English.\nhttps://x.example/c/mtm/works/abc\n#One #Two"
    )


@pytest.mark.parametrize(
    ("form", "award", "sentence"),
    [
        (
            "essay",
            "winner",
            "We are proud to share the winning essay of The campaign 2026 (ages 5–10): The sea",
        ),
        (
            "poem",
            "runner_up",
            "A poem that we would love you to read, from The campaign 2026 (Runner-up, ages 5–10): The sea",
        ),
        (
            "illustration",
            "special_mention",
            "A picture that we would love you to see, from The campaign 2026 "
            "(Special mention, ages 5–10): The sea",
        ),
        ("song", "winner", "Winner of The campaign 2026 (Song, ages 5–10): The sea"),
    ],
)
def test_a_caption_begins_with_a_sentence_for_the_form_and_the_award(form, award, sentence):
    said = caption(replace(POEM, form=form, award=award), SENDER, "https://x.example", ROOMY)
    assert said.splitlines()[0] == sentence


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "Read more on our website: the link is in our profile."),
        ("fr", "Suite sur notre site\u00a0: le lien est dans notre profil."),
    ],
)
def test_where_nobody_can_follow_a_link_the_caption_says_where_it_is(language, told):
    said = caption(POEM, SENDER, "https://x.example", replace(ROOMY, links=False), language)
    assert said.splitlines()[3:] == [told, "#One #Two"]
    assert "https://" not in said


def test_in_a_language_that_garland_does_not_speak_the_campaigns_own_says_where_the_link_is():
    poem = replace(POEM, original=Words("uk", "Море", "Море широке."))
    french = replace(SENDER, locale="fr")
    said = caption(poem, french, "https://x.example", replace(ROOMY, links=False), "uk").splitlines()
    assert said[0] == "Море"
    assert "Suite sur notre site\u00a0: le lien est dans notre profil." in said


def test_where_there_is_no_room_to_say_so_the_work_goes_first():
    short = Platform("Anywhere", 20, 1000, links=False)
    assert caption(POEM, SENDER, "https://x.example", short) == "We are proud to…"


def test_in_french_the_ages_are_said_once():
    said = caption(POEM, SENDER, "https://x.example", ROOMY, "fr").splitlines()[0]
    assert said == (
        "Nous sommes fiers de partager le poème lauréat de la campagne The campaign 2026 "
        "(5 à 10\u00a0ans)\u00a0: The sea"
    )
