"""Returning: ready sentences, a date of its own, and undone while the letter waits."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from competition.entries import services
from competition.entries.errors import DeadlinePassedError
from competition.entries.models import Screening
from competition.entries.reasons import REASONS, sentences
from competition.entries.rules import EntryState, ScreeningDecision
from competition.entries.screening_errors import ReasonMissingError, ReturnDateError
from competition.platform.mail import MailState, list_mail, render
from tests.entries.test_views_screening import LIST, fresh, page_of
from tests.factories import DEADLINE

RETURN, ACCEPT = ScreeningDecision.RETURN, ScreeningDecision.ACCEPT
SECOND = timedelta(seconds=1)
LATE = DEADLINE + timedelta(days=30)


def test_a_returned_entry_is_open_until_its_own_date_also_after_the_deadline(hand_in, decide, submit):
    entry = hand_in()
    decide(entry, RETURN, "Please add a title.", until=LATE)
    with pytest.raises(DeadlinePassedError):
        submit(entry, LATE)
    submit(entry, LATE - SECOND)
    assert entry.state is EntryState.SUBMITTED


def test_after_a_shorter_date_it_counts_as_late(hand_in, decide, submit, now):
    entry, until = hand_in(), DEADLINE + timedelta(hours=1)
    decide(entry, RETURN, "Please add a title.", until=until)
    submit(entry, until + timedelta(minutes=1))
    assert entry.late_by == 60


def test_a_date_that_has_passed_and_a_return_without_a_word_are_refused(hand_in, decide, now):
    entry = hand_in()
    with pytest.raises(ReturnDateError):
        decide(entry, RETURN, "Please add a title.", until=now)
    with pytest.raises(ReasonMissingError):
        decide(entry, RETURN, " ", reasons=["no-such-sentence"])
    assert entry.state is EntryState.SUBMITTED


def test_a_ready_sentence_is_enough_and_the_letter_tells_the_date(session, hand_in, decide, app):
    entry = hand_in()
    decide(entry, RETURN, reasons=["blurred", "cut-off"], until=datetime(2027, 1, 5, 23, 0, tzinfo=UTC))
    (letter,) = [each for each in list_mail(session) if each.event == "entries.returned"]
    said = render(session, letter, app.extensions["garland.config"]).text
    for sentence in (REASONS["blurred"], REASONS["cut-off"]):
        assert sentence in " ".join(said.split())
    assert "6 January 2027" in said


def test_every_sentence_can_be_said_in_another_language_than_the_page():
    assert sentences(["age", "unknown"]) == [REASONS["age"]]
    assert len(sentences(list(REASONS), "fr")) == len(REASONS)


def test_the_page_proposes_a_week_and_keeps_what_is_typed(session, hand_in, browser):
    entry = hand_in()
    office = browser()
    page = office.get(page_of(entry)).text
    assert REASONS["translation"] in page
    sent = {"return-reasons": ["age"], "return-reason": "", "return-until": "2026-12-24"}
    office.post(page_of(entry, "/return"), data={**sent, "return-version": str(entry.version)})
    kept = session.scalars(select(Screening)).one()
    assert (kept.reasons, kept.reason) == (["age"], "")
    # The whole day counts, by the campaign's clocks: Paris is an hour ahead of UTC.
    assert fresh(session, entry).returned_until == datetime(2026, 12, 24, 23, 0, tzinfo=UTC)


def test_a_day_that_is_over_is_refused_with_what_was_typed(session, hand_in, browser):
    entry = hand_in()
    sent = {"return-reason": "Please rewrite.", "return-until": "2020-01-01", "return-version": entry.version}
    answer = browser().post(page_of(entry, "/return"), data=sent)
    assert answer.status_code == 400
    assert "This day is over" in answer.text
    assert "Please rewrite." in answer.text
    assert fresh(session, entry).state is EntryState.SUBMITTED


def test_a_return_is_undone_with_its_letter_while_that_waits(session, hand_in, browser, office, now):
    entry = hand_in()
    client = browser()
    sent = {"return-reason": "Please rewrite.", "return-version": str(entry.version)}
    client.post(page_of(entry, "/return"), data=sent)
    assert fresh(session, entry).state is EntryState.RETURNED
    assert "message--undo" in client.get(LIST).text
    client.post(f"{LIST}/take-back", data={"entry": entry.ref})
    entry = fresh(session, entry)
    assert (entry.state, entry.returned_at, entry.returned_until) == (EntryState.SUBMITTED, None, None)
    assert [each for each in list_mail(session) if each.event == "entries.returned"] == []


def test_a_return_whose_letter_has_left_stays(session, hand_in, decide, office, now):
    entry = hand_in()
    decide(entry, RETURN, "Please rewrite.")
    (letter,) = [each for each in list_mail(session) if each.event == "entries.returned"]
    letter.state = MailState.SENT
    assert services.take_back(session, entries=[entry], actor=office, now=now) == 0
    assert entry.state is EntryState.RETURNED


def test_an_earlier_return_is_what_stands_again(session, hand_in, decide, submit, office, now):
    entry = hand_in()
    decide(entry, RETURN, "First.", until=LATE)
    submit(entry)
    decide(entry, RETURN, "Second.", until=LATE + SECOND)
    assert services.take_back(session, entries=[entry], actor=office, now=now) == 1
    assert (entry.returned_at, entry.returned_until) == (now, LATE)
    decide(entry, RETURN, "Third.", until=LATE + 2 * SECOND)
    assert services.take_back(session, entries=[entry], actor=office, now=now) == 1
    assert entry.returned_until == LATE


def test_a_decision_taken_back_says_so_among_the_earlier_ones(session, hand_in, decide, office, browser, now):
    entry = hand_in()
    decide(entry, RETURN, "Please rewrite.")
    session.commit()
    assert "taken back" not in browser().get(page_of(entry)).text
    services.take_back(session, entries=[entry], actor=office, now=now)
    session.commit()
    page = browser().get(page_of(entry)).text
    assert "Please rewrite." in page and "taken back" in page


def test_several_are_returned_with_one_reason_and_undone_together(session, hand_in, browser):
    one, other = hand_in("One", "One text."), hand_in("Other", "Another text.")
    client = browser()
    client.post(LIST, data={"do": "return", "entry": [one.ref, other.ref], "return-reasons": "blurred"})
    assert {fresh(session, each).state for each in (one, other)} == {EntryState.RETURNED}
    client.post(f"{LIST}/take-back", data={"entry": [one.ref, other.ref]})
    assert {fresh(session, each).state for each in (one, other)} == {EntryState.SUBMITTED}


def test_several_are_not_returned_without_a_word(session, hand_in, browser):
    entry = hand_in()
    client = browser()
    client.post(LIST, data={"do": "return", "entry": entry.ref})
    assert "Please write to the teacher why" in client.get(LIST).text
    assert fresh(session, entry).state is EntryState.SUBMITTED


def test_all_that_a_narrowed_list_holds_are_accepted_and_taken_back_together(
    session, campaign, hand_in, browser
):
    english = [hand_in(f"Poem {n}", f"Text number {n}.") for n in range(3)]
    norwegian = hand_in("Hav", "Havet.", "nb")
    client = browser()
    client.post(f"{LIST}?state=submitted&language=en", data={"do": "accept", "all": "yes"})
    assert {fresh(session, each).state for each in english} == {EntryState.ACCEPTED}
    assert fresh(session, norwegian).state is EntryState.SUBMITTED
    ids = sorted(session.scalars(select(Screening.id)))
    session.commit()
    client.post(f"{LIST}/take-back", data={"first": ids[0], "last": ids[-1]})
    assert {fresh(session, each).state for each in english} == {EntryState.SUBMITTED}
