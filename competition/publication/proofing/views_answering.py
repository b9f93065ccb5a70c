"""The secretariat answers a teacher, or hands a link on and notes what was said by phone."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign
from competition.campaign.policies import OFFICE
from competition.entries.desk import acting
from competition.entries.ways.views import code_of, link_address
from competition.errors import GarlandError, NotFoundError
from competition.platform.i18n import gettext as _
from competition.platform.i18n import translate
from competition.publication.proofing import wording
from competition.publication.proofing.errors import WordsMissingError
from competition.publication.proofing.forms import NotedForm, ReplyForm
from competition.publication.proofing.queries import Row, Told, may_be_told
from competition.publication.proofing.services.answering import reply
from competition.publication.proofing.services.by_hand import hand_link, note_answer, open_link
from competition.publication.proofing.work_page import ROOM, find_row, work_page
from competition.web.messages import say
from competition.web.policies import allow
from competition.web.request import config, db, now, transaction, viewer

bp = Blueprint("proofs_answering", __name__)


@bp.post(f"{ROOM}/<ref>/reply/<letter_ref>")
@allow(OFFICE)
def reply_post(campaign: Campaign, ref: str, letter_ref: str) -> ResponseReturnValue:
    """Answer a teacher who has asked for a correction; what was typed is not lost where that cannot be."""
    row, form = find_row(campaign, ref), ReplyForm()
    letter = next(
        (each.letter for each in row.teachers if each.letter and each.letter.ref == letter_ref), None
    )
    if letter is None:
        raise NotFoundError
    typed = {letter_ref: form}
    if not form.validate_on_submit():
        return work_page(campaign, row, replies=typed), 400
    words, seen = form.words.data or "", form.seen.data or ""
    try:
        with transaction() as session:
            actor = viewer().account
            reply(session, campaign=campaign, letter=letter, words=words, seen=seen, actor=actor, now=now())
    except WordsMissingError as refusal:
        form.words.errors = [translate(refusal)]
        return work_page(campaign, find_row(campaign, ref), replies=typed), refusal.status
    except GarlandError as refusal:
        page = work_page(campaign, find_row(campaign, ref), replies=typed, refusal=translate(refusal))
        return page, refusal.status
    say(_("Your answer is on its way."), "success")
    return redirect(url_for("proofs.work", slug=campaign.slug, ref=ref))


@bp.get(f"{ROOM}/<ref>/teacher/<teacher_ref>")
@allow(OFFICE)
def hand(campaign: Campaign, ref: str, teacher_ref: str) -> ResponseReturnValue:
    """Show the ways to a teacher whom no letter reaches, and where to note what they say."""
    return _page(campaign, *_find(campaign, ref, teacher_ref))


@bp.post(f"{ROOM}/<ref>/teacher/<teacher_ref>/link")
@allow(OFFICE)
def link_post(campaign: Campaign, ref: str, teacher_ref: str) -> ResponseReturnValue:
    """Make a link to be handed on."""
    row, told = _find(campaign, ref, teacher_ref)
    try:
        with transaction() as session:
            hand_link(
                session,
                campaign=campaign,
                row=row,
                told=told,
                actor=acting(),
                secret_key=config().secret_key,
                now=now(),
            )
    except GarlandError as refusal:
        say(translate(refusal), "error")
    return redirect(url_for("proofs_answering.hand", slug=campaign.slug, ref=ref, teacher_ref=teacher_ref))


@bp.post(f"{ROOM}/<ref>/teacher/<teacher_ref>")
@allow(OFFICE)
def note_post(campaign: Campaign, ref: str, teacher_ref: str) -> ResponseReturnValue:
    """Note what a teacher has said on paper or by phone."""
    (row, told), form = _find(campaign, ref, teacher_ref), NotedForm()
    if not form.validate_on_submit():
        return _page(campaign, row, told, form), 400
    try:
        with transaction() as session:
            note_answer(
                session,
                campaign=campaign,
                row=row,
                told=told,
                right=form.is_right(),
                about=form.place(),
                words=form.words.data or "",
                stamp=form.stamp.data or "",
                actor=acting(),
                now=now(),
            )
    except WordsMissingError as refusal:
        form.words.errors = [translate(refusal)]
        return _page(campaign, *_find(campaign, ref, teacher_ref), form), refusal.status
    except GarlandError as refusal:
        page = _page(campaign, *_find(campaign, ref, teacher_ref), form, translate(refusal))
        return page, refusal.status
    say(_("What the teacher said is noted."), "success")
    return redirect(url_for("proofs.work", slug=campaign.slug, ref=ref))


def _find(campaign: Campaign, ref: str, teacher_ref: str) -> tuple[Row, Told]:
    row = find_row(campaign, ref)
    told = next((each for each in row.teachers if each.account.ref == teacher_ref), None)
    if told is None:
        raise NotFoundError
    return row, told


def _page(campaign: Campaign, row: Row, told: Told, form: NotedForm | None = None, refusal: str = "") -> str:
    form = form or NotedForm(formdata=None)
    form.stamp.data = row.proof.stamp if row.proof else ""
    link = open_link(db(), row=row, told=told, now=now())
    handed = link_address(link) if link else ""
    return render_template(
        "publication/proofing/hand.html",
        entry=row.entry,
        proof=row.proof,
        touched=row.touched,
        told=told,
        tellable=may_be_told(db(), campaign),
        link=link,
        handed=handed,
        code=code_of(handed) if handed else "",
        words=wording,
        form=form,
        refusal=refusal,
    )
