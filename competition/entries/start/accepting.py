"""The rules, accepted for a class in the version that holds: asked anew when they have changed."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.entries.deeds import record_deed
from competition.entries.errors import RulesChangedError, RulesToAcceptError
from competition.entries.identity import Authorship, SchoolClass
from competition.entries.models import Entry


def has_accepted(school_class: SchoolClass, campaign: Campaign) -> bool:
    """Whether the class has accepted the rules as they stand."""
    return school_class.rules_version == campaign.rules_version


def require_accepted(session: Session, campaign: Campaign, entry: Entry) -> None:
    """Raise RulesToAcceptError when the class of an entry has accepted an earlier version only."""
    version = session.scalar(
        select(SchoolClass.rules_version)
        .join(Authorship, Authorship.class_id == SchoolClass.id)
        .where(Authorship.entry_id == entry.id)
    )
    if version != campaign.rules_version:
        raise RulesToAcceptError


def accept_rules(
    session: Session,
    *,
    campaign: Campaign,
    school_class: SchoolClass,
    version: int,
    actor: Account,
    now: datetime,
) -> None:
    """Accept the version of the rules that was read; accepting it twice changes nothing.

    Raises RulesChangedError where another one holds by now.
    """
    if version != campaign.rules_version:
        raise RulesChangedError
    if has_accepted(school_class, campaign):
        return
    school_class.rules_version, school_class.rules_accepted_at = version, now
    record_deed(session, school_class, "class.accept_rules", actor, now, rules_version=version)
