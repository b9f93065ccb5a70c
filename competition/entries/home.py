"""A teacher's part of the first page: each class with its sprig, what is missing, and the one thing to do."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from flask import url_for
from sqlalchemy.orm import Session

from competition.accounts.rules import Role
from competition.accounts.viewer import Viewer
from competition.campaign.front import reading
from competition.campaign.homes import Part, Step, Urgency, add_parts
from competition.campaign.models import Campaign
from competition.campaign.rules import Calendar, MilestoneKey
from competition.campaign.wording import time_left
from competition.entries.deadline.places import there
from competition.entries.dossiers import Dossier, dossiers_of_classes
from competition.entries.queries import ClassRow, classes_of_teacher
from competition.entries.services.guards import calendar_of
from competition.entries.workspace import Line, line, sprig_kinds, sprig_words
from competition.platform.garland import Kind
from competition.platform.i18n import gettext as _
from competition.platform.i18n import ngettext
from competition.platform.moments import There, in_words

SHOWN = 3
"""How many entries that lack something are named."""
PRESSING = timedelta(days=7)


@dataclass(frozen=True)
class ClassPart(Part):
    """A class at a glance; `lacking` holds the first entries that lack something, `more` counts the rest."""

    template: ClassVar[str] = "entries/home_class.html"

    url: str
    kinds: tuple[Kind, ...]
    said: str
    zone: str
    there: There | None
    left: str
    story: str
    lacking: tuple[Line, ...]
    more: int


@add_parts
def class_parts(session: Session, looking: Viewer, now: datetime) -> Iterator[ClassPart]:
    """A part for each class that this person looks after."""
    if looking.account_id is None or not looking.campaign_ids(Role.TEACHER):
        return
    rows = [
        row for row in classes_of_teacher(session, looking.account_id) if looking.reaches(row.campaign.id)
    ]
    campaigns = list({row.campaign.id: row.campaign for row in rows}.values())
    ids = [row.school_class.id for row in rows]
    dossiers = dossiers_of_classes(session, campaigns, ids) if ids else []
    results = _newest_results(session, campaigns)
    for row in rows:
        own = [dossier for dossier in dossiers if dossier.class_id == row.school_class.id]
        yield class_part(row, own, results.get(row.campaign.id), now)


def _newest_results(session: Session, campaigns: Sequence[Campaign]) -> dict[int, Step | None]:
    """Return the results of the newest campaign: those of earlier years stand on the pages of classes."""
    newest = max(campaigns, key=lambda each: (each.year, each.id), default=None)
    return {newest.id: _results(session, newest)} if newest is not None else {}


def _results(session: Session, campaign: Campaign) -> Step | None:
    """Return the way to what can be read once the results are out."""
    return next((Step(each.label, each.url) for each in reading(session, campaign)), None)


def class_part(row: ClassRow, dossiers: Sequence[Dossier], results: Step | None, now: datetime) -> ClassPart:
    """Return a class at a glance; `results`: what to read where nothing else is to be done."""
    campaign, url = row.campaign, url_for("class.page", ref=row.school_class.ref)
    found = [line(dossier, now) for dossier in dossiers]
    lacking = [each for dossier, each in zip(dossiers, found, strict=True) if _lacks(dossier, each, now)]
    ready = sum(each.is_ready for each in found)
    calendar = calendar_of(campaign, row.school_class)
    deadline, is_open = calendar.at(MilestoneKey.DEADLINE), calendar.takes_entries(now)
    return ClassPart(
        heading=_("Class %(name)s", name=row.school_class.name),
        eyebrow=f"{row.school.name} · {row.city.name} · {campaign.name} {campaign.year}",
        urgency=_urgency(campaign, calendar, bool(ready or lacking), now),
        until=deadline if is_open else None,
        step=_step(row, ready, lacking, calendar, now) or results,
        url=url,
        kinds=tuple(sprig_kinds(found)),
        said=_said(found),
        zone=campaign.time_zone,
        there=there(row.city, campaign, deadline or now),
        left=time_left(deadline, now) if is_open and deadline else "",
        story="" if is_open else _story(campaign, now),
        lacking=tuple(lacking[:SHOWN]),
        more=max(0, len(lacking) - SHOWN),
    )


def _lacks(dossier: Dossier, found: Line, now: datetime) -> bool:
    """Whether the teacher can still do something about an entry that is not ready."""
    return dossier.may_change(now) and not found.is_ready


def _said(found: Sequence[Line]) -> str:
    standing = [each for each in found if not each.is_withdrawn]
    return sprig_words(standing) if standing else _("No entry yet")


def _urgency(campaign: Campaign, calendar: Calendar, waits: bool, now: datetime) -> Urgency:
    """Unfinished entries press in the last week, and at once when they were returned after the deadline."""
    deadline = calendar.at(MilestoneKey.DEADLINE)
    if waits and deadline is not None:
        return Urgency.NOW if deadline - now < PRESSING else Urgency.SOON
    if calendar.takes_entries(now):
        return Urgency.SOON
    return Urgency.OVER if campaign.announced_at is not None else Urgency.LATER


def _step(
    row: ClassRow, ready: int, lacking: Sequence[Line], calendar: Calendar, now: datetime
) -> Step | None:
    """What is ready goes first: it is safe then, and can still be changed."""
    ref, late = row.school_class.ref, calendar.takes_late(now)
    if ready:
        label = ngettext("Submit %(num)s entry", "Submit %(num)s entries", ready)
        if late:
            label = ngettext("Submit %(num)s entry late", "Submit %(num)s entries late", ready)
        return Step(label, url_for("class.submit_post", ref=ref), posts=True)
    if lacking:
        title = _("Go on with “%(title)s”", title=lacking[0].title)
        return Step(title, url_for("entry.page", ref=lacking[0].ref))
    return Step(_("Add an entry"), _way_in(row)) if calendar.takes_entries(now) else None


def _way_in(row: ClassRow) -> str:
    """Return where an entry is begun: at once where the age group has one form only."""
    forms = [c.form for c in row.campaign.categories if c.age_group == row.school_class.age_group]
    if len(forms) == 1:
        return url_for("entry_words.add", ref=row.school_class.ref, form=forms[0])
    return url_for("class.page", ref=row.school_class.ref)


def _story(campaign: Campaign, now: datetime) -> str:
    """Say what happens while no entries are taken."""
    calendar = campaign.calendar
    opens, results = calendar.at(MilestoneKey.CALL_OPENS), calendar.at(MilestoneKey.RESULTS)
    if campaign.announced_at is not None:
        return _("The results are out.")
    if opens is not None and now < opens:
        return _("Entries are taken from %(when)s.", when=in_words(opens, campaign.time_zone, "weekday"))
    if results is not None and now < results:
        when = in_words(results, campaign.time_zone, "weekday")
        return _("The deadline is over; the judges are reading. The results follow on %(when)s.", when=when)
    return _("The deadline is over; the judges are reading. A letter tells you the results.")
