"""One entry for the secretariat: the work, whose it is, and the decision about it."""

from typing import Any

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign
from competition.entries import (  # noqa: F401 - they make themselves known
    screening_steps,
    views_screening_picture,
)
from competition.entries import screening_wording as words
from competition.entries.blindness.queries import report_of
from competition.entries.desk import acting
from competition.entries.listing import Filters, entries_by_ref, next_to_screen
from competition.entries.models import Entry
from competition.entries.rules import EntryState, ScreeningDecision
from competition.entries.screening_errors import DecisionNotPossibleError
from competition.entries.screening_forms import (
    AcceptForm,
    ReasonForm,
    ReturnForm,
    SeenForm,
    accept_form,
    reason_form,
    return_form,
)
from competition.entries.screening_pages import Subject
from competition.entries.screening_policies import SCREENED
from competition.entries.screening_shown import address_of, show
from competition.entries.screening_way import along, filters_asked
from competition.entries.services import screen
from competition.entries.views_screening_list import bp, local_day
from competition.errors import GarlandError
from competition.platform.i18n import gettext as _
from competition.platform.i18n import gettext_noop, translate
from competition.platform.i18n import lazy_gettext as _l
from competition.web.keyboard import PICTURES, Group, Key, keyboard
from competition.web.messages import Undo, say
from competition.web.policies import allow
from competition.web.request import db, now, transaction

ACCEPT, RETURN, DISQUALIFY = ScreeningDecision
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
    return show(campaign, subject, {})


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
        return show(campaign, subject, {decision: form}), 400
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
        return show(campaign, subject, {decision: form}, refusal=translate(refusal)), refusal.status
    way = url_for("screening.take_back_post", slug=campaign.slug)
    undo = Undo(way, {"entry": entry.ref}) if waited and decision in (ACCEPT, RETURN) else None
    say(words.decided_sentence(decision, entry), "success", undo=undo)
    return redirect(_following(campaign, entry) if waited else address_of(campaign, entry.ref))


def _typed(campaign: Campaign, form: SeenForm) -> dict[str, Any]:
    if isinstance(form, AcceptForm):
        return {"names": form.masked}
    if not isinstance(form, ReasonForm):
        return {}
    said = {"reason": form.reason.data or "", "reasons": form.reasons.data or ()}
    if not isinstance(form, ReturnForm):
        return said
    return {**said, "until": form.end(campaign.time_zone), "letter_at": now() + words.LETTER_WAITS}


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
    return address_of(campaign, ref)
