"""The alt text says the words that stand on the card."""

from dataclasses import replace

from competition.social.captions import alt_text
from competition.social.content import Excerpt, Picture, Words
from tests.social.cards import ESSAY, POEM, SENDER, by_key, composed, each_format, words_on
from tests.social.messages import WINNERS


@each_format
def test_the_alt_text_says_the_words_that_stand_on_this_format(fmt, lettering):
    for content in (POEM, ESSAY):
        sheet, excerpt = composed(content, fmt, lettering)
        drawn = " ".join(one.text for one in words_on(sheet))
        for line in excerpt.text.strip("“”").split("\n"):
            assert line in drawn
        assert (excerpt.text == "") == ("The sea is wide." not in drawn)
        said = alt_text(content, SENDER, excerpt)
        assert " / ".join(line for line in excerpt.text.split("\n") if line) in said
        assert ("Translation: " in said) == (excerpt.translation != "")


def test_the_alt_text_gives_the_translation_that_stands_on_the_card(lettering):
    translated = replace(POEM, translation=Words("fr", "La mer", "Un.\nDeux.\n\nTrois.\nQuatre."))
    sheet, excerpt = composed(translated, by_key("portrait"), lettering)
    assert {"Un.", "Quatre."} <= {one.text for one in words_on(sheet)}
    assert alt_text(translated, SENDER, excerpt).splitlines()[1:3] == [
        "The sea is wide. / We are wider. / We came by boat. / The boat has gone.",
        "Translation: Un. / Deux. / Trois. / Quatre.",
    ]


def test_the_alt_text_of_winners_tells_each_winning_picture_under_its_title():
    first, second, third = WINNERS.listed
    boats = Picture("boats", 400, 300, "Paper boats on a sea of letters.")
    listed = replace(first, picture=boats), replace(second, picture=replace(boats, alt="")), third
    said = alt_text(replace(WINNERS, form="illustration", listed=listed), SENDER, Excerpt()).splitlines()
    titles = [each.original.title for each in listed]
    assert [next((title for title in titles if title in line), line) for line in said[1:]] == [
        titles[0], "Paper boats on a sea of letters.",
        titles[1], "A picture that has no description yet.",
        titles[2],
    ]  # fmt: skip
