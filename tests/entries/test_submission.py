"""Handing in: complete or not, until the deadline, with a receipt, and back again."""

import hashlib
import json
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from competition.entries import services
from competition.entries.errors import (
    DeadlinePassedError,
    DecidedError,
    IncompleteError,
    NotChangeableError,
    NothingToSubmitError,
)
from competition.entries.facts import Lack
from competition.entries.identity import Receipt
from competition.entries.rules import EntryState, ScreeningDecision
from competition.platform import audit
from competition.platform.mail import OutboxMail
from tests.entries.conftest import POEM, picture
from tests.factories import DEADLINE, RESULTS

SECOND = timedelta(seconds=1)


@pytest.fixture
def teacher_does(session, teacher, now):
    def teacher_does(verb, entry, now=now):
        return getattr(services, verb)(session, entry=entry, actor=teacher, now=now)

    return teacher_does


def test_a_receipt_holds_the_number_the_moment_and_the_hash_of_the_work(poem, submit, teacher, now, add):
    content = picture()
    add(poem, content, alt="A boat")
    receipt = submit(poem)
    work = {
        "category": "poem/5-10",
        "title": "The sea",
        "text": "The sea is wide.\nWe are wider.",
        "language": "en",
        "translation_language": "",
        "translation_title": "",
        "translation": "",
        "pictures": [[hashlib.sha256(content).hexdigest(), "A boat"]],
    }
    canonical = json.dumps(work, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert receipt.sha256 == hashlib.sha256(canonical.encode()).hexdigest()
    assert (receipt.entry_id, receipt.account_id, receipt.submitted_at) == (poem.id, teacher.id, now)
    assert (poem.state, poem.submitted_at) == (EntryState.SUBMITTED, now)
    assert poem.number.startswith("MTM-")


def test_the_receipt_is_mailed_with_ids_alone(session, poem, submit, teacher):
    receipt = submit(poem)
    (mail,) = session.scalars(select(OutboxMail))
    assert (mail.event, mail.recipient, mail.ids) == (
        "entries.receipt",
        "teacher@example.org",
        {"receipts": [receipt.id]},
    )


def test_handing_in_twice_gives_the_same_receipt(session, poem, submit, now):
    first = submit(poem)
    assert submit(poem, now + SECOND).id == first.id
    assert len(session.scalars(select(Receipt)).all()) == 1


def test_what_is_missing_is_told_and_the_draft_stays(write, submit):
    entry = write(words=replace(POEM, title="", language="uk"))
    with pytest.raises(IncompleteError) as refusal:
        submit(entry)
    assert [each.kind for each in refusal.value.missing] == [
        Lack.TITLE,
        Lack.TRANSLATION_LANGUAGE,
        Lack.TRANSLATION_TITLE,
        Lack.TRANSLATION,
    ]
    assert (entry.state, entry.number) == (EntryState.DRAFT, None)


def test_the_last_second_counts_and_the_next_is_kept_and_marked(write, submit):
    in_time, late = write(), write()
    assert submit(in_time, DEADLINE - SECOND).late_by is None
    assert submit(late, DEADLINE).late_by == 1
    assert (in_time.state, in_time.late_by) == (EntryState.SUBMITTED, None)
    assert (late.state, late.late_by) == (EntryState.SUBMITTED, 1)


def test_a_class_hands_in_all_that_is_complete(session, school_class, write, teacher, now):
    complete, incomplete, other = write(), write(words=replace(POEM, text="")), write()
    receipts = services.submit_class(session, school_class=school_class, actor=teacher, now=now)
    assert [receipt.entry_id for receipt in receipts] == [complete.id, other.id]
    assert incomplete.state is EntryState.DRAFT
    assert complete.number != other.number
    (mail,) = session.scalars(select(OutboxMail))
    assert mail.ids == {"receipts": [receipt.id for receipt in receipts]}
    with pytest.raises(NothingToSubmitError):
        services.submit_class(session, school_class=school_class, actor=teacher, now=now)


def test_a_class_that_comes_when_all_is_over_is_told_so(session, school_class, poem, teacher):
    with pytest.raises(DeadlinePassedError):
        services.submit_class(session, school_class=school_class, actor=teacher, now=RESULTS)
    assert poem.state is EntryState.DRAFT
    assert poem.text == POEM.text


def test_a_submitted_entry_is_reopened_changed_and_submitted_again(session, poem, submit, teacher_does, now):
    first = submit(poem)
    number = poem.number
    teacher_does("reopen", poem, now + SECOND)
    assert (poem.state, poem.submitted_at) == (EntryState.DRAFT, None)
    poem.text = "Wider still."
    second = submit(poem, now + 2 * SECOND)
    assert (poem.number, poem.submitted_at) == (number, now + 2 * SECOND)
    assert first.sha256 != second.sha256
    assert len(session.scalars(select(OutboxMail).filter_by(event="entries.receipt")).all()) == 2


def test_reopening_a_draft_changes_nothing(session, poem, teacher_does):
    known = len(audit.history(session, object_kind="entry", object_id=poem.id))
    teacher_does("reopen", poem)
    assert len(audit.history(session, object_kind="entry", object_id=poem.id)) == known


@pytest.mark.parametrize("before", [EntryState.DRAFT, EntryState.SUBMITTED, EntryState.RETURNED])
def test_a_withdrawal_can_be_undone_until_the_deadline(poem, submit, decide, teacher_does, before):
    if before is not EntryState.DRAFT:
        submit(poem)
    if before is EntryState.RETURNED:
        decide(poem, ScreeningDecision.RETURN, "Please add a title.")
    teacher_does("withdraw", poem)
    assert poem.state is EntryState.WITHDRAWN
    teacher_does("withdraw", poem)
    with pytest.raises(NotChangeableError):
        teacher_does("submit", poem)
    teacher_does("bring_back", poem, DEADLINE - SECOND)
    assert poem.state is before


@pytest.mark.parametrize("verb", ["reopen", "withdraw"])
def test_after_the_deadline_what_is_handed_in_stays_handed_in(poem, submit, teacher_does, verb):
    submit(poem)
    with pytest.raises(DeadlinePassedError):
        teacher_does(verb, poem, DEADLINE)
    assert poem.state is EntryState.SUBMITTED


def test_after_the_deadline_a_withdrawal_is_final(poem, teacher_does):
    teacher_does("withdraw", poem)
    with pytest.raises(DeadlinePassedError):
        teacher_does("bring_back", poem, DEADLINE)


@pytest.mark.parametrize("verb", ["submit", "reopen", "withdraw"])
def test_a_disqualified_entry_is_not_moved_by_its_teacher(poem, submit, decide, teacher_does, verb):
    submit(poem)
    decide(poem, ScreeningDecision.DISQUALIFY, "Copied.")
    with pytest.raises(DecidedError):
        teacher_does(verb, poem)


@pytest.mark.parametrize(("after", "late_by"), [(-SECOND, None), (SECOND, 1), (60 * SECOND, 60)])
def test_a_returned_entry_has_seven_days_of_its_own_and_is_late_after_them(
    poem, submit, decide, after, late_by
):
    submit(poem)
    returned_at = DEADLINE + timedelta(days=3)
    decide(poem, ScreeningDecision.RETURN, "Please add a title.", now=returned_at)
    submit(poem, returned_at + timedelta(days=7) + after)
    assert (poem.state, poem.late_by) == (EntryState.SUBMITTED, late_by)


def test_a_returned_entry_is_not_taken_any_more_when_all_is_over(poem, submit, decide):
    submit(poem)
    decide(poem, ScreeningDecision.RETURN, "Please add a title.", now=DEADLINE + timedelta(days=3))
    with pytest.raises(DeadlinePassedError) as refusal:
        submit(poem, RESULTS)
    assert refusal.value.values == {"deadline": "29 November 2026, 23:59 CET"}
    assert poem.state is EntryState.RETURNED


def test_every_step_is_written_down(session, poem, submit, teacher_does, teacher):
    submit(poem)
    for verb in ("reopen", "withdraw", "bring_back"):
        teacher_does(verb, poem)
    steps = audit.history(session, object_kind="entry", object_id=poem.id)[:4]
    assert [(step.action, step.actor_id) for step in reversed(steps)] == [
        (f"entry.{verb}", teacher.id) for verb in ("submit", "reopen", "withdraw", "bring_back")
    ]
