"""In the list of entries it is said where names were found that nobody has decided about."""

import re

from competition.entries import services
from competition.entries.blindness.services import forget_ruling, rule
from competition.entries.rules import ScreeningDecision

LIST = "/c/mtm-2026/office/entries"


def found_in(browser):
    """The titles of the entries that the list narrowed to names holds."""
    return re.findall(r"<bdi[^>]*>([^<]*)</bdi></a>", browser().get(f"{LIST}?mark=names").text)


def test_an_entry_with_a_name_is_marked_until_somebody_decides(hand_in, office, now, session, browser):
    telling = hand_in("The sea of Mina", "I am Mina.")
    hand_in("The hill", "A hill.")
    assert found_in(browser) == ["The sea of Mina"]
    assert "Names found in it</" in browser().get(LIST).text
    by = {"entry": telling, "actor": office, "now": now, "as_office": True}
    rule(session, word="Mina", masked=True, **by)
    assert found_in(browser) == []
    forget_ruling(session, word="Mina", **by)
    assert found_in(browser) == ["The sea of Mina"]


def test_what_its_class_has_mended_is_marked_no_more(hand_in, submit, teacher, now, session, browser):
    telling = hand_in("The sea of Mina", "I am Mina.")
    by = {"entry": telling, "actor": teacher, "now": now}
    assert found_in(browser) == ["The sea of Mina"]
    services.reopen(session, **by)
    rule(session, word="Mina", masked=True, **by)
    submit(telling)
    assert found_in(browser) == []


def test_an_accepted_entry_is_not_marked_and_one_taken_back_as_it_was_ruled(
    hand_in, decide, office, now, session, browser
):
    telling = hand_in("The sea of Mina", "I am Mina.")
    decide(telling, ScreeningDecision.ACCEPT)
    assert found_in(browser) == []
    services.take_back(session, entries=[telling], actor=office, now=now)
    assert found_in(browser) == ["The sea of Mina"]
    decide(telling, ScreeningDecision.ACCEPT, names=["Mina"])
    services.take_back(session, entries=[telling], actor=office, now=now)
    assert found_in(browser) == []
