"""Writing an entry: form, language, title, text and translation."""

import re
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign, Category, City, School
from competition.entries.desk import acting, way_back
from competition.entries.documents.queries import documents_of
from competition.entries.dossiers import dossier_of
from competition.entries.errors import ChangedElsewhereError
from competition.entries.facts import Section
from competition.entries.forms import WordsForm
from competition.entries.identity import Authorship, SchoolClass
from competition.entries.limits_wording import limits_words
from competition.entries.models import Entry
from competition.entries.policies import OWN_CLASS, OWN_ENTRY
from competition.entries.services import create_entry, save_words
from competition.entries.services.guards import require_open
from competition.entries.sheets.queries import title_strip
from competition.entries.steps import next_step
from competition.entries.words import stamp_of
from competition.errors import GarlandError
from competition.platform.db import new_ref
from competition.platform.i18n import gettext as _
from competition.platform.i18n import translate
from competition.web.arrival import arrival
from competition.web.policies import allow
from competition.web.request import db, now, transaction

_REF = re.compile(r"[0-9a-z]{12}")
bp = Blueprint("entry_words", __name__)


@bp.get("/class/<ref>/add")
@allow(OWN_CLASS)
def add(campaign: Campaign, school_class: SchoolClass, school: School, city: City) -> ResponseReturnValue:
    """Show an empty sheet of the form asked for; nothing is made before it is saved."""
    try:
        require_open(campaign, now(), school_class)
    except GarlandError as refusal:
        flash(translate(refusal), "warning")
        return redirect(url_for("class.page", ref=school_class.ref))
    wanted = request.args.get("form")
    open_to = categories(campaign, school_class)
    form = words_form(campaign, school_class)
    form.ref.data = new_ref()
    form.category.data = next((each.id for each in open_to if each.form == wanted), None)
    return _page(campaign, school_class, form)


@bp.post("/class/<ref>/add")
@allow(OWN_CLASS)
def add_post(
    campaign: Campaign, school_class: SchoolClass, school: School, city: City
) -> ResponseReturnValue:
    """Make the draft. Sent twice it is made once: its ref was chosen when the sheet was opened."""
    form = words_form(campaign, school_class)
    if not form.validate_on_submit():
        return _page(campaign, school_class, form), 400
    category = chosen(campaign, form)
    by: dict[str, Any] = {"actor": acting(), "now": arrival()}
    try:
        with transaction() as session:
            ref = wanted_ref(form)
            entry = create_entry(session, school_class=school_class, category=category, ref=ref, **by)
            save_words(session, entry=entry, category=category, words=form.words(), **by)
    except GarlandError as refusal:
        return _page(campaign, school_class, form, refusal=translate(refusal)), refusal.status
    flash(_("The draft is saved."), "success")
    return redirect(next_step(dossier_of(db(), campaign, entry), after=Section.WORK))


@bp.get("/entry/<ref>/words")
@allow(OWN_ENTRY)
def page(
    campaign: Campaign, school_class: SchoolClass, entry: Entry, authorship: Authorship
) -> ResponseReturnValue:
    """Show the words of a draft, to be changed; of one that cannot be, its page says why."""
    if back := way_back(campaign, entry):
        return back
    form = words_form(campaign, school_class)
    form.show(entry)
    return _page(campaign, school_class, form, entry)


@bp.post("/entry/<ref>/words")
@allow(OWN_ENTRY)
def save_post(
    campaign: Campaign, school_class: SchoolClass, entry: Entry, authorship: Authorship
) -> ResponseReturnValue:
    """Save the words; when another window was faster, show both."""
    form = words_form(campaign, school_class)
    if not form.validate_on_submit():
        return _page(campaign, school_class, form, entry), 400
    category = chosen(campaign, form)
    changed: dict[str, Any] = {"category": category, "words": form.words(), "seen": form.seen.data}
    try:
        with transaction() as session:
            save_words(session, entry=entry, actor=acting(), now=arrival(), **changed)
    except ChangedElsewhereError as refusal:
        form.seen.data = stamp_of(entry)
        return _page(campaign, school_class, form, entry, translate(refusal), both=True), refusal.status
    except GarlandError as refusal:
        return _page(campaign, school_class, form, entry, translate(refusal)), refusal.status
    flash(_("The draft is saved."), "success")
    return redirect(next_step(dossier_of(db(), campaign, entry, authorship), after=Section.WORK))


def categories(campaign: Campaign, school_class: SchoolClass) -> list[Category]:
    """Return the categories that are open to a class."""
    return [each for each in campaign.categories if each.age_group == school_class.age_group]


def wanted_ref(form: WordsForm) -> str | None:
    """Return the ref that was chosen when the sheet was opened."""
    return form.ref.data if _REF.fullmatch(form.ref.data or "") else None


def chosen(campaign: Campaign, form: WordsForm) -> Category:
    """Return the category chosen in a form that is valid."""
    return next(each for each in campaign.categories if each.id == form.category.data)


def words_form(campaign: Campaign, school_class: SchoolClass) -> WordsForm:
    """Return the form with what is open to a class."""
    form = WordsForm()
    form.offer(campaign, categories(campaign, school_class))
    return form


def _page(
    campaign: Campaign,
    school_class: SchoolClass,
    form: WordsForm,
    entry: Entry | None = None,
    refusal: str | None = None,
    *,
    both: bool = False,
    sending: bool = False,
) -> str:
    """Show the page; `both`: with what another window saved, `sending`: with the field of documents open."""
    open_to = categories(campaign, school_class)
    return render_template(
        "entries/words.html",
        campaign=campaign,
        school_class=school_class,
        entry=entry,
        documents=documents_of(db(), entry.id) if entry else [],
        strip=title_strip(db(), entry.id) if entry else None,
        form=form,
        refusal=refusal,
        kept=entry if both else None,
        sending=sending,
        limits_words=limits_words,
        categories={each.id: each for each in open_to},
        category=next((each for each in open_to if each.id == form.category.data), None),
    )
