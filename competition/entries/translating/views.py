"""The translation of an entry for its teacher: whose it is, its versions, asking a translator."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign
from competition.entries.identity import Authorship, SchoolClass
from competition.entries.models import Entry
from competition.entries.policies import OWN_ENTRY
from competition.entries.translating import deeds
from competition.entries.translating.page import facts_of
from competition.web.policies import allow
from competition.web.request import db

bp = Blueprint("entry_translation", __name__)


@bp.get("/entry/<ref>/translation")
@allow(OWN_ENTRY)
def page(
    campaign: Campaign, school_class: SchoolClass, entry: Entry, authorship: Authorship
) -> ResponseReturnValue:
    """Show whose the translation is, and the ways to have one made."""
    return render_template(
        "entries/translating/teacher.html",
        campaign=campaign,
        school_class=school_class,
        entry=entry,
        ask=url_for("entry_translation.ask_post", ref=entry.ref),
        credit=url_for("entry_translation.credit_post", ref=entry.ref),
        **facts_of(db(), campaign, entry),
    )


@bp.post("/entry/<ref>/translation/ask")
@allow(OWN_ENTRY)
def ask_post(
    campaign: Campaign, school_class: SchoolClass, entry: Entry, authorship: Authorship
) -> ResponseReturnValue:
    """Make a translator's link, or call one back."""
    deeds.ask_translator(campaign, entry)
    return redirect(url_for("entry_translation.page", ref=entry.ref))


@bp.post("/entry/<ref>/translation/credit")
@allow(OWN_ENTRY)
def credit_post(
    campaign: Campaign, school_class: SchoolClass, entry: Entry, authorship: Authorship
) -> ResponseReturnValue:
    """Keep who is named as the translator."""
    deeds.credit(entry)
    return redirect(url_for("entry_translation.page", ref=entry.ref))
