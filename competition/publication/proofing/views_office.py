"""Proofs at the secretariat's desk: who has approved, who asks, who is silent; and the pages of a work."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign
from competition.campaign.policies import OFFICE
from competition.errors import GarlandError
from competition.platform.i18n import ngettext, translate
from competition.publication.proofing import wording
from competition.publication.proofing.models import Proof
from competition.publication.proofing.policies import OFFICE_PROOF
from competition.publication.proofing.queries import may_be_told, rows_of
from competition.publication.proofing.rules import Standing
from competition.publication.proofing.services import following as _following  # noqa: F401 - known by it
from competition.publication.proofing.services.sending import remind_of_proofs, request_proofs
from competition.publication.proofing.serving import send_page
from competition.publication.proofing.work_page import ROOM, find_row, running, work_page
from competition.publication.queries import find_freeze
from competition.web.documents import send_pdf
from competition.web.forms import Form
from competition.web.messages import say
from competition.web.policies import allow
from competition.web.request import db, now, transaction, viewer

bp = Blueprint("proofs", __name__)


@bp.get(ROOM)
@allow(OFFICE)
def index(campaign: Campaign) -> ResponseReturnValue:
    """Show the awarded works, and where their proofs stand with their teachers."""
    rows = rows_of(db(), campaign.id)
    told = [each for row in rows for each in row.teachers]
    return render_template(
        "publication/proofing/index.html",
        rows=rows,
        counts={state: sum(each.standing is state for each in told) for state in Standing},
        waiting=sum(each.awaits_letter for each in told),
        silent=sum(each.is_silent for each in told),
        unreached=len({each.account.id for each in told if each.is_out_of_reach}),
        stale=sum(row.proof is None or row.touched for row in rows),
        running=running(campaign, "entries"),
        frozen=find_freeze(db(), campaign.id) is not None,
        tellable=may_be_told(db(), campaign),
        words=wording,
        form=Form(),
    )


@bp.post(ROOM)
@allow(OFFICE)
def index_post(campaign: Campaign) -> ResponseReturnValue:
    """Have all proofs made, or sent, or remind the teachers who are silent."""
    back = url_for("proofs.index", slug=campaign.slug)
    if request.form.get("do") == "remind":
        return _remind(campaign, back)
    entries = [row.entry.id for row in rows_of(db(), campaign.id)]
    return _ask(campaign, entries, back)


def _remind(campaign: Campaign, back: str) -> ResponseReturnValue:
    try:
        with transaction() as session:
            count = remind_of_proofs(session, campaign=campaign, actor=viewer().account, now=now())
    except GarlandError as refusal:
        say(translate(refusal), "error")
        return redirect(back)
    say(ngettext("%(num)s teacher is reminded.", "%(num)s teachers are reminded.", count), "success")
    return redirect(back)


def _ask(campaign: Campaign, entries: list[int], back: str) -> ResponseReturnValue:
    """Have proofs made, and sent where the button said so; go to the progress."""
    try:
        with transaction() as session:
            send, actor = request.form.get("do") == "send", viewer().account
            job = request_proofs(
                session, campaign=campaign, entry_ids=entries, send=send, actor=actor, now=now()
            )
            ref = job.ref
    except GarlandError as refusal:
        say(translate(refusal), "error")
        return redirect(back)
    return redirect(url_for("jobs.progress", ref=ref))


@bp.get(f"{ROOM}/<ref>")
@allow(OFFICE)
def work(campaign: Campaign, ref: str) -> ResponseReturnValue:
    """Show the pages of a work, what its teachers say, and what of it is printed otherwise than sent in."""
    return work_page(campaign, find_row(campaign, ref))


@bp.post(f"{ROOM}/<ref>")
@allow(OFFICE)
def work_post(campaign: Campaign, ref: str) -> ResponseReturnValue:
    """Have the pages of one work made, or sent to its teachers."""
    row = find_row(campaign, ref)
    return _ask(campaign, [row.entry.id], url_for("proofs.work", slug=campaign.slug, ref=ref))


@bp.get(f"{ROOM}/<ref>/<int:number>.png")
@allow(OFFICE_PROOF)
def picture(proof: Proof, number: int) -> ResponseReturnValue:
    """Send a page as a picture."""
    return send_page(proof, number)


@bp.get(f"{ROOM}/<ref>.pdf")
@allow(OFFICE_PROOF)
def document(proof: Proof) -> ResponseReturnValue:
    """Send the pages of a work as a PDF."""
    return send_pdf(proof.pdf_id, "proof.pdf", attached=False)
