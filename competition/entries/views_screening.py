"""One entry for the secretariat: the work, whose it is, and the decision about it."""

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign
from competition.entries import (  # noqa: F401 - they make themselves known
    screening_steps,
    views_screening_picture,
)
from competition.entries import screening_wording as words
from competition.entries.blindness import wording as blindness
from competition.entries.blindness.queries import report_of
from competition.entries.concerns.queries import concern_of
from competition.entries.desk import acting
from competition.entries.documents.queries import documents_of
from competition.entries.errors import DecisionNotPossibleError
from competition.entries.listing import Filters, entries_by_ref, next_to_screen
from competition.entries.models import Entry
from competition.entries.reasons import sentences
from competition.entries.rules import EntryState, ScreeningDecision, decisions
from competition.entries.screening_forms import (
    AcceptForm,
    ReasonForm,
    ReturnForm,
    SeenForm,
    accept_form,
    reason_form,
    return_form,
)
from competition.entries.screening_pages import Found, Subject, find_out
from competition.entries.screening_policies import SCREENED
from competition.entries.screening_way import along, filters_asked
from competition.entries.services import screen
from competition.entries.services.correcting import CORRECTABLE
from competition.entries.views_screening_list import bp, local_day
from competition.entries.wording import (
    CHANNELS,
    DECISIONS,
    MADE_BY,
    corrected_sentences,
    picture_badge,
    picture_problem,
    state_badge,
)
from competition.errors import GarlandError
from competition.platform.i18n import gettext as _
from competition.platform.i18n import gettext_noop, translate
from competition.platform.i18n import lazy_gettext as _l
from competition.web.keyboard import PICTURES, Group, Key, keyboard
from competition.web.messages import Undo, say
from competition.web.policies import allow
from competition.web.request import db, now, transaction

ACCEPT, RETURN, DISQUALIFY = ScreeningDecision
Forms = dict[ScreeningDecision, SeenForm]
keyboard.on(
    "screening.entry_page",
    groups=(
        Group(
            _l("On an entry to be screened"),
            (
                Key(("A",), _l("Accept it")),
                Key(("R",), _l("Open the form that returns it")),
                Key(("C",), _l("Correct its language or category")),
                Key(("L",), _l("Look at the entries that are like it")),
                Key(("D",), _l("Open the form that disqualifies it")),
                Key(("N",), _l("Leave it for now, to the next one")),
                Key(("V",), _l("Look at it as a judge would, once it is accepted")),
                Key(("U",), _l("Undo what was just done")),
            ),
        ),
        PICTURES,
    ),
)


@bp.get("/c/<slug>/office/entries/<ref>")
@allow(SCREENED)
def entry_page(campaign: Campaign, subject: Subject) -> ResponseReturnValue:
    """Show an entry with everything that a decision needs."""
    return _page(campaign, subject, {})


@bp.post("/c/<slug>/office/entries/<ref>/accept")
@allow(SCREENED)
def accept_post(campaign: Campaign, subject: Subject) -> ResponseReturnValue:
    """Accept the entry, with the names masked that are ticked or typed."""
    form = accept_form(subject.entry, report_of(db(), subject.entry).names)
    return _decide(campaign, subject, ACCEPT, form)


@bp.post("/c/<slug>/office/entries/<ref>/return")
@allow(SCREENED)
def return_post(campaign: Campaign, subject: Subject) -> ResponseReturnValue:
    """Return the entry to its teacher, with a note."""
    day = local_day(campaign, now())
    return _decide(campaign, subject, RETURN, return_form(day, version=str(subject.entry.version)))


@bp.post("/c/<slug>/office/entries/<ref>/disqualify")
@allow(SCREENED)
def disqualify_post(campaign: Campaign, subject: Subject) -> ResponseReturnValue:
    """Disqualify the entry, with a reason."""
    return _decide(campaign, subject, DISQUALIFY, reason_form(subject.entry, DISQUALIFY))


def _decide(
    campaign: Campaign, subject: Subject, decision: ScreeningDecision, form: SeenForm
) -> ResponseReturnValue:
    """Take one decision; what does not go through is shown where it was typed."""
    if not form.validate_on_submit():
        return _page(campaign, subject, {decision: form}), 400
    entry = subject.entry
    waited = entry.state is EntryState.SUBMITTED
    try:
        with transaction() as session:
            if not form.saw(entry):
                raise DecisionNotPossibleError
            typed = _typed(campaign, form)
            screen(session, entry=entry, decision=decision, actor=acting(), now=now(), **typed)
    except GarlandError as refusal:
        form.version.data = str(entry.version)
        return _page(campaign, subject, {decision: form}, refusal=translate(refusal)), refusal.status
    way = url_for("screening.take_back_post", slug=campaign.slug)
    undo = Undo(way, {"entry": entry.ref}) if waited and decision in (ACCEPT, RETURN) else None
    say(words.decided_sentence(decision, entry), "success", undo=undo)
    return redirect(_following(campaign, entry) if waited else _address(campaign, entry.ref))


def _typed(campaign: Campaign, form: SeenForm) -> dict[str, Any]:
    if isinstance(form, AcceptForm):
        return {"names": form.masked}
    if not isinstance(form, ReasonForm):
        return {}
    said = {"reason": form.reason.data or "", "reasons": form.reasons.data or ()}
    if not isinstance(form, ReturnForm):
        return said
    return {**said, "until": form.end(campaign.time_zone), "letter_at": now() + words.LETTER_WAITS}


def _address(campaign: Campaign, ref: str) -> str:
    return url_for("screening.entry_page", slug=campaign.slug, ref=ref, **along())


def _following(campaign: Campaign, entry: Entry) -> str:
    """Return where to go on: the next entry of the list that waits, or the list when none does."""
    ref = next_to_screen(db(), entry, filters_asked())
    if ref is None:
        narrowed = filters_asked() != Filters(state=filters_asked().state)
        flash(
            _("Nothing in this list waits for screening any more.")
            if narrowed
            else _("Nothing waits for screening any more.")
        )
        return url_for("screening.index", slug=campaign.slug, **along())
    (following,) = entries_by_ref(db(), campaign.id, [ref])
    flash(words.with_title(gettext_noop("Next: “%(title)s”."), following))
    return _address(campaign, ref)


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
        if decision is ACCEPT:
            forms[decision] = accept_form(entry, found.names, found.report.hidden, formdata=None)
        elif decision is RETURN:
            day, version = local_day(campaign, now()), str(entry.version)
            forms[decision] = return_form(day, version=version, formdata=None)
        else:
            forms[decision] = reason_form(entry, decision, formdata=None)
    return {**forms, **filled}


def _page(
    campaign: Campaign,
    subject: Subject,
    filled: Forms,
    *,
    refusal: str = "",
) -> str:
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
        skip=_address(campaign, following) if following else None,
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
