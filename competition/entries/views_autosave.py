"""Words that save themselves: the same services as the form's, answered in a line of JSON."""

from datetime import datetime
from typing import Any

from flask import Blueprint, Response, jsonify, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign, City, School
from competition.entries.desk import acting
from competition.entries.errors import ChangedElsewhereError
from competition.entries.forms import WordsForm
from competition.entries.identity import Authorship, SchoolClass
from competition.entries.models import Entry
from competition.entries.policies import OWN_CLASS, OWN_ENTRY
from competition.entries.services import create_entry, save_words
from competition.entries.views_words import chosen, wanted_ref, words_form
from competition.entries.words import stamp_of
from competition.errors import GarlandError
from competition.platform.i18n import translate
from competition.web.arrival import arrival
from competition.web.policies import allow
from competition.web.request import now, transaction

bp = Blueprint("autosave", __name__)


@bp.post("/class/<ref>/add/autosave")
@allow(OWN_CLASS)
def add_post(
    campaign: Campaign, school_class: SchoolClass, school: School, city: City
) -> ResponseReturnValue:
    """Make the draft of a sheet that is being written, and save it; made once, by the sheet's own ref."""
    form = words_form(campaign, school_class)
    if not form.validate_on_submit():
        return _not_valid(form)
    by: dict[str, Any] = {"category": chosen(campaign, form), "actor": acting(), "now": arrival()}
    try:
        with transaction() as session:
            entry = create_entry(session, school_class=school_class, ref=wanted_ref(form), **by)
            seen = form.seen.data or None
            save_words(session, entry=entry, words=form.words(), seen=seen, by_itself=True, **by)
    except GarlandError as refusal:
        return _refused(refusal)
    return _saved(entry, now())


@bp.post("/entry/<ref>/words/autosave")
@allow(OWN_ENTRY)
def save_post(
    campaign: Campaign, school_class: SchoolClass, entry: Entry, authorship: Authorship
) -> ResponseReturnValue:
    """Save the words of a draft that is being written."""
    form = words_form(campaign, school_class)
    if not form.validate_on_submit():
        return _not_valid(form)
    by: dict[str, Any] = {"category": chosen(campaign, form), "actor": acting(), "now": arrival()}
    try:
        with transaction() as session:
            save_words(session, entry=entry, words=form.words(), seen=form.seen.data, by_itself=True, **by)
    except GarlandError as refusal:
        return _refused(refusal)
    return _saved(entry, now())


def _saved(entry: Entry, at: datetime) -> Response:
    """Say when it was saved, what stands there now, and where the draft lives."""
    return jsonify(
        saved_at=at.isoformat(),
        seen=stamp_of(entry),
        ref=entry.ref,
        page=url_for("entry_words.page", ref=entry.ref),
        save=url_for("autosave.save_post", ref=entry.ref),
    )


def _not_valid(form: WordsForm) -> tuple[Response, int]:
    return jsonify(error=" ".join(str(each) for errors in form.errors.values() for each in errors)), 400


def _refused(refusal: GarlandError) -> tuple[Response, int]:
    """Say the refusal; `changed`: another window was quicker, and both versions are to be shown."""
    elsewhere = isinstance(refusal, ChangedElsewhereError)
    return jsonify(error=translate(refusal), changed=elsewhere), refusal.status
