"""Every point for or against a passage has a name, and says what a reader sees."""

import pytest

from competition.social.excerpts.points import points
from competition.social.excerpts.reading import read
from competition.social.excerpts.units import Passage, units_of

POEM = "We came by boat.\nIt leaked.\n\nWe came by train.\nIt sang.\n\nWe stayed.\nIt rained."
SPEECH = "Nobody slept. “We leave. We will write. Keep the cat.” Nobody spoke."


def told(text, passage, language="en", *, verse=False):
    return points(read(units_of(text, language, verse=verse)), Passage(*passage))


def against(text, passage, language="en", *, verse=False):
    return {name for name, worth in told(text, passage, language, verse=verse).items() if worth < 0}


@pytest.mark.parametrize(
    ("passage", "places"),
    [
        ((0, 1), {"one whole stanza", "opening"}),
        ((2, 3), {"one whole stanza"}),
        ((4, 5), {"one whole stanza", "close"}),
        ((2, 5), {"whole stanzas", "close"}),
        ((0, 5), {"whole stanzas", "opening", "close"}),
        ((1, 2), {"ragged"}),
        ((3, 3), set()),
    ],
)
def test_where_a_passage_of_verse_stands(passage, places):
    found = told(POEM, passage, verse=True)
    names = ("one whole stanza", "whole stanzas", "ragged", "opening", "close")
    assert {name for name in names if found[name]} == places


@pytest.mark.parametrize(("passage", "marks"), [((0, 5), 0), ((0, 1), 1), ((4, 5), 1), ((2, 3), 2)])
def test_each_side_on_which_a_poem_goes_on_speaks_against_a_passage(passage, marks):
    assert told(POEM, passage, verse=True)["goes on"] == -0.1 * marks


def test_a_line_of_stars_is_neither_a_poems_opening_nor_its_close():
    found = told("***\n\nWe came.\n\nWe stayed.\n\n~", (1, 2), verse=True)
    assert (found["opening"], found["close"], found["goes on"]) == (0.35, 0.5, 0)


@pytest.mark.parametrize(
    ("passage", "places"),
    [
        ((0, 0), {"opening", "begins its paragraph"}),
        ((1, 1), {"ends its paragraph"}),
        ((2, 3), {"begins its paragraph", "ends its paragraph", "close"}),
    ],
)
def test_where_a_passage_of_prose_stands(passage, places):
    found = told("We came. We saw.\n\nIt rained. We stayed.", passage)
    names = ("opening", "close", "begins its paragraph", "ends its paragraph")
    assert {name for name in names if found[name]} == places


@pytest.mark.parametrize(
    ("lines", "good"), [(1, False), (2, False), (3, True), (6, True), (8, False), (12, False)]
)  # fmt: skip
def test_verse_reads_well_on_a_telephone_at_three_to_six_lines(lines, good):
    found = told("\n".join(["The long road home."] * 13), (0, lines - 1), verse=True)
    assert (found["length"] == 1) == good


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("We came.", False),
        ("My mother counts in Tigrinya at home and in English at work.", True),
        ("わたしは日本語で話すと小さくなり、ポルトガル語で話すと大きくなります。", True),
        ("We walked and walked and walked and never stopped. " * 5, False),
    ],
)
def test_prose_reads_well_at_some_twenty_words_in_any_script(text, good):
    assert (told(text, (0, len(units_of(text, "en", verse=False)) - 1))["length"] == 1) == good


@pytest.mark.parametrize(
    ("text", "passage", "language", "name"),
    [
        (SPEECH, (1, 1), "en", "torn quotation"),
        (SPEECH, (2, 2), "en", "within a quotation"),
        (SPEECH, (2, 3), "en", "torn quotation"),
        (SPEECH, (1, 3), "en", "quotation"),
        ("Er kam. Er sagte »ja. Immer ja.« Er ging.", (1, 1), "de", "torn quotation"),
        ("”בוא. בוא הביתה.“ הלכנו.", (0, 0), "he", "torn quotation"),
        ("「行こう。早く。」みんな行った。", (0, 0), "ja", "torn quotation"),
        ("We left (all of us. At once.) It rained.", (1, 1), "en", "torn quotation"),
        ("It rained. Then we left.", (1, 1), "en", "points back"),
        ("Il pleuvait. Elle est partie.", (1, 1), "fr", "points back"),
        ("雨でした。でも行きました。", (1, 1), "ja", "points back"),
        ("نزل المطر. لكنّ أمّي خرجت.", (1, 1), "ar", "points back"),
        ("We came.\n\nand we went.", (1, 1), "en", "begins small"),
        ("Who came? My aunt came.", (1, 1), "en", "answer without question"),
        ("Who came? My aunt came.", (0, 0), "en", "question without answer"),
        ("Ո՞վ եկավ, դո՞ւ։ Ես եկա։", (0, 0), "hy", "question without answer"),
        ("– Hva sa du? – Ingenting.", (1, 1), "nb", "dialogue"),
        ("We won! We ate.", (0, 0), "en", "cries"),
        ("• A key. A coin.", (0, 0), "en", "list"),
        ("Method: We wait. We write.", (0, 0), "en", "list"),
        ("We had 4 bags. We slept.", (0, 0), "en", "figures"),
        ("٤ حقائب معنا. نمنا.", (0, 0), "ar", "figures"),
        ("We read NO ENTRY there. We slept.", (0, 0), "en", "capitals"),
        ("My aunt met Amina. We slept.", (0, 0), "en", "names"),
    ],
)
def test_what_speaks_against_a_passage_of_prose(text, passage, language, name):
    assert name in against(text, passage, language)


def test_a_name_is_known_at_the_beginning_of_a_sentence_too():
    text = "The girl is called Amina. Amina laughed. Girls laughed."
    assert "names" in against(text, (1, 1))
    assert "names" not in against(text, (2, 2))


def test_a_word_that_stands_small_as_well_is_no_name():
    assert "names" not in against("We said: Good morning. It was a good day.", (0, 0))


def test_nouns_with_capitals_are_no_names_in_german():
    assert "names" not in against("Meine Tante traf Amina. Wir schliefen.", (0, 0), "de")


def test_a_question_with_its_answer_a_whole_quotation_and_the_opening_pronoun_are_fine():
    assert against("It came. Who? My aunt came. We ate.", (0, 2)) == set()
    assert against(SPEECH, (1, 3)) == {"quotation", "dialogue"}


def test_verse_that_breaks_off_at_a_comma_is_weaker():
    poem = "we walk,\nwe wait,\nwe write\nto the sea"
    assert "breaks off" in against(poem, (0, 1), verse=True)
    assert "breaks off" in against(poem, (1, 3), verse=True)
    assert "breaks off" not in against(poem, (0, 3), verse=True)


def test_a_quotation_in_verse_may_run_through_stanzas():
    poem = "She said, “We go.\nWe go now.\n\nTake bread.”\nWe went."
    assert "torn quotation" in against(poem, (1, 2), verse=True)
    assert "torn quotation" not in against(poem, (0, 2), verse=True)


def test_a_line_of_stars_is_never_stronger_than_words():
    assert "no words" in against("We came.\n\n***\n\nWe stayed.", (1, 1), verse=True)


def test_what_the_text_is_about_counts():
    about = "Bread rose at night. The street smelled of bread. Bread was on the street."
    text = f"{about}\n\nA dog barked. Snow fell."
    found = [told(text, (at, at))["central"] for at in range(5)]
    assert min(found[:3]) > max(found[3:])


def test_words_taken_up_again_count_also_inflected_and_in_scripts_without_spaces():
    for text, language in [
        ("Матері варять борщ. Матерям смачно. Іде дощ. Сніг білий.", "uk"),
        ("波があります。波がきえます。空は青い。犬がねる。", "ja"),
    ]:
        assert told(text, (0, 1), language)["echoes"] > told(text, (2, 3), language)["echoes"] == 0
