"""Correcting the language or the category of an entry, and taking that back."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign
from competition.entries.desk import acting
from competition.entries.dossiers import dossier_of
from competition.entries.screening_errors import DecisionNotPossibleError
from competition.entries.screening_forms import CorrectForm, correct_form
from competition.entries.screening_pages import Subject
from competition.entries.screening_policies import SCREENED
from competition.entries.services.correcting import (
    CORRECTABLE,
    category_of,
    correct,
    find_correction,
    take_correction_back,
)
from competition.entries.views_screening_list import bp
from competition.entries.wording import missing_sentence
from competition.errors import GarlandError, NotFoundError
from competition.platform.i18n import gettext as _
from competition.platform.i18n import translate
from competition.web.messages import Undo, say
from competition.web.policies import allow
from competition.web.request import db, now, transaction


@bp.get("/c/<slug>/office/entries/<ref>/correct")
@allow(SCREENED)
def correct_page(campaign: Campaign, subject: Subject) -> ResponseReturnValue:
    """Show language and category as they stand, to be set right."""
    return _page(campaign, subject, correct_form(campaign, subject.entry, formdata=None))


@bp.post("/c/<slug>/office/entries/<ref>/correct")
@allow(SCREENED)
def correct_post(campaign: Campaign, subject: Subject) -> ResponseReturnValue:
    """Correct the entry; what does not fit its limits any more is said."""
    entry = subject.entry
    form = correct_form(campaign, entry)
    if not form.validate_on_submit():
        return _page(campaign, subject, form), 400
    try:
        with transaction() as session:
            if not form.saw(entry):
                raise DecisionNotPossibleError
            made = correct(
                session,
                entry=entry,
                language=form.language.data or "",
                category=category_of(campaign, form.category.data),
                reason=form.reason.data,
                actor=acting(),
                now=now(),
            )
    except GarlandError as refusal:
        form.version.data = str(entry.version)
        return _page(campaign, subject, form, translate(refusal)), refusal.status
    way = url_for("screening.correct_back_post", slug=campaign.slug, ref=entry.ref)
    say(_("The entry is corrected; its number stays."), "success", undo=Undo(way, {"correction": made.ref}))
    for lacking in dossier_of(db(), campaign, entry, subject.authorship).missing:
        flash(missing_sentence(lacking), "warning")
    return redirect(url_for("screening.entry_page", slug=campaign.slug, ref=entry.ref))


@bp.post("/c/<slug>/office/entries/<ref>/correct-back")
@allow(SCREENED)
def correct_back_post(campaign: Campaign, subject: Subject) -> ResponseReturnValue:
    """Take a correction back."""
    with transaction() as session:
        made = find_correction(session, subject.entry.id, request.form.get("correction", ""))
        if made is None:
            raise NotFoundError
        back = take_correction_back(session, entry=subject.entry, correction=made, actor=acting(), now=now())
    if back:
        flash(_("The correction is taken back."), "success")
    else:
        flash(_("Nothing was taken back: the entry has been changed or decided about since."), "warning")
    return redirect(url_for("screening.entry_page", slug=campaign.slug, ref=subject.entry.ref))


def _page(campaign: Campaign, subject: Subject, form: CorrectForm, refusal: str = "") -> str:
    possible = subject.entry.state in CORRECTABLE and subject.entry.set_apart_at is None
    return render_template(
        "entries/screening/correct.html", entry=subject.entry, form=form, refusal=refusal, possible=possible
    )
