"""Guardians answer by a link: a secret address for each child, good until somebody calls it back."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.accounts.tokens import is_same, short_token
from competition.consent.errors import FamilyNameMissingError
from competition.consent.models import GuardianLink, Person
from competition.consent.rules import Channel, Level, uses_family_name
from competition.consent.services import record_consents
from competition.platform import audit

PURPOSE = "guardian"


def secret_of(link: GuardianLink, secret_key: str) -> str:
    """Return what makes a link's address secret; it follows from the installation's key and is not stored."""
    return short_token(secret_key, PURPOSE, link.ref)


def links_of(
    session: Session, *, people: Sequence[Person], actor: Account, now: datetime
) -> dict[int, GuardianLink]:
    """Return the link of each person, by their ids; whoever has none gets one."""
    ids = [person.id for person in people]
    found = select(GuardianLink).where(GuardianLink.person_id.in_(ids), GuardianLink.called_back_at.is_(None))
    links = {link.person_id: link for link in session.scalars(found.order_by(GuardianLink.id))}
    for person in people:
        if person.id not in links:
            links[person.id] = _issue(session, person, actor, now)
    return links


def find_link(session: Session, *, ref: str, secret: str, secret_key: str) -> GuardianLink | None:
    """Return the link of this address, None for one that is wrong or was called back."""
    link = session.scalar(
        select(GuardianLink).where(GuardianLink.ref == ref, GuardianLink.called_back_at.is_(None))
    )
    if link is None or not is_same(secret_of(link, secret_key), secret):
        return None
    return link


def answer(
    session: Session,
    *,
    link: GuardianLink,
    levels: Mapping[Channel, Level],
    family_name: str,
    now: datetime,
) -> bool:
    """Write down what a guardian allows; a channel that was left out counts as no.

    Raises FamilyNameMissingError where some of a family name is to be shown that nobody has given.
    """
    person = session.get_one(Person, link.person_id, with_for_update=True)
    said = {channel: levels.get(channel, Level.NO) for channel in Channel}
    if family_name:
        person.family_name = family_name[:120]
    if uses_family_name(said) and not person.family_name:
        raise FamilyNameMissingError
    link.answered_at = now
    return record_consents(session, person=person, levels=said, actor=None, now=now, by_guardian=True)


def call_back(session: Session, *, people: Sequence[Person], actor: Account, now: datetime) -> int:
    """Let the links of these people lead nowhere any more; what was answered stays. Return how many did."""
    ids = [person.id for person in people]
    held = select(GuardianLink).where(GuardianLink.person_id.in_(ids), GuardianLink.called_back_at.is_(None))
    links = session.scalars(held).all()
    for link in links:
        link.called_back_at = now
        _record(session, link, "consent.call_back", actor, now)
    return len(links)


def _issue(session: Session, person: Person, actor: Account, now: datetime) -> GuardianLink:
    link = GuardianLink(person_id=person.id, issued_at=now, issued_by_id=actor.id)
    session.add(link)
    session.flush()
    _record(session, link, "consent.ask", actor, now)
    return link


def _record(session: Session, link: GuardianLink, action: str, actor: Account, now: datetime) -> None:
    person = session.get_one(Person, link.person_id)
    audit.record(
        session,
        actor_id=actor.id,
        action=action,
        object_kind="person",
        object_id=person.id,
        campaign_id=person.campaign_id,
        now=now,
    )
