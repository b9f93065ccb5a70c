"""The rules are accepted by version; changed ones are accepted anew before anything more is submitted."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from competition.campaign.settings import change_words, words_of
from competition.entries import services
from competition.entries.errors import RulesChangedError, RulesToAcceptError
from competition.entries.facts import Words
from competition.entries.identity import SchoolClass
from competition.entries.models import Entry
from competition.entries.rules import EntryState
from competition.entries.start.accepting import accept_rules
from competition.platform import audit

RULES = "Only poems about the sea."


@pytest.fixture
def changed(session, campaign, poem, office, now):
    """The class has a whole draft, and the secretariat changes the rules."""
    words = replace(words_of(campaign), rules_text=RULES)
    change_words(session, campaign=campaign, words=words, actor=office, now=now)
    return poem


def test_nothing_is_submitted_before_the_new_version_is_accepted(
    session, changed, submit, school_class, teacher, now
):
    with pytest.raises(RulesToAcceptError):
        submit(changed)
    with pytest.raises(RulesToAcceptError):
        services.submit_class(session, school_class=school_class, actor=teacher, now=now)
    assert (changed.state, changed.text) == (EntryState.DRAFT, "The sea is wide.\nWe are wider.")


def test_accepting_it_is_on_record_and_lets_entries_go(
    session, campaign, changed, submit, school_class, teacher, now
):
    by = {"campaign": campaign, "school_class": school_class, "actor": teacher, "now": now}
    with pytest.raises(RulesChangedError):
        accept_rules(session, version=1, **by)
    accept_rules(session, version=2, **by)
    accept_rules(session, version=2, **by)
    assert (school_class.rules_version, school_class.rules_accepted_at) == (2, now)
    (deed,) = audit.history(session, action="class.accept_rules")
    assert (deed.actor_id, deed.details) == (teacher.id, {"rules_version": 2})
    submit(changed)
    assert changed.state is EntryState.SUBMITTED


def test_what_is_saved_meanwhile_is_kept(session, changed, teacher, now, campaign):
    category = next(c for c in campaign.categories if c.id == changed.category_id)
    words = Words("New", "Line", "en")
    services.save_words(session, entry=changed, category=category, words=words, actor=teacher, now=now)
    assert changed.text == "Line"


def test_a_teacher_is_led_to_the_rules_and_back(session, changed, school_class, teacher, browse):
    ref, entry_ref = school_class.ref, changed.ref
    browser = browse(teacher)
    assert "The rules have changed." in browser.get(f"/class/{ref}").text
    for way in (f"/class/{ref}/submit", f"/entry/{entry_ref}/submit"):
        assert browser.post(way).location == f"/class/{ref}/rules"
    page = browser.get(f"/class/{ref}/rules").text
    assert RULES in page
    assert "The works are the pupils’ own." in page
    assert "version 2 holds now" in page
    assert browser.post(f"/class/{ref}/rules", data={"rules_version": "2"}).status_code == 400
    old = browser.post(f"/class/{ref}/rules", data={"rules_version": "1", "accepted": "y"})
    assert old.status_code == 409
    done = browser.post(f"/class/{ref}/rules", data={"rules_version": "2", "accepted": "y"})
    assert done.location == f"/class/{ref}"
    browser.post(f"/class/{ref}/submit")
    session.expire_all()
    assert session.scalars(select(Entry)).one().state is EntryState.SUBMITTED
    session.rollback()
    assert "Version 2, accepted for the class on" in browser.get(f"/class/{ref}/rules").text


def test_the_start_says_what_is_accepted_and_which_version(session, app, client, campaign, school):
    campaign.rules_version = 3
    session.commit()
    page = client.get("/c/mtm-2026/enter").text
    assert "The works are the pupils’ own." in page
    assert "The organiser may print and show them" in page
    assert "Version 3 of the rules" in page
    assert session.scalars(select(SchoolClass)).all() == []
