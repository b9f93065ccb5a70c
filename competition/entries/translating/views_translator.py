"""An invited translator at work: the original beside the translation, kept and handed in; nobody's name."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign, Category
from competition.entries.models import Entry
from competition.entries.translating.errors import TextSettledError
from competition.entries.translating.forms import TranslationForm
from competition.entries.translating.models import TranslatorLink
from competition.entries.translating.page import original_of, work_of
from competition.entries.translating.policies import TRANSLATOR
from competition.entries.translating.services import hand_in, save_draft
from competition.errors import GarlandError
from competition.platform.i18n import gettext as _
from competition.platform.i18n import translate as in_words
from competition.web.policies import allow
from competition.web.request import now, transaction

bp = Blueprint("translator", __name__)


@bp.get("/translate/<ref>/<secret>")
@allow(TRANSLATOR)
def page(
    link: TranslatorLink, entry: Entry, campaign: Campaign, category: Category, secret: str
) -> ResponseReturnValue:
    """Show the work to be translated, with what was typed so far."""
    form = TranslationForm(formdata=None)
    form.show_link(link, entry)
    settled = in_words(TextSettledError()) if campaign.frozen_at else ""
    return _page(link, entry, campaign, category, form, settled=settled)


@bp.post("/translate/<ref>/<secret>")
@allow(TRANSLATOR)
def save_post(
    link: TranslatorLink, entry: Entry, campaign: Campaign, category: Category, secret: str
) -> ResponseReturnValue:
    """Keep what was typed, or hand it in."""
    form = TranslationForm()
    form.language.choices = [(link.language, link.language)]
    form.language.data = link.language
    if not form.validate():
        return _page(link, entry, campaign, category, form), 400
    said, handed_in = form.translation(link.language), request.form.get("do") == "hand-in"
    try:
        with transaction() as session:
            (hand_in if handed_in else save_draft)(session, link=link, translation=said, now=now())
    except GarlandError as refusal:
        return _page(link, entry, campaign, category, form, in_words(refusal)), refusal.status
    flash(
        _("Thank you. The translation is handed in; with this link you can still change it.")
        if handed_in
        else _("Saved. Nobody sees it before you hand it in."),
        "success",
    )
    return redirect(url_for("translator.page", ref=link.ref, secret=secret))


def _page(
    link: TranslatorLink,
    entry: Entry,
    campaign: Campaign,
    category: Category,
    form: TranslationForm,
    refusal: str = "",
    settled: str = "",
) -> str:
    return render_template(
        "entries/translating/translator.html",
        campaign=campaign,
        entry=entry,
        link=link,
        form=form,
        refusal=refusal,
        settled=settled,
        original=original_of(entry, category),
        translation=work_of(category, link.language, form.title.data or "", form.text.data or ""),
        alts=[image.alt for image in entry.images if image.alt],
    )
