"""Who has not answered: sent again, withdrawn, reminded, and never in too quick a row."""

from datetime import timedelta

import pytest

from competition.accounts.invitations import accept_invitation
from competition.accounts.models import Invitation
from competition.accounts.tokens import link_token
from competition.campaign.models import Milestone
from competition.campaign.rules import MilestoneKey
from competition.judging.models import Judge
from competition.judging.panel.errors import InvitedAlreadyError, LeftBeforeError, OnPanelError
from competition.judging.panel.models import Invited
from competition.judging.panel.services.inviting import invite_judge, remind_unanswered
from competition.judging.panel.services.links import ask as link_ask
from competition.judging.panel.services.links import make_link
from competition.judging.rules import JudgeState
from competition.platform import mail
from competition.platform.mail import OutboxMail
from competition.platform.moments import format_datetime
from tests.judging.panel.conftest import OFFICE
from tests.judging.scene import make_judge

KEY = "a-secret"


def ask(session, campaign, now, email="ada@example.org", name="Ada", secret_key=KEY):
    who = {"email": email, "name": name, "locale": "en", "secret_key": secret_key, "actor": None}
    invited = invite_judge(session, campaign=campaign, **who, now=now)
    return session.get_one(Invitation, invited.invitation_id)


def accept(session, invitation, now):
    token = link_token(KEY, "invitation", invitation.ref)
    return accept_invitation(session, token=token, viewer=None, locale="en", now=now)


def events(session):
    session.rollback()
    return [(one.event, one.recipient) for one in session.query(OutboxMail).order_by(OutboxMail.id)]


@pytest.mark.parametrize(
    ("name", "state", "refusal"),
    [("Ines", JudgeState.READY, OnPanelError), ("Lou", JudgeState.LEFT, LeftBeforeError)],
)
def test_nobody_is_invited_who_is_or_was_on_the_panel(session, campaign, now, name, state, refusal):
    make_judge(session, campaign, name, state=state)
    with pytest.raises(refusal):
        ask(session, campaign, now, f"{name}@Example.org")


def test_an_open_invitation_is_not_sent_twice_by_mistake(session, campaign, now):
    ask(session, campaign, now)
    with pytest.raises(InvitedAlreadyError):
        ask(session, campaign, now, "ADA@example.org")


def test_who_accepted_and_has_no_profile_yet_is_on_the_panel_already(session, campaign, now):
    accept(session, ask(session, campaign, now), now)
    with pytest.raises(OnPanelError):
        ask(session, campaign, now)


def test_the_page_shows_who_has_not_answered_and_how_far_they_are(session, campaign, now, office):
    ask(session, campaign, now)
    accept(session, ask(session, campaign, now, "bo@example.org", "Bo"), now)
    ask(session, campaign, now - timedelta(days=40), "old@example.org", "Old")
    page = office().get(f"{OFFICE}/invited").text
    assert "The panel waits for 2 people." in page
    for said in ("Not answered", "Accepted, profile not stated", "Invitation run out"):
        assert f">{said}<" in page


def test_who_has_stated_a_profile_is_not_waited_for(session, campaign, now, office):
    account = accept(session, ask(session, campaign, now), now)
    state = JudgeState.READY
    session.add(Judge(campaign_id=campaign.id, account_id=account.id, state=state, created_at=now))
    session.flush()
    assert "Nobody waits for an answer" in office().get(f"{OFFICE}/invited").text


def test_an_invitation_is_withdrawn_and_its_link_opens_nothing_until_it_is_sent_again(
    session, campaign, now, app, office
):
    secret = app.config["SECRET_KEY"]
    invitation = ask(session, campaign, now, secret_key=secret)
    link, place = f"/invitation/{link_token(secret, 'invitation', invitation.ref)}", invitation.ref
    browser = office()
    assert browser.get(link).status_code == 200
    browser.post(f"{OFFICE}/invited/{place}/withdraw")
    page = browser.get(f"{OFFICE}/invited").text
    assert ">Withdrawn<" in page
    assert "Invite once more" in page
    assert browser.get(link).status_code == 404
    browser.post(f"{OFFICE}/invited/{place}/again")
    assert browser.get(link).status_code == 200
    assert events(session) == [("panel.invitation", "ada@example.org")] * 2


def test_an_invitation_that_was_answered_is_not_sent_again(session, campaign, now, office):
    invitation = ask(session, campaign, now)
    accept(session, invitation, now)
    browser = office()
    browser.post(f"{OFFICE}/invited/{invitation.ref}/again")
    assert "This invitation has been answered meanwhile." in browser.get(f"{OFFICE}/invited").text
    assert len(events(session)) == 1


def test_who_accepted_and_never_said_more_is_taken_off_the_panel(session, campaign, now, office):
    invitation = ask(session, campaign, now)
    accept(session, invitation, now)
    browser = office()
    browser.post(f"{OFFICE}/invited/{invitation.ref}/withdraw")
    session.rollback()
    assert [judge.state for judge in session.query(Judge)] == [JudgeState.LEFT]
    assert "Nobody waits for an answer" in browser.get(f"{OFFICE}/invited").text


def test_a_reminder_goes_to_the_silent_alone_and_never_twice_within_two_days(session, campaign, now):
    long_ago = now - timedelta(days=3)
    ask(session, campaign, long_ago)
    accept(session, ask(session, campaign, long_ago, "bo@example.org", "Bo"), long_ago)
    ask(session, campaign, now - timedelta(hours=5), "new@example.org", "New")
    make_judge(session, campaign, "Ines")
    session.commit()
    assert remind_unanswered(session, campaign=campaign, actor=None, now=now) == (2, 1)
    assert remind_unanswered(session, campaign=campaign, actor=None, now=now) == (0, 3)
    session.commit()
    assert events(session)[3:] == [("panel.profile", "bo@example.org"), ("panel.reminder", "ada@example.org")]
    later = now + timedelta(days=2)
    assert remind_unanswered(session, campaign=campaign, actor=None, now=later) == (3, 0)


def test_a_reminder_lets_the_invitation_be_valid_for_another_month(session, campaign, now):
    invitation = ask(session, campaign, now - timedelta(days=29))
    remind_unanswered(session, campaign=campaign, actor=None, now=now)
    assert invitation.expires_at == now + timedelta(days=30)
    assert session.query(Invited).one().letters == 2


def test_who_came_by_a_link_and_said_nothing_more_is_reminded_too(session, campaign, now, office):
    make_judge(session, campaign, "Lin", state=JudgeState.INVITED)
    assert remind_unanswered(session, campaign=campaign, actor=None, now=now) == (1, 0)
    later = now + timedelta(hours=1)
    assert remind_unanswered(session, campaign=campaign, actor=None, now=later) == (0, 1)
    page = office().get(f"{OFFICE}/invited").text
    assert ">Accepted, profile not stated<" in page
    assert events(session) == [("panel.profile", "lin@example.org")]


def test_an_invitation_says_to_whom_for_what_and_when(session, campaign, now, app):
    ask(session, campaign, now)
    letter, config = session.query(OutboxMail).one(), app.extensions["garland.config"]
    said = mail.render(session, letter, config).text
    assert "Dear Ada" in said
    assert f"{campaign.organiser} asks you to be a judge" in said
    assert "Judging goes" not in said
    times = {MilestoneKey.JUDGING_OPENS: now, MilestoneKey.JUDGING_CLOSES: now + timedelta(days=9)}
    session.add_all(Milestone(campaign_id=campaign.id, key=key, at=at) for key, at in times.items())
    session.flush()
    session.expire(campaign)
    first, last = (format_datetime(at, zone=campaign.time_zone) for at in times.values())
    assert f"Judging goes from {first} to {last}." in mail.render(session, letter, config).text


@pytest.mark.parametrize(
    "event", ["panel.invitation", "panel.reminder", "panel.profile", "panel.conduct", "panel.declined"]
)
def test_every_letter_can_be_written(session, campaign, now, app, event):
    """In both languages, to whom it is meant for, with the way it speaks of."""
    judge = make_judge(session, campaign, "Lin", state=JudgeState.INVITED)
    link = make_link(session, campaign=campaign, label="Friends", straight_in=False, actor=None, now=now)
    who = {"name": "Lin", "email": "lin@example.org", "words": "", "locale": "en"}
    asked = link_ask(session, link=link, **who, now=now)
    invitation = ask(session, campaign, now)
    ids = {"invitation": invitation.ref, "judge": judge.ref, "request": asked.ref}
    by_invitation = dict.fromkeys(["panel.invitation", "panel.reminder"], ["invitation"])
    wanted = {**by_invitation, "panel.declined": ["request"]}.get(event, ["judge"])
    letter = mail.post(
        session,
        event=event,
        recipient="lin@example.org",
        locale="en",
        ids={name: ids[name] for name in wanted},
        key="1",
        now=now,
    )
    made = mail.render(session, letter, app.extensions["garland.config"])
    assert "Dear" in made.text
    assert "More than migrants 2026" in made.text
    assert ("http" in made.text) is (event != "panel.declined")
