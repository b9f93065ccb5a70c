import pytest

from competition.publication.proofing.rules import Answer, Standing, difference, standing


@pytest.mark.parametrize(
    ("answer", "stamp", "now", "replied", "stands"),
    [
        (Answer.WAITING, "", "a", False, Standing.SILENT),
        (Answer.APPROVED, "a", "a", False, Standing.APPROVED),
        (Answer.APPROVED, "a", "b", False, Standing.VOID),
        (Answer.ASKED, "a", "b", False, Standing.ASKED),
        (Answer.ASKED, "a", "b", True, Standing.ANSWERED),
    ],
    ids=["silent", "approved", "void", "asked", "answered"],
)
def test_an_approval_counts_for_the_pages_it_was_given_for(answer, stamp, now, replied, stands):
    assert standing(answer, stamp=stamp, now=now, replied=replied) is stands


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("I row a boat", "I row the boat", "I row [-a-]{+the+} boat"),
        ("One line", "One line\nand more", "One line{+\nand more+}"),
        ("gone away", "gone", "gone[- away-]"),
        ("我爱大海", "我爱小海", "我爱[-大-]{+小+}海"),
        ("same", "same", "same"),
    ],
    ids=["a word", "a line more", "a word less", "without spaces", "nothing"],
)
def test_a_difference_is_told_by_word(before, after, said):
    marks = {"same": "%s", "gone": "[-%s-]", "new": "{+%s+}"}
    assert "".join(marks[each.change] % each.text for each in difference(before, after)) == said
