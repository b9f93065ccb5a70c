"""A teacher types a class of 25 at one sitting, by keyboard alone."""

import re

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from competition.entries.identity import Authorship
from competition.entries.models import Entry
from tests.journeys.browser import DESK
from tests.journeys.class_desk import class_of, sign_in
from tests.journeys.keyboard import Keys

pytestmark = pytest.mark.journey
CLASS_SIZE = 25


def test_twenty_five_poems_are_typed_by_keys_alone(window, installation):
    keys = Keys(window(viewport=DESK, reduced_motion="reduce"), "en")
    with installation.database.writing() as session:
        school_class, teacher = class_of(session, installation, "typing")
    sign_in(keys.page, installation, teacher)
    keys.page.goto(f"/class/{school_class.ref}")
    for number in range(CLASS_SIZE):
        keys.go("link", re.compile(r"^Poem\b"))
        keys.pick("Language it is written in", "English")
        keys.type("Title", f"Verse {number}")
        keys.type("Text", f"The sea is wide.\nI am number {number}.\n\nWe are wider.")
        keys.press("Save the draft and go on")
        keys.page.goto(f"/class/{school_class.ref}")
    expect(keys.page.get_by_text(f"{CLASS_SIZE} entries, none submitted yet.")).to_be_visible()
    with installation.database.reading() as session:
        wanted = select(Entry).join(Authorship, Authorship.entry_id == Entry.id).order_by(Entry.id)
        written = session.scalars(wanted.where(Authorship.class_id == school_class.id)).all()
    assert [(entry.title, entry.text, entry.language) for entry in written] == [
        (f"Verse {number}", f"The sea is wide.\nI am number {number}.\n\nWe are wider.", "en")
        for number in range(CLASS_SIZE)
    ]
    keys.go("link", f"{CLASS_SIZE} want their pupils")
    expect(keys.page.get_by_role("heading", level=1)).to_have_text("Who made it, and what may be shown")
