"""Proofs at the secretariat's desk: who has approved, who has asked, who is silent; and correcting a work."""

from collections.abc import Callable

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.campaign.policies import OFFICE
from competition.errors import GarlandError, NotFoundError
from competition.platform.i18n import gettext as _
from competition.platform.i18n import ngettext, translate
from competition.platform.jobs import latest_jobs
from competition.publication.proofing import wording
from competition.publication.proofing.forms import CorrectionForm, ReplyForm
from competition.publication.proofing.models import Proof, ProofLetter
from competition.publication.proofing.policies import OFFICE_PROOF
from competition.publication.proofing.queries import Row, corrections_of, may_be_told, rows_of, submitted
from competition.publication.proofing.rules import Standing, difference
from competition.publication.proofing.services import (
    JOB,
    correct,
    remind_of_proofs,
    reply,
    request_proofs,
    take_back,
)
from competition.publication.proofing.serving import send_page
from competition.publication.queries import find_freeze
from competition.web.documents import send_pdf
from competition.web.forms import Form
from competition.web.messages import Undo, say
from competition.web.policies import allow
from competition.web.request import db, now, transaction, viewer

bp = Blueprint("proofs", __name__)
ROOM = "/c/<slug>/office/book/proofs"


@bp.get(ROOM)
@allow(OFFICE)
def index(campaign: Campaign) -> ResponseReturnValue:
    """Show the awarded works, and where their proofs stand with their teachers."""
    rows = rows_of(db(), campaign.id)
    running = latest_jobs(db(), campaign_id=campaign.id, name=JOB, unfinished_only=True, limit=1)
    told = [each for row in rows for each in row.teachers]
    return render_template(
        "publication/proofing/index.html",
        rows=rows,
        counts={state: sum(each.standing is state for each in told) for state in Standing},
        stale=sum(row.proof is None or row.touched for row in rows),
        running=running[0] if running else None,
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
    return _page(campaign, _row(campaign, ref))


@bp.post(f"{ROOM}/<ref>")
@allow(OFFICE)
def work_post(campaign: Campaign, ref: str) -> ResponseReturnValue:
    """Have the pages of one work made, or sent to its teachers."""
    row = _row(campaign, ref)
    return _ask(campaign, [row.entry.id], url_for("proofs.work", slug=campaign.slug, ref=ref))


@bp.post(f"{ROOM}/<ref>/correct")
@allow(OFFICE)
def correct_post(campaign: Campaign, ref: str) -> ResponseReturnValue:
    """Print other words, and have the pages made anew."""
    row, form = _row(campaign, ref), CorrectionForm()
    if not form.validate_on_submit():
        return _page(campaign, row, form), 400
    entry = row.entry
    try:
        with transaction() as session:
            made = correct(
                session,
                campaign=campaign,
                entry=entry,
                words=form.printed(),
                reason=form.reason.data or "",
                seen=form.seen.data or "",
                actor=viewer().account,
                now=now(),
            )
            _anew(campaign, entry.id, viewer().account)
            seen = made.ref
    except GarlandError as refusal:
        return _page(campaign, _row(campaign, ref), form, translate(refusal)), refusal.status
    way = Undo(url_for("proofs.take_back_post", slug=campaign.slug, ref=ref), {"seen": seen})
    say(_("The correction is kept, and the pages are being made anew."), "success", undo=way)
    return redirect(url_for("proofs.work", slug=campaign.slug, ref=ref))


@bp.post(f"{ROOM}/<ref>/take-back")
@allow(OFFICE)
def take_back_post(campaign: Campaign, ref: str) -> ResponseReturnValue:
    """Print the words before a correction again."""
    row = _row(campaign, ref)

    def act(actor: Account | None) -> None:
        seen = request.form.get("seen", "")
        take_back(db(), campaign=campaign, entry=row.entry, seen=seen, actor=actor, now=now())
        _anew(campaign, row.entry.id, actor)

    return _act(campaign, ref, act, _("The correction is taken back, and the pages are being made anew."))


@bp.post(f"{ROOM}/<ref>/reply/<letter_ref>")
@allow(OFFICE)
def reply_post(campaign: Campaign, ref: str, letter_ref: str) -> ResponseReturnValue:
    """Answer a teacher who has asked for a correction."""
    row, form = _row(campaign, ref), ReplyForm()
    letters = (told.letter for told in row.teachers if told.letter)
    letter: ProofLetter | None = next((each for each in letters if each.ref == letter_ref), None)
    if letter is None or not form.validate_on_submit():
        raise NotFoundError

    def act(actor: Account | None) -> None:
        words = form.words.data or ""
        reply(db(), campaign=campaign, letter=letter, words=words, actor=actor, now=now())

    return _act(campaign, ref, act, _("Your answer is on its way."))


def _act(
    campaign: Campaign, ref: str, act: Callable[[Account | None], None], said: str
) -> ResponseReturnValue:
    """Do something about a work and say so, or why it could not be done."""
    try:
        with transaction():
            act(viewer().account)
    except GarlandError as refusal:
        say(translate(refusal), "error")
    else:
        say(said, "success")
    return redirect(url_for("proofs.work", slug=campaign.slug, ref=ref))


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


def _anew(campaign: Campaign, entry_id: int, actor: Account | None) -> None:
    """Have the pages made anew where the book can be made at all."""
    if find_freeze(db(), campaign.id) is not None:
        request_proofs(db(), campaign=campaign, entry_ids=[entry_id], send=False, actor=actor, now=now())


def _row(campaign: Campaign, ref: str) -> Row:
    rows = rows_of(db(), campaign.id, ref)
    if not rows:
        raise NotFoundError
    return rows[0]


def _page(campaign: Campaign, row: Row, form: CorrectionForm | None = None, refusal: str = "") -> str:
    corrections = corrections_of(db(), row.entry.id)
    standing = next((each for each, _name in corrections if each.taken_back_at is None), None)
    sent_in = submitted(row.entry)
    printed = standing.over(sent_in) if standing else sent_in
    seen = standing.ref if standing else ""
    names = ("title", "text", "translation_title", "translation")
    changed = [
        (name, difference(getattr(sent_in, name), getattr(printed, name)))
        for name in names
        if getattr(sent_in, name) != getattr(printed, name)
    ]
    form = form or CorrectionForm(formdata=None, obj=printed, seen=seen)
    form.seen.data = seen
    running = latest_jobs(db(), campaign_id=campaign.id, name=JOB, unfinished_only=True, limit=1)
    return render_template(
        "publication/proofing/work.html",
        row=row,
        entry=row.entry,
        proof=row.proof,
        printed=printed,
        changed=changed,
        corrections=corrections,
        standing=standing,
        running=running[0] if running else None,
        words=wording,
        form=form,
        plain=Form(),
        replying=ReplyForm(formdata=None),
        refusal=refusal,
    )
