import pytest

from competition.publication.proofing.rules import Answer, Standing, standing, together


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


def test_what_is_asked_twice_is_said_once():
    both = together(together("", "A comma."), "A full stop.")
    assert both == "A comma.\n\nA full stop."
    assert together(both, "A full stop.") == both
