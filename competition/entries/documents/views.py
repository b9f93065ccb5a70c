"""A document beside what was read in it: does this look right?"""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign
from competition.entries.desk import acting
from competition.entries.documents.models import EntryDocument
from competition.entries.documents.queries import Sent, documents_of
from competition.entries.documents.reading import set_aside, stands_in, take_over
from competition.entries.documents.receiving import ACCEPT, receive_document
from competition.entries.documents.rules import LIMIT, SHOWN_PAGES, DocumentState
from competition.entries.documents.services import add_document, read_as, remove_document
from competition.entries.documents.setting_off import marked
from competition.entries.documents.wording import (
    document_badge,
    document_problem,
    encoding_name,
    left_out_sentences,
)
from competition.entries.errors import ChangedElsewhereError
from competition.entries.identity import Authorship, SchoolClass
from competition.entries.models import Entry
from competition.entries.policies import OWN_ENTRY
from competition.entries.services.guards import require_changeable
from competition.entries.words import stamp_of
from competition.errors import GarlandError, NotFoundError
from competition.platform.i18n import gettext as _
from competition.platform.i18n import translate
from competition.platform.storage import MEGABYTE
from competition.web.arrival import arrival
from competition.web.policies import allow
from competition.web.request import db, fresh_transaction, now, transaction

bp = Blueprint("document", __name__)


@bp.get("/entry/<ref>/document")
@allow(OWN_ENTRY)
def page(
    campaign: Campaign, school_class: SchoolClass, entry: Entry, authorship: Authorship
) -> ResponseReturnValue:
    """Show the document asked for, or the latest, beside its text; without one, the field that takes one."""
    return _page(campaign, school_class, entry)


@bp.post("/entry/<ref>/document")
@allow(OWN_ENTRY, writing=False)
def add_post(
    campaign: Campaign, school_class: SchoolClass, entry: Entry, authorship: Authorship
) -> ResponseReturnValue:
    """Keep a document and have it read."""
    try:
        received, name = receive_document()
        with fresh_transaction() as (session, loaded):
            moment = arrival(session)
            own = {"entry": loaded["entry"], "received": received, "file_name": name}
            added = add_document(session, **own, actor=acting(), now=moment)
    except GarlandError as refusal:
        flash(translate(refusal), "error")
        return redirect(_address((request.view_args or {})["entry"].ref))
    return redirect(_address(loaded["entry"].ref, added.ref))


@bp.get("/entry/<ref>/document/state")
@allow(OWN_ENTRY)
def state(
    campaign: Campaign, school_class: SchoolClass, entry: Entry, authorship: Authorship
) -> ResponseReturnValue:
    """Return whether a document has been read, for the script that looks again."""
    sent = _chosen(documents_of(db(), entry.id))
    document = sent.document if sent else None
    return render_template("entries/documents/_state.html", entry=entry, document=document)


@bp.post("/entry/<ref>/document/<document_ref>/take")
@allow(OWN_ENTRY)
def take_post(
    campaign: Campaign, school_class: SchoolClass, entry: Entry, authorship: Authorship, document_ref: str
) -> ResponseReturnValue:
    """Put the document's text into the entry, unless the entry was changed since the page was opened."""
    document = _own(entry, document_ref)
    seen = request.form.get("seen") or None
    try:
        with transaction() as session:
            take_over(
                session, entry=entry, document=document, actor=acting(), now=arrival(session), seen=seen
            )
    except ChangedElsewhereError:
        flash(
            _("The entry was changed in the meantime. Please look once more before you take it over."),
            "error",
        )
    else:
        flash(_("The text is taken over."), "success")
    return redirect(_address(entry.ref, document_ref))


@bp.post("/entry/<ref>/document/<document_ref>/keep")
@allow(OWN_ENTRY)
def keep_post(
    campaign: Campaign, school_class: SchoolClass, entry: Entry, authorship: Authorship, document_ref: str
) -> ResponseReturnValue:
    """Leave the entry's text as it is."""
    document = _own(entry, document_ref)
    with transaction() as session:
        set_aside(session, entry=entry, document=document, actor=acting(), now=now())
    flash(_("Your text stays as it is. The document lies beside it."), "success")
    return redirect(_address(entry.ref, document_ref))


@bp.post("/entry/<ref>/document/<document_ref>/encoding")
@allow(OWN_ENTRY)
def encoding_post(
    campaign: Campaign, school_class: SchoolClass, entry: Entry, authorship: Authorship, document_ref: str
) -> ResponseReturnValue:
    """Have the text read in the encoding that was chosen."""
    chosen: dict[str, Any] = {
        "document": _own(entry, document_ref),
        "encoding": request.form.get("encoding", ""),
    }
    with transaction() as session:
        read_as(session, entry=entry, **chosen, actor=acting(), now=arrival(session))
    return redirect(_address(entry.ref, document_ref))


@bp.post("/entry/<ref>/document/<document_ref>/remove")
@allow(OWN_ENTRY)
def remove_post(
    campaign: Campaign, school_class: SchoolClass, entry: Entry, authorship: Authorship, document_ref: str
) -> ResponseReturnValue:
    """Remove the document; the text that was taken over stays."""
    document = _own(entry, document_ref)
    with transaction() as session:
        remove_document(session, entry=entry, document=document, actor=acting(), now=arrival(session))
    flash(_("The document is removed. The text of the entry stays."))
    return redirect(_address(entry.ref))


def _address(entry_ref: str, document_ref: str | None = None) -> str:
    return url_for("document.page", ref=entry_ref, document=document_ref)


def _own(entry: Entry, document_ref: str) -> EntryDocument:
    found = next((sent for sent in documents_of(db(), entry.id) if sent.document.ref == document_ref), None)
    if found is None:
        raise NotFoundError
    return found.document


def _chosen(sent: list[Sent]) -> Sent | None:
    """Return the document that the address asks for; else the latest."""
    wanted = request.args.get("document")
    return next((each for each in sent if each.document.ref == wanted), sent[0] if sent else None)


def _may_change(campaign: Campaign, entry: Entry) -> bool:
    try:
        require_changeable(campaign, entry, now())
    except GarlandError:
        return False
    return True


def _page(campaign: Campaign, school_class: SchoolClass, entry: Entry) -> str:
    sent = documents_of(db(), entry.id, pages=True)
    chosen = _chosen(sent)
    document = chosen.document if chosen else None
    return render_template(
        "entries/documents/document.html",
        campaign=campaign,
        school_class=school_class,
        entry=entry,
        chosen=chosen,
        others=[each for each in sent if each is not chosen],
        document=document,
        standing=document_badge(document.state) if document else None,
        problem=document_problem(document) if document and document.problem else "",
        left_out=left_out_sentences(document) if document else [],
        text=marked(document.text, document.emphasis) if document else "",
        encoding_name=encoding_name,
        document_badge=document_badge,
        differs=bool(document and document.state in (DocumentState.READY, DocumentState.SET_ASIDE)),
        may_change=_may_change(campaign, entry),
        seen=stamp_of(entry),
        limit=LIMIT // MEGABYTE,
        accept=ACCEPT,
        most_pages=SHOWN_PAGES,
        is_there=bool(document and stands_in(entry, document)),
    )
