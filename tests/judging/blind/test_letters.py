"""Every letter that a judge can get, with everything around it: none of them tells whose work it is."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from competition.accounts.models import Account
from competition.accounts.rules import Role
from competition.allocation.letters import tell_of_more
from competition.entries.blinding import make_blind
from competition.entries.identity import ClassTeacher
from competition.entries.models import Entry
from competition.entries.rules import EntryState
from competition.judging.oversight.services.reminding import send_letter
from competition.judging.panel.services.inviting import invite_judge, remind_unanswered
from competition.judging.panel.services.links import ask, confirm, decline, make_link
from competition.judging.rounds.moving import move_closing
from competition.judging.rules import JudgeState
from competition.platform.mail import OutboxMail, render
from competition.platform.mail.registry import registered
from competition.platform.mail.sending import compose
from tests.factories import (
    OPENS,
    category_of,
    make_account,
    make_city,
    make_class,
    make_entry,
    make_member,
    make_person,
    make_school,
)
from tests.judging import carriers
from tests.judging.carriers import IDENTITY, found_in
from tests.judging.scene import CLOSES, make_judge, make_judged_campaign, make_letter, open_round

FOR_JUDGES = ("judging.", "panel.")


@pytest.fixture(scope="module")
def letters(place):
    """Every letter of judging, caused as people cause them: its event, and the message that goes out."""
    now, later = place.now, place.now + timedelta(days=5)
    with place.writing() as session:
        campaign = make_judged_campaign(session)
        office = make_member(session, campaign, Role.SECRETARIAT)
        by = {"actor": office, "now": now}
        copy = _enter(session, campaign)
        ines = make_judge(session, campaign)
        make_judge(session, campaign, "Bo", state=JudgeState.INVITED)
        make_judge(session, campaign, "Cy").conduct_due = True
        round_, _assignments = open_round(session, campaign, [ines], [copy], now)
        move_closing(session, round_=round_, closes_at=CLOSES + timedelta(days=1), **by)
        send_letter(session, campaign=campaign, round_=round_, letter=make_letter(session, round_, now), **by)
        tell_of_more(session, round_=round_, judge_ids=[ines.id], now=now)
        _ways_in(session, campaign, place.config.secret_key, by)
        remind_unanswered(session, campaign=campaign, actor=office, now=later)
    with place.database.reading() as session:
        found = session.scalars(select(OutboxMail).where(OutboxMail.recipient != "office@example.org")).all()
        return [
            (one.event, compose(one, render(session, one, place.config), place.config, now)) for one in found
        ]


def _enter(session, campaign):
    """A poem with every name around it and in it, as judges get it."""
    teacher = make_account(session, carriers.TEACHERS_ADDRESS, carriers.TEACHER)
    school = make_school(session, make_city(session, campaign, carriers.CITY), carriers.SCHOOL)
    school_class = make_class(session, school, campaign, teacher, name=carriers.CLASS)
    assert session.query(ClassTeacher).count() == 1
    told = {"title": "Zefirina and the sea", "text": "I am Zefirina Quastlebaum."}
    entry = make_entry(session, school_class, category_of(campaign), state=EntryState.ACCEPTED, **told)
    make_person(session, entry, carriers.PUPIL, carriers.FAMILY)
    return make_blind(session, entry=entry, now=OPENS)


def _ways_in(session, campaign, secret_key, by):
    """Somebody is invited, two ask by a link: one is taken, one is declined."""
    new = {"name": "Nia", "locale": "en", "secret_key": secret_key}
    invite_judge(session, campaign=campaign, email="nia@example.org", **new, **by)
    link = make_link(session, campaign=campaign, label="Leaflet", straight_in=False, **by)
    asked = {"name": "Olu", "email": "olu@example.org", "words": "", "locale": "en"}
    request = ask(session, link=link, now=by["now"], **asked)
    confirm(session, asked=request, link=link, campaign=campaign, now=by["now"])
    decline(session, asked=request, campaign=campaign, **by)


def everything_in(message):
    """The message as it travels, and every part of it as it is read."""
    parts = [part.get_content() for part in message.walk() if not part.is_multipart()]
    headers = [f"{name}: {value}" for name, value in message.items()]
    return message.as_bytes() + "\n".join([*headers, *map(str, parts)]).encode()


def test_the_names_are_really_there(place, letters):
    with place.database.reading() as session:
        entry = session.scalars(select(Entry)).one()
        assert found_in(f"{entry.title} {entry.text}".encode(), IDENTITY) == {"Zefirina", "Quastlebaum"}
        assert session.scalars(select(Account.name).where(Account.email == carriers.TEACHERS_ADDRESS)).one()


def test_every_letter_that_there_is_for_judges_was_written(letters):
    told = {event for event in registered() if event.startswith(FOR_JUDGES)}
    assert {event for event, _message in letters} == told


def test_no_letter_tells_whose_work_it_is(letters):
    got = [(event, everything_in(message)) for event, message in letters]
    assert all(b"Subject: " in content for _event, content in got)
    assert [
        (event, found_in(content, IDENTITY)) for event, content in got if found_in(content, IDENTITY)
    ] == []


def test_a_name_in_a_letter_would_be_found(letters):
    _event, message = letters[0]
    message.replace_header("Subject", f"For {carriers.PUPIL}")
    assert found_in(everything_in(message), IDENTITY) == {carriers.PUPIL}
