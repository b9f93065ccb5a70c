"""The translation of an entry for the secretariat, who may make or mend it at any time."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign
from competition.entries.desk import acting
from competition.entries.screening_pages import Subject
from competition.entries.screening_policies import SCREENED
from competition.entries.translating import deeds
from competition.entries.translating.forms import TranslationForm
from competition.entries.translating.models import TranslationBy
from competition.entries.translating.page import facts_of, original_of
from competition.entries.translating.services import translate
from competition.errors import GarlandError
from competition.platform.i18n import gettext as _
from competition.platform.i18n import translate as in_words
from competition.web.policies import allow
from competition.web.request import db, now, transaction

bp = Blueprint("screening_translation", __name__)


@bp.get("/c/<slug>/office/entries/<ref>/translation")
@allow(SCREENED)
def page(campaign: Campaign, subject: Subject) -> ResponseReturnValue:
    """Show the original beside its translation, to be changed."""
    form = TranslationForm(formdata=None)
    form.offer(campaign)
    form.show_entry(subject.entry)
    return _page(campaign, subject, form)


@bp.post("/c/<slug>/office/entries/<ref>/translation")
@allow(SCREENED)
def save_post(campaign: Campaign, subject: Subject) -> ResponseReturnValue:
    """Put the translation in place."""
    form = TranslationForm()
    form.offer(campaign)
    if not form.validate_on_submit():
        return _page(campaign, subject, form), 400
    try:
        with transaction() as session:
            changed = translate(
                session,
                entry=subject.entry,
                translation=form.translation(),
                by=TranslationBy.SECRETARIAT,
                actor=acting(),
                now=now(),
            )
    except GarlandError as refusal:
        return _page(campaign, subject, form, in_words(refusal)), refusal.status
    flash(_("The translation is saved.") if changed else _("Nothing has changed."), "success")
    return redirect(url_for("screening.entry_page", slug=campaign.slug, ref=subject.entry.ref))


@bp.post("/c/<slug>/office/entries/<ref>/translation/ask")
@allow(SCREENED)
def ask_post(campaign: Campaign, subject: Subject) -> ResponseReturnValue:
    """Make a translator's link, or call one back."""
    deeds.ask_translator(campaign, subject.entry)
    return redirect(_here(campaign, subject))


def _here(campaign: Campaign, subject: Subject) -> str:
    return url_for("screening_translation.page", slug=campaign.slug, ref=subject.entry.ref)


def _page(campaign: Campaign, subject: Subject, form: TranslationForm, refusal: str = "") -> str:
    entry = subject.entry
    return render_template(
        "entries/translating/office.html",
        campaign=campaign,
        entry=entry,
        form=form,
        refusal=refusal,
        original=original_of(entry, subject.category),
        ask=url_for("screening_translation.ask_post", slug=campaign.slug, ref=entry.ref),
        **facts_of(db(), campaign, entry),
    )
