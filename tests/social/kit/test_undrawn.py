"""A post at which drawing dies twice is missing whole; the rest of the kit is finished, and it is told."""

import re

import pytest
from sqlalchemy import select

from competition.accounts.rules import Role
from competition.platform.jobs import Job, JobState
from competition.social import studio, undrawn
from competition.social.models import Card, PostChoice
from competition.social.queries import current_kit
from competition.social.review.services import request_drawing
from competition.social.review.words import TEMPLATES
from competition.social.services import JOB, request_kit
from tests import factories as make
from tests.social.approving import approve
from tests.support.signin import sign_in

NUMBER = re.compile(r"(/\d{4})-\d\d-")
SAID = "One post is not in the kit, as drawing it ended twice before its cards were whole: P-2."


@pytest.fixture
def works(frozen, session, now, monkeypatch, no_sheet):
    """Three works, approved; processes draw their cards, however few."""
    monkeypatch.setattr(studio, "FEW", 0)
    found = [
        frozen.award("P-1", "poem", title="The wide sea"),
        frozen.award("P-2", "poem", "runner_up", title="The long way"),
        frozen.award("E-1", "essay", title="Bread"),
    ]
    approve(session, frozen.campaign, now)
    return found


def pictures(files):
    """Where pictures of posts lie, without the posts' numbers: they count what is there."""
    found = {name for name in files if name.endswith((".png", ".jpg")) and not name.startswith("toolkit/")}
    return {NUMBER.sub(r"\1-", name) for name in found}


def test_the_rest_of_the_kit_is_finished_and_the_one_post_is_told(
    frozen, works, making, doomed, session, client
):
    whole = making()
    for card in session.scalars(select(Card)):
        session.delete(card)
    session.commit()
    doomed("P-2")
    files = making()
    gone = pictures(whole) - pictures(files)
    assert {name for name in pictures(whole) if "runner-up" in name} == gone
    assert pictures(files) == pictures(whole) - gone
    told = files["README.txt"].decode()
    assert told.index("because drawing them ended twice") < told.index("P-2")
    assert "runner-up" not in files["captions.csv"].decode() + files["schedule.csv"].decode()
    report = current_kit(session, frozen.campaign.id).report
    assert report["undrawn"] == [{"post": f"work-{works[1].ref}", "work": "P-2", "reason": "died"}]
    job = session.scalars(select(Job).where(Job.name == JOB).order_by(Job.id.desc())).first()
    paths = f"/job/{job.ref}", "/c/mtm-2026/office/cards"
    office = make.make_member(session, frozen.campaign, Role.SECRETARIAT)
    session.commit()
    desk = sign_in(client, office)
    for path in paths:
        assert SAID in desk.get(path).text


def test_once_drawing_goes_well_the_post_is_in_the_kit_and_nothing_is_told(
    frozen, works, making, doomed, session, monkeypatch
):
    with monkeypatch.context() as dying:
        doomed("P-2", by=dying)
        making()
    kept = {card.id: card.made_at for card in session.scalars(select(Card))}
    files = making()
    assert any("runner-up" in name for name in pictures(files))
    assert "ended twice" not in files["README.txt"].decode()
    assert current_kit(session, frozen.campaign.id).report["undrawn"] == []
    assert kept.items() <= {card.id: card.made_at for card in session.scalars(select(Card))}.items()


def test_a_post_that_has_ended_processes_never_ends_the_worker(
    frozen, works, making, doomed, session, monkeypatch, runner, now
):
    """It is the only one left to draw, and few cards are drawn by the worker itself."""
    doomed("P-2")
    making()
    monkeypatch.setattr(studio, "FEW", 100)
    monkeypatch.setattr(studio.Studio, "_here", lambda *_: pytest.fail("drawn by the worker itself"))
    making()
    wanted = select(PostChoice).where(PostChoice.post == f"work-{works[1].ref}")
    choice = session.scalars(wanted).one()
    job = request_drawing(session, campaign=frozen.campaign, choice=choice, actor=None, now=now)
    session.commit()
    runner.run_waiting()
    session.refresh(job)
    assert (job.state, job.error_class) == (JobState.FAILED, "CannotDrawError")
    assert "P-2 (died)" in job.error


def test_where_too_many_cannot_be_drawn_the_kit_before_stands(
    frozen, works, making, doomed, session, monkeypatch, runner, now
):
    making()
    before = current_kit(session, frozen.campaign.id).id
    for card in session.scalars(select(Card)):
        session.delete(card)
    monkeypatch.setattr(undrawn, "MOST", 1)
    doomed("P-1", "P-2")
    job = request_kit(session, campaign=frozen.campaign, actor=None, now=now)
    session.commit()
    runner.run_waiting()
    session.expire_all()
    assert (job.state, job.error_class) == (JobState.FAILED, "CannotDrawError")
    assert current_kit(session, frozen.campaign.id).id == before


def test_posts_that_show_no_work_are_told_by_what_they_are():
    rows = [
        {"post": "thanks", "work": "", "reason": "died"},
        {"post": "work-abc", "work": "P-2", "reason": "died"},
    ]
    told = undrawn.said(rows, TEMPLATES)
    assert told.startswith("2 posts are not in the kit,")
    assert "Thanks to all cities and P-2." in told
    assert undrawn.said([], TEMPLATES) == ""
