"""Letters about the deadline: it comes near, it was moved for a school, a returned entry waits."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign, City, School
from competition.campaign.wording import form_name
from competition.config import Config
from competition.entries.deadline.places import there
from competition.entries.deadline.queries import closes_for_school, find_extension
from competition.entries.deadline.rules import Reminding
from competition.entries.dossiers import Dossier, dossiers_of_class
from competition.entries.identity import Authorship, SchoolClass
from competition.entries.models import Entry
from competition.entries.queries import leaves_of
from competition.entries.rules import EntryState
from competition.entries.services.guards import closes_for, returned_until
from competition.entries.wording import missing_sentence
from competition.platform.i18n import gettext as _
from competition.platform.mail import MailContext, mail_event


@dataclass(frozen=True)
class WaitingLine:
    """An entry that is not handed in, in a letter: what it lacks, nothing where it only waits to be sent."""

    title: str
    language: str
    form: str
    missing: tuple[str, ...]
    url: str


@mail_event("entries.reminder")
def reminder_mail(session: Session, ids: dict[str, Any], config: Config) -> MailContext:
    """The deadline comes near and entries of a class are not handed in."""
    school_class, campaign, city, teacher = _class(session, ids["class"], ids["account"])
    closes = closes_for(campaign, school_class)
    lines = [
        _line(dossier, config)
        for dossier in dossiers_of_class(session, campaign, school_class.id)
        if dossier.entry.state in (EntryState.DRAFT, EntryState.RETURNED)
    ]
    values = {
        "name": teacher.name,
        "class_name": school_class.name,
        "closes": closes,
        "there": there(city, campaign, closes) if closes else None,
        "lines": lines,
        "leaves": _leaves(session, school_class.id),
        "url": f"{config.base_url}/class/{school_class.ref}",
        **_campaign_values(campaign),
    }
    return MailContext(_subject(Reminding(ids["kind"]), school_class), "entries.reminder", values)


def _subject(kind: Reminding, school_class: SchoolClass) -> str:
    subjects = {
        Reminding.WEEK: _("One week left for class %(name)s", name=school_class.name),
        Reminding.TWO_DAYS: _("Two days left for class %(name)s", name=school_class.name),
        Reminding.THREE_HOURS: _("Three hours left for class %(name)s", name=school_class.name),
    }
    return subjects.get(kind, _("Entries of class %(name)s are waiting", name=school_class.name))


@mail_event("entries.return_reminder")
def return_mail(session: Session, ids: dict[str, Any], config: Config) -> MailContext:
    """A returned entry is not handed in again, and its date comes near."""
    entry, class_id = session.execute(
        select(Entry, Authorship.class_id)
        .join(Authorship, Authorship.entry_id == Entry.id)
        .where(Entry.id == ids["entry"])
    ).one()
    school_class, campaign, city, teacher = _class(session, class_id, ids["account"])
    until = returned_until(entry)
    values = {
        "name": teacher.name,
        "class_name": school_class.name,
        "title": entry.title,
        "language": entry.language,
        "number": entry.number or "",
        "until": until,
        "there": there(city, campaign, until) if until else None,
        "leaves": _leaves(session, school_class.id),
        "url": f"{config.base_url}/entry/{entry.ref}",
        **_campaign_values(campaign),
    }
    return MailContext(_("A returned entry is waiting for you"), "entries.return_reminder", values)


@mail_event("entries.extended", repeatable=True)
def extended_mail(session: Session, ids: dict[str, Any], config: Config) -> MailContext:
    """The deadline of a school was moved, or moved back."""
    campaign = session.get_one(Campaign, ids["campaign"])
    school = session.get_one(School, ids["school"])
    city = session.get_one(City, school.city_id)
    teacher = session.get_one(Account, ids["account"])
    extension = find_extension(session, campaign.id, school.id)
    closes: datetime | None = closes_for_school(session, campaign, school.id)
    values = {
        "name": teacher.name,
        "school": school.name,
        "is_longer": extension is not None,
        "reason": extension.reason if extension else "",
        "closes": closes,
        "there": there(city, campaign, closes) if closes else None,
        "url": config.base_url,
        **_campaign_values(campaign),
    }
    subject = _("More time for your school") if extension else _("About the deadline of your school")
    return MailContext(subject, "entries.extended", values)


def _class(session: Session, class_id: int, account_id: int) -> tuple[SchoolClass, Campaign, City, Account]:
    row = session.execute(
        select(SchoolClass, Campaign, City, Account)
        .join(Campaign, Campaign.id == SchoolClass.campaign_id)
        .join(School, School.id == SchoolClass.school_id)
        .join(City, City.id == School.city_id)
        .join(Account, Account.id == account_id)
        .where(SchoolClass.id == class_id)
    ).one()
    return row.SchoolClass, row.Campaign, row.City, row.Account


def _line(dossier: Dossier, config: Config) -> WaitingLine:
    return WaitingLine(
        title=dossier.entry.title,
        language=dossier.entry.language,
        form=form_name(dossier.category.form),
        missing=tuple(missing_sentence(each) for each in dossier.missing),
        url=f"{config.base_url}/entry/{dossier.entry.ref}",
    )


def _leaves(session: Session, class_id: int) -> list[str]:
    """Return the class's sprig as the classes of the letter's style."""
    return [f"{leaf.form} pale" if leaf.pale else leaf.form for leaf in leaves_of(session, class_id)]


def _campaign_values(campaign: Campaign) -> dict[str, Any]:
    return {
        "campaign_name": campaign.name,
        "sender_name": campaign.organiser,
        "zone": campaign.time_zone,
    }
