"""The secretariat prints other words than were submitted, and takes that back."""

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.campaign.policies import OFFICE
from competition.errors import GarlandError
from competition.platform.i18n import gettext as _
from competition.platform.i18n import translate
from competition.publication.proofing.forms import CorrectionForm
from competition.publication.proofing.services.correcting import correct, take_back
from competition.publication.proofing.services.sending import request_proofs
from competition.publication.proofing.work_page import ROOM, find_row, work_page
from competition.publication.queries import find_freeze
from competition.web.messages import Undo, say
from competition.web.policies import allow
from competition.web.request import db, now, transaction, viewer

bp = Blueprint("proofs_correcting", __name__)


@bp.post(f"{ROOM}/<ref>/correct")
@allow(OFFICE)
def correct_post(campaign: Campaign, ref: str) -> ResponseReturnValue:
    """Print other words, and have the pages made anew."""
    row, form = find_row(campaign, ref), CorrectionForm()
    if not form.validate_on_submit():
        return work_page(campaign, row, form=form), 400
    entry = row.entry
    try:
        with transaction() as session:
            made = correct(
                session,
                campaign=campaign,
                entry=entry,
                words=form.typed(),
                reason=form.reason.data or "",
                seen=form.seen.data or "",
                actor=viewer().account,
                now=now(),
            )
            _anew(campaign, entry.id, viewer().account)
            seen = made.ref
    except GarlandError as refusal:
        page = work_page(campaign, find_row(campaign, ref), form=form, refusal=translate(refusal))
        return page, refusal.status
    way = Undo(url_for("proofs_correcting.take_back_post", slug=campaign.slug, ref=ref), {"seen": seen})
    say(_("The correction is kept, and the pages are being made anew."), "success", undo=way)
    return redirect(url_for("proofs.work", slug=campaign.slug, ref=ref))


@bp.post(f"{ROOM}/<ref>/take-back")
@allow(OFFICE)
def take_back_post(campaign: Campaign, ref: str) -> ResponseReturnValue:
    """Print the words before a correction again."""
    row, seen, actor = find_row(campaign, ref), request.form.get("seen", ""), viewer().account
    try:
        with transaction() as session:
            take_back(session, campaign=campaign, entry=row.entry, seen=seen, actor=actor, now=now())
            _anew(campaign, row.entry.id, actor)
    except GarlandError as refusal:
        say(translate(refusal), "error")
    else:
        say(_("The correction is taken back, and the pages are being made anew."), "success")
    return redirect(url_for("proofs.work", slug=campaign.slug, ref=ref))


def _anew(campaign: Campaign, entry_id: int, actor: Account | None) -> None:
    """Have the pages made anew where the book can be made at all."""
    if find_freeze(db(), campaign.id) is not None:
        request_proofs(db(), campaign=campaign, entry_ids=[entry_id], send=False, actor=actor, now=now())
