"""The pages of a work as its teacher sees them: to be approved, or corrected by words."""

from flask import Blueprint, Response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign
from competition.entries.models import Entry
from competition.errors import GarlandError, NotFoundError
from competition.platform.i18n import gettext as _
from competition.platform.i18n import translate
from competition.publication.proofing import class_part as _class_part  # noqa: F401 - known by it
from competition.publication.proofing import wording
from competition.publication.proofing.errors import WordsMissingError
from competition.publication.proofing.forms import AskForm
from competition.publication.proofing.models import Proof, ProofLetter
from competition.publication.proofing.policies import OWN_PROOF
from competition.publication.proofing.queries import standing_correction, submitted
from competition.publication.proofing.rules import standing
from competition.publication.proofing.services.answering import approve, ask_for_correction
from competition.publication.proofing.serving import send_page
from competition.web.documents import send_pdf
from competition.web.forms import Form
from competition.web.messages import say
from competition.web.policies import allow
from competition.web.request import db, now, transaction, viewer

bp = Blueprint("entry_proof", __name__)
ROOM = "/entry/<ref>/proof"


@bp.get(ROOM)
@allow(OWN_PROOF)
def page(campaign: Campaign, entry: Entry, letter: ProofLetter, proof: Proof | None) -> ResponseReturnValue:
    """Show how the book prints a work, and what was said to it."""
    return _page(campaign, entry, letter, proof, AskForm())


@bp.post(f"{ROOM}/approve")
@allow(OWN_PROOF)
def approve_post(
    campaign: Campaign, entry: Entry, letter: ProofLetter, proof: Proof | None
) -> ResponseReturnValue:
    """Keep that the pages are right as they are."""
    form = AskForm()
    try:
        with transaction() as session:
            stamp, actor = form.stamp.data or "", viewer().account
            approve(session, campaign=campaign, letter=letter, stamp=stamp, actor=actor, now=now())
    except GarlandError as refusal:
        say(translate(refusal), "error")
    else:
        say(_("Thank you. The pages are approved as they are."), "success")
    return redirect(url_for("entry_proof.page", ref=entry.ref))


@bp.post(ROOM)
@allow(OWN_PROOF)
def ask_post(
    campaign: Campaign, entry: Entry, letter: ProofLetter, proof: Proof | None
) -> ResponseReturnValue:
    """Keep what should be corrected."""
    form = AskForm()
    if not form.validate_on_submit():
        return _page(campaign, entry, letter, proof, form), 400
    try:
        with transaction() as session:
            ask_for_correction(
                session,
                campaign=campaign,
                letter=letter,
                about=form.place(),
                words=form.words.data or "",
                stamp=form.stamp.data or "",
                actor=viewer().account,
                now=now(),
            )
    except WordsMissingError as refusal:
        form.words.errors = [translate(refusal)]
        return _page(campaign, entry, letter, proof, form), refusal.status
    except GarlandError as refusal:
        return _page(campaign, entry, letter, proof, form, translate(refusal)), refusal.status
    say(_("Thank you. The secretariat reads it and answers."), "success")
    return redirect(url_for("entry_proof.page", ref=entry.ref))


@bp.get(f"{ROOM}/<int:number>.png")
@allow(OWN_PROOF)
def picture(
    campaign: Campaign, entry: Entry, letter: ProofLetter, proof: Proof | None, number: int
) -> ResponseReturnValue:
    """Send a page as a picture."""
    return send_page(_there(proof), number)


@bp.get(f"{ROOM}.pdf")
@allow(OWN_PROOF)
def document(campaign: Campaign, entry: Entry, letter: ProofLetter, proof: Proof | None) -> Response:
    """Send the pages as a PDF, under a name that tells nothing of anybody."""
    return send_pdf(_there(proof).pdf_id, f"proof-{entry.number}.pdf", attached=False)


def _there(proof: Proof | None) -> Proof:
    if proof is None:
        raise NotFoundError
    return proof


def _page(
    campaign: Campaign,
    entry: Entry,
    letter: ProofLetter,
    proof: Proof | None,
    form: AskForm,
    refusal: str = "",
) -> str:
    correction = standing_correction(db(), entry.id)
    form.stamp.data = proof.stamp if proof else ""
    replied = letter.replied_at is not None
    return render_template(
        "publication/proofing/teacher.html",
        campaign=campaign,
        entry=entry,
        letter=letter,
        proof=proof,
        printed=correction.over(submitted(entry)) if correction else submitted(entry),
        standing=standing(letter.answer, stamp=letter.stamp, now=form.stamp.data, replied=replied),
        words=wording,
        form=form,
        approving=Form(),
        refusal=refusal,
    )
