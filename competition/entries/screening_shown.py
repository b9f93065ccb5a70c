"""The page of one entry at screening: everything that a decision needs, and a form for each."""

from flask import render_template, url_for

from competition.campaign.models import Campaign
from competition.entries import screening_wording as words
from competition.entries.blindness import wording as blindness
from competition.entries.concerns.queries import concern_of
from competition.entries.documents.queries import documents_of
from competition.entries.listing import next_to_screen
from competition.entries.models import Entry
from competition.entries.reasons import sentences
from competition.entries.rules import EntryState, ScreeningDecision, decisions
from competition.entries.screening_forms import (
    SeenForm,
    accept_form,
    reason_form,
    return_form,
)
from competition.entries.screening_pages import Found, Subject, find_out
from competition.entries.screening_way import along, filters_asked
from competition.entries.services.correcting import CORRECTABLE
from competition.entries.views_screening_list import local_day
from competition.entries.wording import (
    CHANNELS,
    DECISIONS,
    MADE_BY,
    corrected_sentences,
    picture_badge,
    picture_problem,
    state_badge,
)
from competition.platform.i18n import gettext as _
from competition.web.request import db, now

Forms = dict[ScreeningDecision, SeenForm]


def address_of(campaign: Campaign, ref: str) -> str:
    """Return where an entry is screened, with the list that it was opened from."""
    return url_for("screening.entry_page", slug=campaign.slug, ref=ref, **along())


def _forms(campaign: Campaign, entry: Entry, found: Found, filled: Forms) -> Forms:
    """Return a form for every decision that is possible; those filled in stay as they are.

    The others are fresh: what was sent with one decision says nothing about another.
    """
    forms: Forms = {}
    if entry.set_apart_at is not None:
        return forms
    for decision in ScreeningDecision:
        if decision not in decisions(entry.state, was_submitted=entry.number is not None):
            continue
        if decision is ScreeningDecision.ACCEPT:
            forms[decision] = accept_form(entry, found.names, found.report.hidden, formdata=None)
        elif decision is ScreeningDecision.RETURN:
            day, version = local_day(campaign, now()), str(entry.version)
            forms[decision] = return_form(day, version=version, formdata=None)
        else:
            forms[decision] = reason_form(entry, decision, formdata=None)
    return {**forms, **filled}


def show(
    campaign: Campaign,
    subject: Subject,
    filled: Forms,
    *,
    refusal: str = "",
) -> str:
    """Return the page of an entry; a form filled in stands as it was typed, beside the refusal."""
    entry = subject.entry
    found = find_out(db(), campaign, subject)
    concern, notes = concern_of(db(), entry.id) if entry.set_apart_at else (None, [])
    waiting = entry.state is EntryState.SUBMITTED and entry.set_apart_at is None
    following = next_to_screen(db(), entry, filters_asked()) if waiting else None
    return render_template(
        "entries/screening/entry.html",
        subject=subject,
        entry=entry,
        found=found,
        people=found.dossier.people,
        teachers=", ".join(teacher.name or teacher.address or "" for teacher in subject.teachers),
        checks=words.check_sentences(found.dossier),
        consents=words.consents(found.dossier.people),
        channels=[(channel, _(label)) for channel, label in CHANNELS.items()],
        made_by=_(MADE_BY[found.dossier.made_by]),
        forms={decision.value: form for decision, form in _forms(campaign, entry, found, filled).items()},
        refusal=refusal,
        along=along(),
        skip=address_of(campaign, following) if following else None,
        locales=words.other_locales(subject.teachers),
        reasons_in=sentences,
        concern=concern,
        notes=notes,
        corrections=found.corrections,
        corrected=corrected_sentences,
        may_correct=entry.state in CORRECTABLE and entry.set_apart_at is None,
        copy=words.judges_copy(entry, found.report.hidden),
        documents=documents_of(db(), entry.id, pages=True) if entry.text else (),
        words=words,
        blindness=blindness,
        decision_word=lambda decision: _(DECISIONS[decision]),
        state_badge=state_badge,
        picture_badge=picture_badge,
        picture_problem=picture_problem,
    )
