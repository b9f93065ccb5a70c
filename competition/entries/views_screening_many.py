"""Several entries of the list at once: accepted or returned, those ticked or all that it holds; undone."""

from collections.abc import Sequence
from dataclasses import replace

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from competition.campaign.models import Campaign
from competition.campaign.policies import OFFICE
from competition.entries.desk import acting
from competition.entries.listing import PAGE, entries_by_ref, entries_fitting
from competition.entries.models import Entry, Screening
from competition.entries.rules import EntryState, ScreeningDecision
from competition.entries.screening_forms import return_form
from competition.entries.screening_wording import LETTER_WAITS, why_it_stays
from competition.entries.services import screen_all, take_back
from competition.entries.services.screening import ScreenedMany
from competition.entries.views_screening_list import MOST, asked, bp, local_day
from competition.platform.i18n import gettext as _
from competition.platform.i18n import ngettext
from competition.web.messages import Undo, say
from competition.web.narrowing import address
from competition.web.policies import allow
from competition.web.request import db, now, transaction

REASONS_SAID = 5
"""So many entries that stay are named; of more, only how many."""


@bp.post("/c/<slug>/office/entries")
@allow(OFFICE)
def accept_ticked_post(campaign: Campaign) -> ResponseReturnValue:
    """Accept or return the ticked entries; say how many, which stay and why."""
    if request.form.get("do") == "return":
        return _return(campaign)
    with transaction() as session:
        waiting, stay = _chosen(campaign)
        done = screen_all(
            session, entries=waiting, decision=ScreeningDecision.ACCEPT, actor=acting(), now=now()
        )
        reasons = _reasons([*stay, *done.left])
    accepted = ngettext("%(num)s entry is accepted.", "%(num)s entries are accepted.", done.accepted)
    _say(campaign, accepted, done, reasons, waiting)
    if not waiting and not stay:
        flash(_("No entry is ticked yet. Tick those you have read, then accept them together."))
    return redirect(address())


def _return(campaign: Campaign) -> ResponseReturnValue:
    """Return the ticked entries, all with the same reason."""
    form = return_form(local_day(campaign, now()))
    if not form.validate():
        for errors in form.errors.values():
            for error in errors:
                flash(error, "warning")
        return redirect(address())
    with transaction() as session:
        waiting, stay = _chosen(campaign)
        done = screen_all(
            session,
            entries=waiting,
            decision=ScreeningDecision.RETURN,
            actor=acting(),
            now=now(),
            reason=form.reason.data or "",
            reasons=form.reasons.data or (),
            until=form.end(campaign.time_zone),
            letter_at=now() + LETTER_WAITS,
        )
        reasons = _reasons([*stay, *done.left])
    returned = ngettext("%(num)s entry is returned.", "%(num)s entries are returned.", done.accepted)
    _say(campaign, returned, done, reasons, waiting)
    if not waiting and not stay:
        flash(_("No entry is ticked yet. Tick those that you want to return."))
    return redirect(address())


def _chosen(campaign: Campaign) -> tuple[list[Entry], list[Entry]]:
    """Return the ticked entries, or all that the list holds: those that wait, and those that no longer do."""
    if request.form.get("all") == "yes":
        _form, filters = asked(campaign)
        fitting = replace(filters, state=EntryState.SUBMITTED)
        return entries_fitting(db(), campaign.id, fitting, MOST), []
    ticked = entries_by_ref(db(), campaign.id, request.form.getlist("entry")[:PAGE])
    waiting = [entry for entry in ticked if entry.state is EntryState.SUBMITTED]
    return waiting, [entry for entry in ticked if entry not in waiting]


def _reasons(stay: Sequence[Entry]) -> list[str]:
    """Say why entries stay, as long as there are few."""
    said: list[str] = [why_it_stays(entry) for entry in stay[:REASONS_SAID]]
    more = len(stay) - REASONS_SAID
    if more > 0:
        said.append(ngettext("%(num)s more stays.", "%(num)s more stay.", more))
    return said


def _say(
    campaign: Campaign, said: str, done: ScreenedMany, reasons: Sequence[str], waiting: Sequence[Entry]
) -> None:
    if done.accepted:
        way = url_for("screening.take_back_post", slug=campaign.slug)
        refs = [entry.ref for entry in waiting if entry not in done.left][:PAGE]
        span = {"first": str(done.screenings[0]), "last": str(done.screenings[-1])}
        say(said, "success", undo=Undo(way, {"entry": refs} if done.accepted <= PAGE else dict(span)))
    for reason in reasons:
        flash(reason, "warning")


@bp.post("/c/<slug>/office/entries/take-back")
@allow(OFFICE)
def take_back_post(campaign: Campaign) -> ResponseReturnValue:
    """Take the acceptance or the return of these entries back."""
    with transaction() as session:
        entries = _to_take_back(campaign)
        back = take_back(session, entries=entries, actor=acting(), now=now())
    say(_back_said(back), "success" if back else "warning")
    if len(entries) == 1:
        return redirect(url_for("screening.entry_page", slug=campaign.slug, ref=entries[0].ref))
    return redirect(url_for("screening.index", slug=campaign.slug, state=EntryState.SUBMITTED.value))


def _to_take_back(campaign: Campaign) -> list[Entry]:
    """Return the entries named, or those of one's own decisions from one to another."""
    first, last = (request.form.get(key, type=int) for key in ("first", "last"))
    if first is None or last is None:
        return entries_by_ref(db(), campaign.id, request.form.getlist("entry")[:PAGE])
    own = select(Screening.entry_id).where(
        Screening.id.between(first, last), Screening.decided_by_id == acting().id
    )
    wanted = select(Entry).where(Entry.campaign_id == campaign.id, Entry.id.in_(own))
    return list(db().scalars(wanted.order_by(Entry.id).limit(MOST)))


def _back_said(back: int) -> str:
    if not back:
        return _("Nothing was taken back: it has been decided anew since, or the letter has left already.")
    return ngettext(
        "%(num)s entry waits for screening again.", "%(num)s entries wait for screening again.", back
    )
