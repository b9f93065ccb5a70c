"""What the views of entries share: who acts, and the page where something is mended."""

from flask import url_for

from competition.accounts.models import Account
from competition.entries.facts import Section
from competition.web.request import viewer

ROOMS = {
    Section.WORK: "entry_words.page",
    Section.PICTURES: "entry_pictures.page",
    Section.PEOPLE: "entry_people.page",
}


def acting() -> Account:
    """Return the person behind this request; the policies have let nobody else in."""
    account = viewer().account
    assert account is not None
    return account


def room(section: Section, ref: str) -> str:
    """Return the address of the page where this part of an entry is mended."""
    return url_for(ROOMS[section], ref=ref)
