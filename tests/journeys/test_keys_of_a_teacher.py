"""A teacher enters a class and submits a poem without touching a mouse."""

import re

import pytest
from playwright.sync_api import expect

from competition.campaign.wording import age_group_name
from competition.consent.rules import Channel, Level
from competition.entries.rules import MadeBy
from competition.entries.wording import CHANNELS, LEVELS, MADE_BY
from competition.platform.i18n import use_locale
from tests.journeys import teacher
from tests.journeys.people import open_campaign

pytestmark = pytest.mark.journey


def test_a_teacher_submits_a_poem_by_keys(installation, keys):
    slug = f"call-{keys.language}"
    with installation.database.writing() as session:
        open_campaign(session, installation, slug)
    keys.page.goto(f"/c/{slug}/")
    keys.follow("Enter a class")
    start_class(keys)
    keys.go("link", re.compile(rf"^{keys.say('Poem')}\b"))
    write_poem(keys)
    keys.follow("Who made it")
    say_who_made_it(keys)
    keys.press("Submit this entry")
    expect(keys.page.get_by_role("heading", level=1)).to_have_text(re.compile(r"^MTM-[0-9A-Z-]+$"))
    keys.follow("Back to the class")
    keys.see("Submitted")


def start_class(keys):
    keys.type("Your e-mail address", f"{keys.language}@xylograph.example")
    keys.type("Your name", teacher.NAME)
    keys.pick("City", teacher.CITY)
    keys.type("School", teacher.SCHOOL, role="combobox")
    keys.type("Class", teacher.CLASS)
    with use_locale(keys.language):
        ages = age_group_name("5-10")
    keys.choose(ages)
    keys.tick("I have read the rules and accept them for the class")
    keys.press("Start the class")
    expect(keys.page).to_have_url(re.compile("/class/"))


def write_poem(keys):
    keys.pick("Language it is written in", {"en": "Spanish", "fr": "espagnol"}[keys.language])
    keys.type("Title", teacher.POEM_TITLE)
    keys.type("Text", teacher.POEM)
    keys.pick("Language of the translation", {"en": "English", "fr": "anglais"}[keys.language])
    keys.type("Title, translated", "The house on wheels")
    keys.type("Text, translated", teacher.TRANSLATION)
    keys.press("Save the draft and go on")


def say_who_made_it(keys):
    keys.choose(keys.say(MADE_BY[MadeBy.PUPIL]))
    keys.type("First name", teacher.POET[0])
    keys.type("Age", teacher.POET[2], role="spinbutton")
    for channel in Channel:
        keys.choose(f"{keys.say(CHANNELS[channel])} {keys.say(LEVELS[Level.FIRST])}")
    keys.press("Save and go on")
