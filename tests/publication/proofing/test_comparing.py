import random
from time import process_time

import pytest

from competition.publication.proofing.comparing import Change, difference

MARKS = {Change.SAME: "%s", Change.GONE: "[-%s-]", Change.NEW: "{+%s+}"}
WORDS = [f"word{number}" for number in range(3000)]


def told(before, after):
    return "".join(MARKS[each.change] % each.text for each in difference(before, after))


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("I row a boat", "I row the boat", "I row [-a-]{+the+} boat"),
        ("One line", "One line\nand more", "One line{+\nand more+}"),
        ("gone away", "gone", "gone[- away-]"),
        ("我爱大海", "我爱小海", "我爱[-大-]{+小+}海"),
        ("same", "same", "same"),
        ("", "all new", "{+all new+}"),
        ("a\nb\nc", "a\nB\nc", "a\n[-b-]{+B+}\nc"),
    ],
    ids=["a word", "a line more", "a word less", "without spaces", "nothing", "from nothing", "a line"],
)
def test_a_difference_is_told_by_word(before, after, said):
    assert told(before, after) == said


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (WORDS, [word if at % 5 else "new" for at, word in enumerate(WORDS)]),
        (WORDS, random.Random(7).sample(WORDS, len(WORDS))),
        (["same"] * 3000, ["same", "other"] * 1500),
        (["a"] * 2999 + ["x"], ["y"] + ["a"] * 2999),
    ],
    ids=["every fifth", "shuffled", "all alike", "shifted"],
)
@pytest.mark.parametrize("between", [" ", "\n"], ids=["one line", "lines"])
def test_a_long_text_is_compared_at_once_and_nothing_of_it_is_lost(before, after, between):
    one, other = between.join(before), between.join(after)
    began = process_time()
    found = difference(one, other)
    assert process_time() - began < 2  # some hundredths of a second; minutes, where every pair is looked at
    assert "".join(each.text for each in found if each.change is not Change.NEW) == one
    assert "".join(each.text for each in found if each.change is not Change.GONE) == other


def test_three_words_of_a_long_essay_are_told_as_three_words():
    after = [*WORDS]
    after[10], after[1500], after[2990] = "one", "two", "three"
    changed = [
        each.text for each in difference(" ".join(WORDS), " ".join(after)) if each.change is Change.NEW
    ]
    assert changed == ["one", "two", "three"]
