"""Concerns: raised on an entry's page, looked after by those responsible."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms.fields import SelectChoice

from competition.campaign.models import Campaign
from competition.campaign.policies import OFFICE
from competition.entries.concerns import queries
from competition.entries.concerns.forms import ConcernForm, NoteForm, ResponsibleForm
from competition.entries.concerns.models import Concern
from competition.entries.concerns.policies import CONCERN, RESPONSIBLE
from competition.entries.concerns.services import (
    keep_apart,
    name_responsible,
    note_down,
    raise_concern,
    settle,
)
from competition.entries.concerns.sight import is_responsible
from competition.entries.desk import acting
from competition.entries.models import Entry
from competition.entries.screening_pages import Subject
from competition.entries.screening_policies import SCREENED
from competition.entries.views_screening_list import bp
from competition.platform.i18n import gettext as _
from competition.web.policies import allow
from competition.web.request import db, now, transaction


@bp.get("/c/<slug>/office/concerns")
@allow(OFFICE)
def concerns(campaign: Campaign) -> ResponseReturnValue:
    """Show who is responsible and what one has raised; to those responsible, what waits."""
    return _page(campaign)


@bp.post("/c/<slug>/office/concerns/responsible")
@allow(RESPONSIBLE)
def responsible_post(campaign: Campaign) -> ResponseReturnValue:
    """Name who is responsible."""
    refs = request.form.getlist("people")
    with transaction() as session:
        name_responsible(session, campaign=campaign, refs=refs, actor=acting(), now=now())
    flash(_("It is written down who is responsible for concerns."), "success")
    return redirect(url_for("screening.concerns", slug=campaign.slug))


@bp.get("/c/<slug>/office/entries/<ref>/concern")
@allow(SCREENED)
def concern_page(campaign: Campaign, subject: Subject) -> ResponseReturnValue:
    """Ask what the concern is, and say what happens then."""
    return _ask(campaign, subject.entry, ConcernForm())


@bp.post("/c/<slug>/office/entries/<ref>/concern")
@allow(SCREENED)
def concern_post(campaign: Campaign, subject: Subject) -> ResponseReturnValue:
    """Set the entry apart."""
    form = ConcernForm()
    if not form.validate_on_submit():
        return _ask(campaign, subject.entry, form), 400
    with transaction() as session:
        raise_concern(session, entry=subject.entry, note=form.note.data, actor=acting(), now=now())
    flash(_("The entry is set apart, and those responsible are told that a concern waits."), "success")
    return redirect(url_for("screening.concerns", slug=campaign.slug))


@bp.post("/c/<slug>/office/concerns/<ref>/note")
@allow(CONCERN)
def concern_note_post(campaign: Campaign, concern: Concern) -> ResponseReturnValue:
    """Add a note."""
    form = NoteForm()
    if form.validate_on_submit():
        with transaction() as session:
            note_down(session, concern=concern, note=form.note.data, actor=acting(), now=now())
        flash(_("The note is kept."), "success")
    else:
        flash(_("Please write the note first."), "warning")
    return _to_entry(campaign, concern)


@bp.post("/c/<slug>/office/concerns/<ref>/keep")
@allow(CONCERN)
def concern_keep_post(campaign: Campaign, concern: Concern) -> ResponseReturnValue:
    """Keep the entry apart for good."""
    with transaction() as session:
        keep_apart(session, concern=concern, actor=acting(), now=now())
    flash(_("The entry stays apart. You can give it back at any time."), "success")
    return _to_entry(campaign, concern)


@bp.post("/c/<slug>/office/concerns/<ref>/settle")
@allow(CONCERN)
def concern_settle_post(campaign: Campaign, concern: Concern) -> ResponseReturnValue:
    """Give the entry back."""
    with transaction() as session:
        settle(session, concern=concern, actor=acting(), now=now())
    flash(_("The concern is settled. The entry stands where it stood."), "success")
    return _to_entry(campaign, concern)


def _to_entry(campaign: Campaign, concern: Concern) -> ResponseReturnValue:
    ref = db().get_one(Entry, concern.entry_id).ref
    return redirect(url_for("screening.entry_page", slug=campaign.slug, ref=ref))


def _ask(campaign: Campaign, entry: Entry, form: ConcernForm) -> str:
    people = [each for each in queries.members(db(), campaign.id) if each.responsible]
    return render_template(
        "entries/concerns/raise.html", campaign=campaign, entry=entry, form=form, people=people
    )


def _page(campaign: Campaign) -> str:
    responsible = is_responsible(db(), campaign.id)
    members = queries.members(db(), campaign.id)
    return render_template(
        "entries/concerns/index.html",
        campaign=campaign,
        responsible=responsible,
        members=members,
        people=[each for each in members if each.responsible],
        form=_responsible_form(members) if responsible else None,
        raised=queries.raised_by(db(), campaign.id, acting().id),
        rows=queries.concerns_of(db(), campaign.id) if responsible else [],
    )


def _responsible_form(members: list[queries.Member]) -> ResponsibleForm:
    values: dict[str, Any] = {"people": [each.ref for each in members if each.responsible]}
    form = ResponsibleForm(formdata=None, data=values)
    form.people.choices = [SelectChoice(each.ref, each.name) for each in members]
    return form
