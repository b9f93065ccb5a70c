"""What saves itself while somebody writes: the same services as the form's, answered in a line of JSON."""

from datetime import datetime
from typing import Any

from flask import Blueprint, Response, jsonify, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from competition.campaign.models import Campaign, City, School
from competition.entries.desk import acting
from competition.entries.errors import ChangedElsewhereError
from competition.entries.forms import WordsForm
from competition.entries.identity import Authorship, SchoolClass
from competition.entries.models import Entry
from competition.entries.picturing.describing import describe
from competition.entries.picturing.forms import descriptions, seen_as
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
    return _save_words(campaign, school_class, None)


@bp.post("/entry/<ref>/words/autosave")
@allow(OWN_ENTRY)
def save_post(
    campaign: Campaign, school_class: SchoolClass, entry: Entry, authorship: Authorship
) -> ResponseReturnValue:
    """Save the words of a draft that is being written."""
    return _save_words(campaign, school_class, entry)


@bp.post("/entry/<ref>/pictures/autosave")
@allow(OWN_ENTRY)
def pictures_post(
    campaign: Campaign, school_class: SchoolClass, entry: Entry, authorship: Authorship
) -> ResponseReturnValue:
    """Save the descriptions of pictures that are being written."""
    by: dict[str, Any] = {"actor": acting(), "now": arrival(), "by_itself": True}
    try:
        with transaction() as session:
            clashing = describe(session, entry=entry, typed=descriptions(entry), **by)
    except GarlandError as refusal:
        return _refused(refusal)
    return _refused(ChangedElsewhereError()) if clashing else _saved(now(), seen_as(entry))


def _save_words(campaign: Campaign, school_class: SchoolClass, entry: Entry | None) -> ResponseReturnValue:
    """Save what a sheet holds; for one that is no draft yet (None), make the draft."""
    form = words_form(campaign, school_class)
    if not form.validate_on_submit():
        return jsonify(error=" ".join(str(each) for errors in form.errors.values() for each in errors)), 400
    by: dict[str, Any] = {"category": chosen(campaign, form), "actor": acting(), "now": arrival()}
    try:
        with transaction() as session:
            draft = entry or create_entry(session, school_class=school_class, ref=wanted_ref(form), **by)
            _keep(session, draft, form, is_new=entry is None, **by)
    except GarlandError as refusal:
        return _refused(refusal)
    lives = {"ref": draft.ref, "page": url_for("entry_words.page", ref=draft.ref)}
    return _saved(
        now(), {"seen": stamp_of(draft)}, **lives, save=url_for("autosave.save_post", ref=draft.ref)
    )


def _keep(session: Session, draft: Entry, form: WordsForm, *, is_new: bool, **by: Any) -> None:
    """Save the words; a new sheet that says nothing of what it saw has seen nothing."""
    seen = (form.seen.data or None) if is_new else form.seen.data
    save_words(session, entry=draft, words=form.words(), seen=seen, by_itself=True, **by)


def _saved(at: datetime, stands: dict[str, str], **more: str) -> Response:
    """Say when it was saved, and what stands there now, by the hidden fields of the form that hold it."""
    return jsonify(saved_at=at.isoformat(), stands=stands, **more)


def _refused(refusal: GarlandError) -> tuple[Response, int]:
    """Say the refusal; `changed`: another window was quicker, and both versions are to be shown."""
    elsewhere = isinstance(refusal, ChangedElsewhereError)
    return jsonify(error=translate(refusal), changed=elsewhere), refusal.status
