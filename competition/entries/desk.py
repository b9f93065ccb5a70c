"""What the views of entries share: who acts, the page where something is mended, and the way back from it."""

from flask import flash, redirect, url_for
from werkzeug.wrappers import Response

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.entries.facts import Section
from competition.entries.models import Entry
from competition.entries.services.guards import require_changeable
from competition.errors import GarlandError
from competition.platform.i18n import translate
from competition.web.request import now, viewer

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


def way_back(campaign: Campaign, entry: Entry) -> Response | None:
    """Return the way to the entry's own page, which says why, where it cannot be changed (any more)."""
    try:
        require_changeable(campaign, entry, now())
    except GarlandError as refusal:
        flash(translate(refusal), "warning")
        return redirect(url_for("entry.page", ref=entry.ref))
    return None
