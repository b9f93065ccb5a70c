"""A document sent from the page of words: what was typed there is saved with it."""

import re
from datetime import datetime
from typing import Any

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from competition.campaign.models import Campaign, City, School
from competition.entries.desk import acting
from competition.entries.documents.receiving import receive_document, was_sent
from competition.entries.documents.services import add_document
from competition.entries.dossiers import dossier_of
from competition.entries.errors import ChangedElsewhereError
from competition.entries.facts import Section
from competition.entries.forms import WordsForm
from competition.entries.identity import Authorship, SchoolClass
from competition.entries.models import Entry
from competition.entries.policies import OWN_CLASS, OWN_ENTRY
from competition.entries.services import create_entry, save_words
from competition.entries.steps import next_step
from competition.entries.views_words import _page as words_page
from competition.entries.views_words import chosen as chosen_category
from competition.entries.views_words import words_form as form_for
from competition.entries.words import stamp_of
from competition.errors import GarlandError
from competition.platform.files import Received
from competition.platform.i18n import translate
from competition.web.arrival import arrival
from competition.web.policies import allow
from competition.web.request import db, fresh_transaction

_REF = re.compile(r"[0-9a-z]{12}")
bp = Blueprint("document_words", __name__)


@bp.post("/class/<ref>/add/document")
@allow(OWN_CLASS, writing=False)
def add_post(
    campaign: Campaign, school_class: SchoolClass, school: School, city: City
) -> ResponseReturnValue:
    """Make the draft with what was typed, and keep the document beside it."""
    form = form_for(campaign, school_class)
    if not form.validate_on_submit():
        return words_page(campaign, school_class, form), 400
    try:
        sent = receive_document() if was_sent() else None
        with fresh_transaction() as (session, loaded):
            school_class, moment = loaded["school_class"], arrival(session)
            category = chosen_category(loaded["campaign"], form)
            known = form.ref.data if _REF.fullmatch(form.ref.data or "") else None
            entry = create_entry(
                session,
                school_class=school_class,
                category=category,
                ref=known,
                actor=acting(),
                now=moment,
            )
            words = form.words()
            save_words(session, entry=entry, category=category, words=words, actor=acting(), now=moment)
            if sent:
                _add(session, entry, sent, moment)
    except GarlandError as refusal:
        return _again(refusal, form), refusal.status
    return redirect(_onward(loaded["campaign"], entry, sent=sent is not None))


@bp.post("/entry/<ref>/words/document")
@allow(OWN_ENTRY, writing=False)
def save_post(
    campaign: Campaign, school_class: SchoolClass, entry: Entry, authorship: Authorship
) -> ResponseReturnValue:
    """Save the words as typed, and keep the document beside them."""
    form = form_for(campaign, school_class)
    if not form.validate_on_submit():
        return words_page(campaign, school_class, form, entry), 400
    try:
        sent = receive_document() if was_sent() else None
        with fresh_transaction() as (session, loaded):
            entry, moment = loaded["entry"], arrival(session)
            save_words(
                session,
                entry=entry,
                category=chosen_category(loaded["campaign"], form),
                words=form.words(),
                seen=form.seen.data,
                actor=acting(),
                now=moment,
            )
            if sent:
                _add(session, entry, sent, moment)
    except GarlandError as refusal:
        return _again(refusal, form), refusal.status
    return redirect(_onward(loaded["campaign"], entry, sent=sent is not None))


def _onward(campaign: Campaign, entry: Entry, *, sent: bool) -> str:
    if sent:
        return url_for("document.page", ref=entry.ref)
    return next_step(dossier_of(db(), campaign, entry), after=Section.WORK)


def _add(session: Session, entry: Entry, sent: tuple[Received, str], moment: datetime) -> None:
    received, name = sent
    add_document(session, entry=entry, received=received, file_name=name, actor=acting(), now=moment)


def _again(refusal: GarlandError, form: WordsForm) -> str:
    """Show the page of words with all that was typed, and what is wrong."""
    at: dict[str, Any] = request.view_args or {}
    entry, both = at.get("entry"), isinstance(refusal, ChangedElsewhereError)
    if entry is not None and both:
        form.seen.data = stamp_of(entry)
    said, shown = translate(refusal), {"both": both, "sending": not both}
    return words_page(at["campaign"], at["school_class"], form, entry, said, **shown)
