"""The works of a read roster entered, one transaction each; what is there already stays."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.accounts.services import create_account
from competition.campaign.models import Campaign
from competition.campaign.services import find_or_add_city
from competition.entries.identity import SchoolClass
from competition.entries.roster.importing import Bundle, Item
from competition.entries.roster.rows import EntryRow
from competition.entries.roster.writing import Attached, enter_row
from competition.entries.services import find_or_add_school, start_class
from competition.errors import GarlandError
from competition.platform.db import Database
from competition.platform.i18n import available_locales, translate
from competition.platform.storage import Storage


@dataclass
class Outcome:
    """What came of it: how many works are new, how many were there before; what went wrong by its line."""

    entered: int = 0
    already: int = 0
    refused: list[str] = field(default_factory=list)


def bring_in(
    database: Database, storage: Storage, bundle: Bundle, *, now: datetime, step: Callable[[], None]
) -> Outcome:
    """Enter every work that is not there yet, one transaction each; `step` is called after each."""
    outcome = Outcome()
    for item in bundle.items:
        try:
            new = _bring(database, storage, bundle.campaign_id, item, now)
            outcome.entered, outcome.already = outcome.entered + new, outcome.already + (not new)
        except GarlandError as refusal:
            outcome.refused.append(f"line {item.row.number}: {translate(refusal)}")
        step()
    return outcome


def _bring(database: Database, storage: Storage, campaign_id: int, item: Item, now: datetime) -> bool:
    """Enter one work; return whether it is new."""
    alts: Mapping[int, str] = dict(enumerate(item.row.alts))
    attached = [
        Attached(parcel.received(storage), parcel.base_name, alts.get(at, ""))
        for at, parcel in enumerate(item.parcels)
    ]
    with database.writing() as session:
        campaign = session.get_one(Campaign, campaign_id)
        row = item.row
        teacher = create_account(session, email=row.teacher_email, name="", locale=_locale(campaign), now=now)
        school_class = _class(session, campaign, row, teacher, now)
        category = next(
            one for one in campaign.categories if (one.form, one.age_group) == (row.form, row.age_group)
        )
        entry = enter_row(
            session,
            school_class=school_class,
            category=category,
            row=row,
            attached=attached,
            key=item.key,
            actor=teacher,
            now=now,
        )
        return entry is not None


def _locale(campaign: Campaign) -> str:
    return campaign.language if campaign.language in available_locales() else "en"


def _class(
    session: Session, campaign: Campaign, row: EntryRow, teacher: Account, now: datetime
) -> SchoolClass:
    city = find_or_add_city(session, campaign=campaign, name=row.city)
    return start_class(
        session,
        campaign=campaign,
        school=find_or_add_school(session, campaign=campaign, city_id=city.id, name=row.school),
        name=row.class_name,
        age_group=row.age_group,
        rules_version=campaign.rules_version,
        teacher=teacher,
        now=now,
    )
