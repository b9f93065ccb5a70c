import re
from html import unescape

import pytest
from sqlalchemy import func, select

from competition import jobs
from competition.accounts.models import Account
from competition.allocation.services import solve
from competition.judging.models import Assignment
from competition.judging.rules import AssignmentState, RoundState
from competition.platform.jobs import Job
from competition.platform.jobs.runner import Runner
from competition.platform.mail import OutboxMail
from tests.factories import category_of
from tests.judging.scene import accept, make_judge, make_round, make_school_class
from tests.support.signin import office_of, sign_in

jobs.load()


@pytest.fixture
def round_(session, campaign, now):
    """A draft round with two poems in English and one in Arabic."""
    school_class = make_school_class(session, campaign)
    for language in ("en", "en", "ar"):
        accept(session, school_class, category_of(campaign), title=f"In {language}", language=language)
    return make_round(session, campaign, now)


@pytest.fixture
def office(session, campaign, client):
    return office_of(session, campaign, client)


@pytest.fixture
def worker(database, config, clock):
    """Does what was asked for, as the worker would."""
    return Runner(database, config, clock)


def words(page):
    """What somebody reads on a page, without its markup."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def place(round_, room="allocation"):
    return f"/c/mtm-2026/office/rounds/{round_.ref}/{room}"


def test_a_round_is_allocated_looked_at_and_released(session, campaign, round_, office, worker):
    for name in ("Ada", "Bo"):
        make_judge(session, campaign, name, ("en",), capacity=9)
    browser = office()
    assert "3 entries wait for their judges." in browser.get(place(round_)).text
    assert "Give 3 entries to their judges" in browser.get(place(round_)).text
    progress = browser.post(place(round_)).location
    assert worker.run_waiting() == 1
    assert f'href="{place(round_)}"' in browser.get(progress).text
    page = browser.get(place(round_)).text
    assert "4 of 6 reads have found a reader; 2 are short, as listed below." in page
    assert "in the judge's first language 4" in words(page)
    assert "Entries and judges fit as well in their languages as they possibly can with this panel." in page
    assert "Each judge reads 2 entries." in page
    assert "Nobody has less than half or more than one and a half times their share by capacity." in page
    assert "No judge sees what is not released." in page
    assert "Arabic 2 reads Poems, 5–10 Nobody on the panel reads it" in words(page)
    assert "2 further judges would do." in page
    assert "Ada English 2 of 9 2 0 10 minutes 1 1" in words(page)
    assert "Nobody on the panel reads it: invite a judge who does, or ask for a translation." in page
    assert "2 of 9" in page
    assert "Release 4 assignments to 2 judges" in page
    assert browser.post(place(round_, "release")).location == f"/c/mtm-2026/office/rounds/{round_.ref}"
    assert session.scalars(select(Assignment.state).distinct()).all() == [AssignmentState.RELEASED]
    session.refresh(round_)
    assert round_.state is RoundState.OPEN
    letters = session.scalars(select(OutboxMail.recipient).where(OutboxMail.event == "judging.open"))
    assert sorted(letters) == ["ada@example.org", "bo@example.org"]


def test_asking_twice_gives_one_job(session, campaign, round_, office):
    make_judge(session, campaign)
    browser = office()
    assert browser.post(place(round_)).location == browser.post(place(round_)).location
    assert session.scalar(select(func.count()).select_from(Job).where(Job.name == "allocation.run")) == 1


def test_without_a_panel_the_page_leads_to_it(round_, office):
    page = office().get(place(round_)).text
    assert "Nobody on the panel is ready yet. Invite judges under Panel." in page
    assert "To the panel" in page
    assert "to their judges" not in page


def test_a_refusal_of_the_job_is_said_on_its_page(session, campaign, round_, office, worker):
    browser = office()
    progress = browser.post(place(round_)).location
    worker.run_waiting()
    assert "Nobody on the panel is ready yet. Invite judges, and wait" in browser.get(progress).text


def test_nothing_is_released_before_it_is_allocated(session, campaign, round_, office):
    make_judge(session, campaign)
    browser = office()
    assert browser.post(place(round_, "release")).location == place(round_)
    assert "There are no assignments to release." in browser.get(place(round_)).text


def test_drafts_are_invisible_to_their_judge(session, campaign, round_, office, worker, app):
    judge = make_judge(session, campaign, "Ada", ("en", "ar"))
    account = session.get_one(Account, judge.account_id)
    office().post(place(round_))
    worker.run_waiting()
    (ref, *_) = session.scalars(select(Assignment.ref).where(Assignment.judge_id == judge.id)).all()
    session.commit()
    reader = sign_in(app.test_client(), account)
    assert "Nothing to read yet" in reader.get("/c/mtm-2026/judging").text
    assert reader.get(f"/sheet/{ref}").status_code == 404


def test_an_open_round_is_filled_by_the_same_button(session, campaign, round_, office, worker):
    make_judge(session, campaign, "Ada", ("en", "ar"))
    browser = office()
    browser.post(place(round_))
    worker.run_waiting()
    browser.post(place(round_, "release"))
    make_judge(session, campaign, "Bo", ("en", "ar"))
    session.commit()
    assert "Find readers for what is lacking" in browser.get(place(round_)).text
    browser.post(place(round_))
    worker.run_waiting()
    assert "Release 3 assignments to 1 judge" in browser.get(place(round_)).text


def test_another_draw_stands_beside_the_one_before_and_can_be_undone(
    session, campaign, round_, office, worker
):
    for name in ("Ada", "Bo", "Cy"):
        make_judge(session, campaign, name, ("en", "ar"))
    browser = office()
    browser.post(place(round_))
    worker.run_waiting()
    first = drafts(session)
    assert "This one and the one before" not in browser.get(place(round_)).text
    assert f'name="seed" value="{round_.id + 1}"' in browser.get(place(round_)).text
    browser.post(place(round_), data={"seed": str(round_.id + 1)})
    worker.run_waiting()
    page = browser.get(place(round_)).text
    assert f"Draw {round_.id} {round_.id + 1} Reads filled 6 of 6 6 of 6" in words(page)
    assert "Go back to the one before" in page
    browser.post(place(round_), data={"seed": str(round_.id)})
    worker.run_waiting()
    assert drafts(session) == first


def test_what_has_changed_since_cannot_be_gone_back_to(session, campaign, round_, office, worker):
    for name in ("Ada", "Bo"):
        make_judge(session, campaign, name, ("en", "ar"))
    browser = office()
    browser.post(place(round_))
    worker.run_waiting()
    make_judge(session, campaign, "Cy", ("en", "ar"))
    session.commit()
    browser.post(place(round_), data={"seed": "5"})
    worker.run_waiting()
    page = browser.get(place(round_)).text
    assert "Entries, panel or reads have changed since" in page
    assert "Go back to the one before" not in page


def drafts(session):
    """Who reads what in which order; nothing is left open, as SQLite has one writer."""
    rows = select(Assignment.judge_id, Assignment.blind_entry_id, Assignment.position)
    found = sorted(tuple(row) for row in session.execute(rows))
    session.commit()
    return found


def test_the_judges_of_an_allocation_come_page_by_page_in_the_order_asked_for(
    session, campaign, round_, office
):
    for number in range(51):
        make_judge(session, campaign, f"Judge{number:02}", ("en",), capacity=9)
    browser = office()
    first = browser.get(place(round_)).text
    assert "Judges 1 to 50" in first
    assert "Judge49" in first
    assert "Judge50" not in first
    assert "Judge50" in browser.get(f"{place(round_)}?page=2").text
    assert "Judge50" in browser.get(f"{place(round_)}?sort=-name").text


def test_one_judge_is_found_by_name_and_those_of_a_language_by_it(session, campaign, round_, office, worker):
    make_judge(session, campaign, "Ada", ("en",))
    make_judge(session, campaign, "Bo", ("is", "en"))
    browser = office()
    browser.post(place(round_))
    worker.run_waiting()
    one = words(browser.get(f"{place(round_)}?search=bo").text)
    assert "1 of 2 judges" in one
    assert "Bo Icelandic, English" in one
    assert "Ada English" not in one
    assert "1 of 2 judges" in words(browser.get(f"{place(round_)}?language=is").text)
    assert "2 judges" in words(browser.get(f"{place(round_)}?language=xx").text)
    nobody = words(browser.get(f"{place(round_)}?search=nobody").text)
    assert "No judge fits" in nobody
    assert "Release 4 assignments to 2 judges" in nobody


def test_an_allocation_that_changes_under_the_job_is_worked_out_again(
    session, campaign, round_, office, worker, monkeypatch
):
    """A judge comes while the readers are being looked for: what is kept knows of them."""
    make_judge(session, campaign, "Ada", ("en", "ar"))
    office().post(place(round_))
    solved = []

    def solve_and_let_somebody_in(facts, seed):
        solved.append(len(facts.judges))
        if len(solved) == 1:
            make_judge(session, campaign, "Bo", ("en", "ar"))
            session.commit()
        return solve(facts, seed)

    monkeypatch.setattr("competition.allocation.jobs.solve", solve_and_let_somebody_in)
    worker.run_waiting()
    assert solved == [1, 2]
    assert session.scalar(select(func.count()).select_from(Assignment)) == 6


def test_other_reads_are_asked_for_on_the_page_and_readers_found_for_them(
    session, campaign, round_, office, worker
):
    for name in ("Ada", "Bo", "Cy"):
        make_judge(session, campaign, name, ("en", "ar"))
    category = category_of(campaign).id
    browser = office()
    browser.post(place(round_))
    worker.run_waiting()
    assert f'name="reads-{category}" value="2"' in browser.get(place(round_)).text
    for typed in ("0", "10", "many"):
        asked = browser.post(
            f"{place(round_)}/reads", data={f"reads-{category}": typed}, follow_redirects=True
        )
        assert "A number from 1 to 9, please." in asked.text
    assert browser.post(f"{place(round_)}/reads", data={f"reads-{category}": "3"}).status_code == 302
    worker.run_waiting()
    page = words(browser.get(place(round_)).text)
    assert "All 9 reads have found a reader." in page
    assert "Reads per entry: Poems, 5–10 2 3" in page


def test_a_judge_who_joins_takes_over_by_the_page_and_drafts_can_go_again(
    session, campaign, round_, office, worker
):
    for name in ("Ada", "Bo"):
        make_judge(session, campaign, name, ("en", "ar"), capacity=4)
    browser = office()
    browser.post(place(round_))
    worker.run_waiting()
    browser.post(place(round_, "release"))
    cy = make_judge(session, campaign, "Cy", ("en", "ar"), capacity=4)
    session.commit()
    own = f"{place(round_)}/judges/{cy.ref}"
    assert f'action="{own}/take-over"' in browser.get(own).text
    said = browser.post(f"{own}/take-over", data={"number": "1"}, follow_redirects=True).text
    assert "Cy takes over 1 entry once you release it; until then it stays with whoever has it." in said
    assert "Release 1 assignment to 1 judge" in said
    gone = browser.post(f"{place(round_)}/discard", follow_redirects=True).text
    assert "1 draft is gone." in gone
    assert "Release" not in words(gone).partition("Judges")[2].replace("Released", "")
    browser.post(f"{own}/take-over", data={"number": "1"})
    browser.post(place(round_, "release"))
    counts = select(Assignment.judge_id, func.count()).group_by(Assignment.judge_id)
    assert sorted(number for _judge, number in session.execute(counts)) == [1, 2, 3]
