"""After the deadline: kept and marked, never thrown away; no new ones, no changes."""

from dataclasses import replace
from datetime import timedelta

import pytest

from competition.campaign.models import Milestone
from competition.campaign.rules import MilestoneKey
from competition.entries import services
from competition.entries.errors import DeadlinePassedError
from competition.entries.rules import EntryState, ScreeningDecision
from tests.entries.conftest import POEM
from tests.entries.test_views_screening import LIST, page_of, titles
from tests.factories import DEADLINE

SECOND, HOUR = timedelta(seconds=1), timedelta(hours=1)


def test_a_late_entry_can_be_accepted_and_keeps_its_mark(write, submit, decide):
    entry = write()
    receipt = submit(entry, DEADLINE + HOUR)
    assert (entry.late_by, receipt.late_by) == (3600, 3600)
    decide(entry, ScreeningDecision.ACCEPT, now=DEADLINE + 2 * HOUR)
    assert (entry.state, entry.late_by) == (EntryState.ACCEPTED, 3600)


def test_late_ends_when_the_judges_begin(session, campaign, write, submit):
    campaign.milestones.append(Milestone(key=MilestoneKey.JUDGING_OPENS, at=DEADLINE + HOUR))
    session.flush()
    first, second = write(), write()
    assert submit(first, DEADLINE + HOUR - SECOND).late_by == 3599
    with pytest.raises(DeadlinePassedError):
        submit(second, DEADLINE + HOUR)
    assert (second.state, second.text) == (EntryState.DRAFT, POEM.text)


def test_judges_who_begin_before_the_deadline_do_not_end_it(session, campaign, write, submit):
    campaign.milestones.append(Milestone(key=MilestoneKey.JUDGING_OPENS, at=DEADLINE - HOUR))
    session.flush()
    assert submit(write(), DEADLINE + HOUR).late_by == 3600


@pytest.mark.parametrize("verb", ["withdraw", "reopen"])
def test_what_came_late_stays_as_it_is(session, write, submit, teacher, verb):
    entry = write()
    submit(entry, DEADLINE + HOUR)
    with pytest.raises(DeadlinePassedError):
        getattr(services, verb)(session, entry=entry, actor=teacher, now=DEADLINE + HOUR)


def test_submitted_again_in_time_the_mark_is_gone(session, write, submit, school_class, give, teacher):
    entry = write()
    submit(entry, DEADLINE + HOUR)
    give(now=DEADLINE + 2 * HOUR)
    session.refresh(school_class)
    services.reopen(session, entry=entry, actor=teacher, now=DEADLINE + 3 * HOUR)
    submit(entry, DEADLINE + 4 * HOUR)
    assert entry.late_by is None


def test_the_page_offers_it_late_and_says_what_that_means(write, browse, teacher, clock, school_class):
    entry, gap = write(), write(words=replace(POEM, text=""))
    client = browse(teacher)
    clock.at = DEADLINE + HOUR
    assert "Submit this entry late" in client.get(f"/entry/{entry.ref}").text
    assert "Submit this entry late" not in client.get(f"/entry/{gap.ref}").text
    seen = client.get(f"/class/{school_class.ref}").text
    assert "Submit 1 entry late" in seen
    assert "You can still submit it, late" in seen
    answer = client.post(f"/entry/{entry.ref}/submit", follow_redirects=True)
    assert "It came after the deadline. It is kept" in answer.text
    back = client.get(f"/entry/{gap.ref}/words", follow_redirects=True)
    assert back.request.path == f"/entry/{gap.ref}"
    assert "The deadline was 19 November 2026, 23:59 CET, so this can no longer be changed" in back.text
    assert "The half" not in client.get(f"/entry/{gap.ref}").text


def test_a_new_entry_after_the_deadline_is_refused_with_a_sentence(browse, teacher, clock, school_class):
    client = browse(teacher)
    clock.at = DEADLINE
    answer = client.get(f"/class/{school_class.ref}/add", follow_redirects=True)
    assert answer.request.path == f"/class/{school_class.ref}"
    assert "The deadline was 19 November 2026, 23:59 CET" in answer.text


def test_the_ticket_taken_in_time_counts_though_the_sending_came_later(
    session, write, browse, teacher, clock
):
    entry = write()
    client = browse(teacher)
    clock.at = DEADLINE - SECOND
    ticket = client.post("/ticket").json["ticket"]
    clock.at = DEADLINE + timedelta(minutes=29)
    client.post(f"/entry/{entry.ref}/submit", data={"ticket": ticket})
    session.refresh(entry)
    assert (entry.state, entry.late_by, entry.submitted_at) == (
        EntryState.SUBMITTED,
        None,
        DEADLINE - SECOND,
    )


def test_the_secretariat_sees_what_came_late(session, write, submit, browser):
    late, in_time = write(replace(POEM, title="After")), write(replace(POEM, title="Before"))
    submit(in_time)
    submit(late, DEADLINE + HOUR)
    client = browser()
    assert titles(client.get(f"{LIST}?mark=late")) == ["After"]
    assert "· Late" in client.get(page_of(late)).text
    assert "· Late" not in client.get(page_of(in_time)).text
