"""Entries that are like one, each beside it."""

from flask import render_template
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign
from competition.entries import screening_wording as words
from competition.entries.likeness.queries import alike_of
from competition.entries.screening_pages import Subject
from competition.entries.screening_policies import SCREENED
from competition.entries.views_screening_list import bp
from competition.entries.wording import state_badge
from competition.web.policies import allow
from competition.web.request import db


@bp.get("/c/<slug>/office/entries/<ref>/alike")
@allow(SCREENED)
def alike(campaign: Campaign, subject: Subject) -> ResponseReturnValue:
    """Show the entry beside those that are like it."""
    return render_template(
        "entries/screening/alike.html",
        entry=subject.entry,
        subject=subject,
        alike=alike_of(db(), campaign.id, subject.entry.id),
        words=words,
        state_badge=state_badge,
    )
