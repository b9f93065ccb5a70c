"""The pages of statements, stories and quotes, for the secretariat alone."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign, City
from competition.campaign.policies import OFFICE
from competition.contributions.models import Contribution
from competition.contributions.policies import OFFICE_CONTRIBUTION
from competition.contributions.wording import KINDS
from competition.errors import GarlandError
from competition.platform.i18n import gettext as _
from competition.platform.i18n import translate
from competition.publication.proofing.models import Proof
from competition.publication.proofing.policies import OFFICE_VOICE_PROOF
from competition.publication.proofing.queries_voices import spoken
from competition.publication.proofing.services.sending import request_proofs
from competition.publication.proofing.serving import send_page
from competition.publication.proofing.work_page import ROOM as PROOFS
from competition.publication.proofing.work_page import running
from competition.web.documents import send_pdf
from competition.web.forms import Form
from competition.web.messages import say
from competition.web.policies import allow
from competition.web.request import db, now, transaction, viewer

bp = Blueprint("proofs_voices", __name__)
ROOM = f"{PROOFS}/voices"


@bp.get(ROOM)
@allow(OFFICE)
def index(campaign: Campaign) -> ResponseReturnValue:
    """List what people say in the book, with their pages."""
    return _page("publication/proofing/voices.html", campaign, voices=spoken(db(), campaign.id))


@bp.post(ROOM)
@allow(OFFICE)
def index_post(campaign: Campaign) -> ResponseReturnValue:
    """Have the pages made of all that wants them."""
    found = spoken(db(), campaign.id)
    refs = [each.shown.ref for each in found if each.proof is None or each.touched]
    return _make(campaign, refs, url_for("proofs_voices.index", slug=campaign.slug))


@bp.get(f"{ROOM}/<ref>")
@allow(OFFICE_CONTRIBUTION)
def voice(campaign: Campaign, city: City, contribution: Contribution) -> ResponseReturnValue:
    """Show the pages of one of them; what may not be printed has none."""
    found = next((each for each in spoken(db(), campaign.id) if each.shown.ref == contribution.ref), None)
    if found is None:
        say(_("It may not stand in the book as it is, so it has no pages."), "warning")
        return redirect(url_for("proofs_voices.index", slug=campaign.slug))
    return _page("publication/proofing/voice.html", campaign, contribution.ref, voice=found)


@bp.post(f"{ROOM}/<ref>")
@allow(OFFICE_CONTRIBUTION)
def voice_post(campaign: Campaign, city: City, contribution: Contribution) -> ResponseReturnValue:
    """Have the pages of one of them made."""
    ref = contribution.ref
    return _make(campaign, [ref], url_for("proofs_voices.voice", slug=campaign.slug, ref=ref))


@bp.get(f"{ROOM}/<ref>/<int:number>.png")
@allow(OFFICE_VOICE_PROOF)
def picture(proof: Proof, number: int) -> ResponseReturnValue:
    """Send a page as a picture."""
    return send_page(proof, number)


@bp.get(f"{ROOM}/<ref>.pdf")
@allow(OFFICE_VOICE_PROOF)
def document(proof: Proof) -> ResponseReturnValue:
    """Send the pages as a PDF."""
    return send_pdf(proof.pdf_id, "proof.pdf", attached=False)


def _make(campaign: Campaign, refs: list[str], back: str) -> ResponseReturnValue:
    try:
        with transaction() as session:
            actor = viewer().account
            job = request_proofs(
                session, campaign=campaign, entry_ids=[], voices=refs, send=False, actor=actor, now=now()
            )
            ref = job.ref
    except GarlandError as refusal:
        say(translate(refusal), "error")
        return redirect(back)
    return redirect(url_for("jobs.progress", ref=ref))


def _page(template: str, campaign: Campaign, ref: str | None = None, **values: object) -> str:
    return render_template(
        template,
        running=running(campaign, "voices", ref),
        frozen=campaign.frozen_at is not None,
        kinds=KINDS,
        form=Form(),
        **values,
    )
