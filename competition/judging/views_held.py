"""Settling entries that are held since more was masked in them."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign
from competition.entries.blind import BlindEntry
from competition.judging.policies import HELD_COPY
from competition.judging.room import bp
from competition.judging.services import settle_copy
from competition.platform.i18n import gettext as _
from competition.platform.i18n import ngettext
from competition.web.policies import allow
from competition.web.request import now, transaction, viewer


@bp.post("/c/<slug>/office/copies/<ref>/settle")
@allow(HELD_COPY)
def settle_copy_post(campaign: Campaign, copy: BlindEntry) -> ResponseReturnValue:
    """Let judges go on with the new copy; their scores stand, or they look at the work again."""
    keep = request.form.get("scores") != "anew"
    with transaction() as session:
        opened = settle_copy(session, copy=copy, keep_scores=keep, actor=viewer().account, now=now())
    said = ngettext(
        "The entry goes on. %(num)s scoresheet is open again.",
        "The entry goes on. %(num)s scoresheets are open again.",
        opened,
    )
    flash(said if opened else _("The entry goes on, and its scores stand."), "success")
    if ref := request.form.get("round"):
        return redirect(url_for("rounds.page", slug=campaign.slug, ref=ref))
    return redirect(url_for("rounds.index", slug=campaign.slug))
