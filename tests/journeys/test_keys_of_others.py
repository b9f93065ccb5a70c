"""The secretariat, a visitor and the operator do what they come for without touching a mouse."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from competition.accounts.models import Account
from competition.accounts.rules import Role
from competition.entries.rules import EntryState
from competition.operators import make_operator
from tests.factories import category_of, make_entry, make_member, make_person
from tests.journeys.people import open_campaign, way_in
from tests.judging.scene import make_school_class
from tests.pages.house import House
from tests.pages.small import bring_to
from tests.results.scene import Scene

pytestmark = pytest.mark.journey


def test_the_secretariat_screens_an_entry_by_keys(installation, keys):
    with installation.database.writing() as session:
        campaign = open_campaign(session, installation, f"screen-{keys.language}")
        school_class = make_school_class(session, campaign)
        entry = make_entry(session, school_class, category_of(campaign), EntryState.SUBMITTED, number="MTM-1")
        entry.submitted_at = installation.now() - timedelta(hours=3)
        make_person(session, entry)
        office = make_member(session, campaign, Role.SECRETARIAT, f"office-{keys.language}@example.org")
        address = way_in(session, installation, office, keys.language)
    keys.page.goto(address)
    keys.press("Sign in")
    keys.go("link", keys.count("Screen %(num)s entry", "Screen %(num)s entries", 1))
    keys.go("link", "The sea")
    keys.press("Accept the entry")
    keys.see("“%(title)s” is accepted.", title="The sea")


def test_a_visitor_reads_one_work_after_the_other_by_keys(installation, keys):
    with installation.database.writing() as session:
        scene = Scene(session, mark=f"-read-{keys.language}")
        bring_to(House(installation), scene, "announced")
        slug = scene.campaign.slug
    keys.page.goto(f"/c/{slug}/")
    keys.follow("Read the works that have won")
    keys.go("link", "The sea")
    expect(keys.page.get_by_role("heading", level=1)).to_have_text("The sea")
    keys.go("link", re.compile(f"^{keys.say('The next work')}"))
    expect(keys.page.get_by_role("heading", level=1)).to_have_text("The sky")


def test_the_operator_sets_a_campaign_up_by_keys(installation, keys):
    name = f"Skies {keys.language}"
    email = f"olga-{keys.language}@example.org"
    link = make_operator(installation.config, email=email, name="Olga", now=installation.now())
    with installation.database.writing() as session:
        session.scalars(select(Account).where(Account.email == email)).one().locale = keys.language
    keys.page.goto(link)
    keys.press("Sign in")
    keys.follow("Set up a campaign")
    keys.type("Name of the campaign", name)
    keys.press("Set the campaign up and go on")
    for _step in range(4):
        keys.press("Save and go on")
    keys.follow("Look at the call")
    expect(keys.page.get_by_role("heading", level=1)).to_contain_text(name)
