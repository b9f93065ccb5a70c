"""The entries as a step of the campaign on the secretariat's dashboard."""

from collections.abc import Collection, Iterator
from datetime import datetime

from flask import url_for
from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.campaign.deeds import add_links
from competition.campaign.models import Campaign
from competition.campaign.office import Figure, Task, TaskState, add_tasks
from competition.entries.figures import HANDED_IN, overview
from competition.entries.models import Entry
from competition.entries.rules import EntryState
from competition.platform.i18n import gettext as _
from competition.platform.i18n import lazy_gettext as _l
from competition.platform.i18n import ngettext
from competition.web.navigation import office_nav

office_nav.add(
    label=_l("Entries"),
    endpoint="screening.index",
    position=10,
    also=("document_files", "screening_blindness", "screening_translation", "export"),
)


def _links(session: Session, campaign: Campaign, ids: Collection[int]) -> dict[int, tuple[str, str]]:
    """Return entries that have a number, with their pages, for the history."""
    rows = session.execute(
        select(Entry.id, Entry.number, Entry.ref).where(
            Entry.campaign_id == campaign.id, Entry.id.in_(ids), Entry.number.is_not(None)
        )
    )
    return {
        row.id: (row.number, url_for("screening.entry_page", slug=campaign.slug, ref=row.ref)) for row in rows
    }


add_links("entry", _links)


@add_tasks
def entry_tasks(session: Session, campaign: Campaign, now: datetime) -> Iterator[Task]:
    """How many entries there are and how many wait for screening."""
    counts, growth = overview(session, campaign)
    waiting = counts.get(EntryState.SUBMITTED, 0)
    handed_in = sum(counts.get(state, 0) for state in HANDED_IN)
    to_screen = EntryState.SUBMITTED.value if waiting else None
    url = url_for("screening.index", slug=campaign.slug, state=to_screen)
    state, note = _step(campaign, now, handed_in, waiting, counts.get(EntryState.DRAFT, 0))
    accepted = counts.get(EntryState.ACCEPTED, 0)
    figures = (
        Figure(handed_in, ngettext("entry submitted", "entries submitted", handed_in)),
        Figure(accepted, ngettext("entry accepted", "entries accepted", accepted)),
    )
    action = ngettext("Screen %(num)s entry", "Screen %(num)s entries", waiting)
    yield Task(10, _("Entries"), url, state, note, action=action, figures=figures, growth=growth)


def _step(
    campaign: Campaign, now: datetime, handed_in: int, waiting: int, drafts: int
) -> tuple[TaskState, str]:
    """Return the state of screening and what to do about it."""
    takes_more = campaign.calendar.takes_entries(now)
    said = ngettext("%(num)s entry is handed in", "%(num)s entries are handed in", handed_in)
    if waiting:
        wait = ngettext("%(num)s waits for screening", "%(num)s wait for screening", waiting)
        return TaskState.ATTENTION, f"{said}, {wait}."
    if not handed_in:
        begun = ngettext("%(num)s draft is begun.", "%(num)s drafts are begun.", drafts)
        nothing = _("Nothing is handed in yet.")
        return TaskState.WAITING, f"{nothing} {begun}" if drafts else nothing
    screened = _("all of them are screened")
    return (TaskState.WAITING if takes_more else TaskState.DONE), f"{said}, {screened}."
