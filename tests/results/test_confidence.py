"""The winners' teachers are told in confidence: once for each freeze, what is needed, and nobody else."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from competition.accounts.rules import Role
from competition.clock import FixedClock
from competition.consent.models import Consent, Person
from competition.consent.rules import Channel, Level, PersonShown
from competition.entries.identity import Authorship, ClassTeacher, SchoolClass
from competition.platform.jobs.runner import Runner
from competition.platform.mail import OutboxMail, render
from competition.platform.mail.registry import get_registered
from competition.results.confidence import mails  # noqa: F401 - the letter must be known
from competition.results.confidence.errors import (
    DuePastError,
    NobodyToTellError,
    PublicAlreadyError,
    ToldAlreadyError,
)
from competition.results.confidence.rules import Appears, settlement
from competition.results.confidence.services import tell_in_confidence
from competition.results.errors import NotFrozenError
from tests import factories as make
from tests.results.deeds import LATER, lift, ready, seal, tell
from tests.results.pages import post, text_of
from tests.support.signin import sign_in

DUE = make.RESULTS - timedelta(days=2)
EVENT = "results.confidence"
OFFICE = "/c/mtm-2026/office/results"
TITLE = "Whalebone lullaby"


@pytest.fixture
def clock():
    return FixedClock(LATER)


@pytest.fixture
def scene(scene):
    """Of the class 4a three works win, one of them by a child of whom nothing is said; 5b wins nothing."""
    session, entries = scene.session, scene.entries
    entries["sea"].title = TITLE
    other = make.make_account(session, "lena@example.org", "Lena Other")
    school_id = session.get_one(SchoolClass, scene.school_class.id).school_id
    second = SchoolClass(
        campaign_id=scene.campaign.id,
        school_id=school_id,
        name="5b",
        age_group="5-10",
        rules_version=1,
        rules_accepted_at=make.OPENS,
        created_at=make.OPENS,
    )
    make.save(session, second)
    make.save(session, ClassTeacher(class_id=second.id, account_id=other.id))
    for name in ("fog", "elm"):
        session.get_one(Authorship, entries[name].id).class_id = second.id
    make.make_person(session, entries["sea"], given_name="Plantagenet", book=Level.FIRST)
    make.make_person(session, entries["sky"])
    make.make_person(session, entries["sun"], **dict.fromkeys(("book", "web", "social"), Level.ANONYMOUS))
    scene.other, scene.second = other, second
    return ready(scene)


def confide(scene, due=DUE, now=LATER):
    return tell_in_confidence(scene.session, campaign=scene.campaign, due_at=due, actor=scene.office, now=now)


def letters(scene):
    wanted = select(OutboxMail).where(OutboxMail.event == EVENT)
    return scene.session.scalars(wanted.order_by(OutboxMail.id)).all()


def test_the_teachers_of_winners_are_written_to_and_nobody_else(scene, storage):
    seal(scene, storage)
    colleague = make.make_account(scene.session, "mo@example.org", "Mo")
    make.save(scene.session, ClassTeacher(class_id=scene.school_class.id, account_id=colleague.id))
    trusted = ClassTeacher(class_id=scene.school_class.id, account_id=scene.office.id, in_trust=True)
    make.save(scene.session, trusted)
    told = confide(scene)
    assert (told.letters, told.due_at, told.told_by_id) == (2, DUE, scene.office.id)
    assert [letter.recipient for letter in letters(scene)] == ["kari@example.org", "mo@example.org"]


def test_the_letter_tells_what_was_won_what_is_needed_and_that_nothing_is_public(scene, storage, config):
    seal(scene, storage)
    confide(scene)
    (letter,) = letters(scene)
    words = render(scene.session, letter, replace(config, base_url="https://garland.example"))
    assert words.subject == "In confidence, before the results are public: More than migrants"
    for part in (words.text, words.html):
        said = " ".join(re.sub("<(?!http)(?!a )[^>]*>", "", part).split())
        for line in (
            "3 works of your classes have won",
            f"“{TITLE}” (Poem): Winner; 0 of 1 person has answered",
            "“The sky” (Poem): Runner-up; consents settled.",
            "Nothing is public before 6 December 2026, 10:00 (Paris time).",
            "please settle by 4 December 2026, 10:00 (Paris time)",
            f"https://garland.example/class/{scene.school_class.ref}/consents",
            "Nothing said means no",
            "The award stands in any case.",
        ):
            assert line in said, line
        assert "The fog" not in said
        assert "Plantagenet" not in said


def test_where_every_family_has_answered_the_letter_asks_for_nothing(scene, storage, config):
    silent = scene.session.scalars(select(Person).where(Person.given_name == "Plantagenet")).one()
    for channel in (Channel.WEB, Channel.SOCIAL):
        silent.consents.append(Consent(channel=channel, level=Level.NO, recorded_at=LATER))
    scene.session.commit()
    seal(scene, storage)
    confide(scene)
    words = render(scene.session, letters(scene)[0], config)
    for part in (words.text, words.html):
        said = " ".join(part.split())
        assert "The families of these works have all answered, so there is nothing for you to do." in said
        assert "please settle by" not in said and "Nothing said means no" not in said
    assert "what was won.\n\nThe families" in words.text, "each sentence of its own stands apart"


def test_nobody_is_told_twice_of_one_freeze_but_of_the_next_one(scene, storage):
    seal(scene, storage)
    confide(scene)
    with pytest.raises(ToldAlreadyError):
        confide(scene, now=LATER + timedelta(hours=1))
    assert len(letters(scene)) == 1
    lift(scene, "A sheet was mixed up.")
    with pytest.raises(NotFrozenError):
        confide(scene)
    seal(scene, storage)
    confide(scene)
    assert len(letters(scene)) == 2


def test_a_letter_that_has_not_left_stays_at_home_once_the_freeze_is_lifted_or_all_is_public(scene, storage):
    wanted = get_registered(EVENT).wanted
    seal(scene, storage)
    confide(scene)
    first = letters(scene)[0]
    assert wanted(scene.session, first.ids)
    lift(scene, "A sheet was mixed up.")
    assert not wanted(scene.session, first.ids)
    seal(scene, storage)
    confide(scene)
    second = letters(scene)[1]
    assert wanted(scene.session, second.ids)
    tell(scene)
    assert not wanted(scene.session, second.ids)


def test_it_is_refused_without_a_freeze_after_the_announcement_for_a_day_gone_by_and_without_addresses(
    scene, storage
):
    with pytest.raises(NotFrozenError):
        confide(scene)
    seal(scene, storage)
    with pytest.raises(DuePastError):
        confide(scene, due=LATER)
    scene.teacher.email, address = None, scene.teacher.email
    with pytest.raises(NobodyToTellError):
        confide(scene)
    scene.teacher.email = address
    tell(scene)
    with pytest.raises(PublicAlreadyError):
        confide(scene)
    assert letters(scene) == []


def test_the_announcement_writes_to_everybody_as_if_nothing_had_been_told(scene, storage, database, config):
    seal(scene, storage)
    confide(scene)
    assert tell(scene) >= 1
    scene.session.commit()
    Runner(database, config, FixedClock(make.RESULTS)).run_waiting()
    told = select(OutboxMail.recipient).where(OutboxMail.event == "results.announced")
    assert "kari@example.org" in scene.session.scalars(told).all()


@pytest.mark.parametrize(
    ("levels", "settled", "appears"),
    [
        ([{}], False, Appears.NOT),
        ([dict.fromkeys(Channel, Level.ANONYMOUS)], True, Appears.NAMELESS),
        ([dict.fromkeys(Channel, Level.FIRST)], True, Appears.NAMED),
        ([dict.fromkeys(Channel, Level.FIRST), dict.fromkeys(Channel, Level.NO)], True, Appears.NOT),
        ([dict.fromkeys(Channel, Level.FIRST), {Channel.BOOK: Level.FIRST}], False, Appears.NAMED),
        ([], False, Appears.NOT),
    ],
)
def test_a_work_is_settled_once_everybody_has_said_something_for_every_channel(levels, settled, appears):
    state = settlement([PersonShown("Mina", "", each) for each in levels])
    assert (state.is_settled, state.appears[Channel.BOOK]) == (settled, appears)


# ---- pages ------------------------------------------------------------------------------------------------


@pytest.fixture
def frozen(scene, storage):
    seal(scene, storage)
    scene.session.commit()
    return scene


@pytest.fixture
def office(client, frozen):
    return sign_in(client, frozen.office)


def test_the_secretariat_looks_at_the_letter_and_at_who_gets_it_then_sends_it_once(office, frozen):
    page = office.get(f"{OFFICE}/confidence")
    assert "Works with settled consents: 2 of 3" in text_of(page)
    assert 'value="2026-12-04T18:00"' in page.text, "two days before the results, in the evening"
    letter = text_of(office.get(f"{OFFICE}/confidence/letter?due=2026-12-04T18:00"))
    assert "1 teacher gets it, once." in letter
    assert "To Kari Teacher" in letter
    assert f"“{TITLE}” (Poem): Winner" in letter
    assert letters(frozen) == [], "looking sends nothing"
    frozen.session.commit()
    sent = post(office, f"{OFFICE}/confidence", due="2026-12-04T18:00")
    assert "1 teacher is being told." in text_of(sent)
    assert "The consents are to be settled by 4 December 2026" in text_of(sent)
    again = post(office, f"{OFFICE}/confidence", due="2026-12-04T18:00")
    assert (again.status_code, "Nobody gets this letter twice." in text_of(again)) == (409, True)
    assert office.get(f"{OFFICE}/confidence/letter?due=2026-12-04T18:00").status_code == 302
    assert "Which consents are settled" in text_of(office.get(f"{OFFICE}/freeze"))


def test_a_day_that_is_missing_or_gone_by_is_refused_in_its_place(office):
    missing = office.get(f"{OFFICE}/confidence/letter")
    assert (missing.status_code, "Please choose a day and a time." in text_of(missing)) == (400, True)
    past = post(office, f"{OFFICE}/confidence", due="2026-11-04T18:00")
    assert (past.status_code, "Please choose a day that is still to come." in text_of(past)) == (400, True)


def test_each_work_tells_how_it_would_appear_as_things_stand(office, frozen, clock):
    said = text_of(office.get(f"{OFFICE}/confidence"))
    rows = {name: said[said.index(name) :][:190] for name in (TITLE, "The sky", "The sun")}
    assert "open, 0 of 1" in rows[TITLE]
    assert rows[TITLE].count("not at all") == 2, "the book may name the child; web and social media may not"
    assert "settled with names with names with names" in rows["The sky"]
    assert "settled without a name without a name without a name" in rows["The sun"]
    confide(frozen)
    frozen.session.commit()
    clock.at = DUE + timedelta(minutes=1)
    assert "As things stand now:" in text_of(office.get(f"{OFFICE}/confidence"))


def test_the_page_does_not_exist_without_a_freeze_nor_for_others(client, scene, frozen):
    for account in (frozen.teacher, frozen.other):
        assert sign_in(client, account).get(f"{OFFICE}/confidence").status_code == 404
    lift(frozen, "A sheet was mixed up.")
    frozen.session.commit()
    assert sign_in(client, frozen.office).get(f"{OFFICE}/confidence").status_code == 404


def seen_by(client, account, *paths):
    """What somebody (None: a visitor) can read at these addresses, wherever that leads."""
    client.delete_cookie("garland_session")
    browser = sign_in(client, account) if account else client.application.test_client()
    return " ".join(browser.get(path, follow_redirects=True).text for path in paths)


def test_before_the_embargo_only_the_winners_teachers_read_that_something_was_won(client, frozen):
    own, theirs = f"/class/{frozen.school_class.ref}", f"/class/{frozen.second.ref}"
    assert "has won" not in seen_by(client, frozen.teacher, own), "not before it is told"
    confide(frozen)
    judge = make.make_member(frozen.session, frozen.campaign, Role.JUDGE, "j@example.org", "J")
    frozen.session.commit()
    told = seen_by(client, frozen.teacher, own)
    assert "3 works of this class have won. Nothing is public yet: please keep it to yourself." in told
    assert TITLE in told
    assert f'href="{own}/consents"' in told
    public = ("/", "/c/mtm-2026", "/c/mtm-2026/results", f"/c/mtm-2026/results/{frozen.entries['sea'].ref}")
    for who in (frozen.other, judge, None):
        said = seen_by(client, who, *public, own, theirs, f"{OFFICE}/confidence")
        assert [word for word in (TITLE, "have won", "has won", "In confidence") if word in said] == [], who
    tell(frozen)
    frozen.session.commit()
    assert TITLE in seen_by(client, None, public[2]) or "The sky" in seen_by(client, None, public[2])
    assert "In confidence" not in seen_by(client, frozen.teacher, own)
