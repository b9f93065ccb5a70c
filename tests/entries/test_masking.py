"""Names inside a work are found and masked, in many scripts."""

import pytest

from competition.entries.masking import MASK, mask, mask_all


@pytest.mark.parametrize(
    ("text", "name", "masked"),
    [
        ("My name is Mina.", "Mina", "My name is ▒▒▒."),
        ("MINA and mina and mInA", "Mina", "▒▒▒ and ▒▒▒ and ▒▒▒"),
        ("Mina’s house, Mina's door, Minas Garten", "Mina", "▒▒▒’s house, ▒▒▒'s door, ▒▒▒ Garten"),
        ("Wilhelmina, Minaret and minable", "Mina", "Wilhelmina, Minaret and minable"),
        ("Zoe and Zoë and Zo\u0065\u0308", "Zoë", "▒▒▒ and ▒▒▒ and ▒▒▒"),
        ("by Mi\u00adna, by Mi\u200bna", "Mina", "by ▒▒▒, by ▒▒▒"),
        ("Anne-Marie, Anne Marie, Anne\nMarie", "Anne Marie", "▒▒▒, ▒▒▒, ▒▒▒"),
        ("O’Brien and O'Brien", "O'Brien", "▒▒▒ and ▒▒▒"),
        ("GROSS und Groß", "Groß", "▒▒▒ und ▒▒▒"),
        ("İpek, ipek", "İpek", "▒▒▒, ▒▒▒"),
        ("Я Оленка, ОЛЕНКА!", "Оленка", "Я ▒▒▒, ▒▒▒!"),
        ("Η ΕΛΈΝΗ και η Ελένη", "Ελένη", "Η ▒▒▒ και η ▒▒▒"),
        ("قال أَحْمَد وأحمد ولأحمد", "أحمد", "قال ▒▒▒ و▒▒▒ ول▒▒▒"),
        ("أحمدي", "أحمد", "أحمدي"),
        ("דנה ולדנה", "דנה", "▒▒▒ ול▒▒▒"),
        ("我是王小明，你好", "王小明", "我是▒▒▒，你好"),
        ("我是李明。", "李明", "我是▒▒▒。"),
        ("민준이가 왔다", "민준", "▒▒▒이가 왔다"),
        ("ฉันชื่อสมชายครับ", "สมชาย", "ฉันชื่อ▒▒▒ครับ"),
        ("मेरा नाम मीना है", "मीना", "मेरा नाम ▒▒▒ है"),
        ("Bo said: a bo tree, BO", "Bo", "▒▒▒ said: a bo tree, BO"),
        ("A is for apple", "A", "A is for apple"),
        ("Nothing here", "", "Nothing here"),
    ],
)
def test_a_name_is_masked_however_it_is_written(text, name, masked):
    assert mask(text, [name]).text == masked


def test_the_longest_name_comes_first_and_only_what_was_found_is_listed():
    answer = mask("Mina Okafor met Jonas.", ["Mina", "Mina Okafor", "Okafor", "Jonas", "Berg"])
    assert (answer.text, answer.found) == (f"{MASK} met {MASK}.", ("Mina Okafor", "Jonas"))


def test_a_name_standing_alone_elsewhere_is_found_as_well():
    answer = mask("Mina Okafor. Okafor!", ["Mina Okafor", "Okafor"])
    assert (answer.text, answer.found) == (f"{MASK}. {MASK}!", ("Mina Okafor", "Okafor"))


def test_names_that_touch_share_a_mask():
    answer = mask("王小明李明", ["王小明", "李明"])
    assert (answer.text, answer.found) == (MASK, ("王小明", "李明"))


def test_several_texts_are_masked_together():
    texts, found = mask_all(["Mina", "by Jonas", "nobody"], ["Jonas", "Mina", "Berg"])
    assert (texts, found) == ([MASK, f"by {MASK}", "nobody"], ["Jonas", "Mina"])


def test_what_is_not_a_name_stays_byte_for_byte():
    text = "Zo\u0065\u0308 went\u00a0home — «ﬁne»\n\n  indented\u200d"
    assert mask(text, ["Mina"]).text == text
