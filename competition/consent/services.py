"""Writing down what somebody allows."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.consent.errors import GuardianSaidError
from competition.consent.models import Consent, Person
from competition.consent.rules import Channel, Level, allows_more, uses_family_name
from competition.platform import audit


def record_consents(
    session: Session,
    *,
    person: Person,
    levels: Mapping[Channel, Level],
    actor: Account | None,
    now: datetime,
    by_guardian: bool = False,
) -> bool:
    """Write down what a person allows in the channels given; return whether anything changed.

    The other channels stay. A family name that no channel shows any more is forgotten at once. What a
    guardian has answered by a link can be narrowed by the teacher, but only a guardian allows more. Raises
    GuardianSaidError.
    """
    known = {consent.channel: consent for consent in person.consents}
    changed = {
        channel: level
        for channel, level in levels.items()
        if channel not in known or known[channel].level is not level
    }
    for channel, level in changed.items():
        said = known.get(channel)
        if not by_guardian and said is not None and said.by_guardian and allows_more(level, said.level):
            raise GuardianSaidError
    for channel, level in changed.items():
        _write(person, known.get(channel), channel, level, actor, now)
    for consent in person.consents if by_guardian else ():
        consent.by_guardian = consent.by_guardian or consent.channel in levels
    forget_unused_family_name(person)
    session.flush()
    if changed:
        audit.record(
            session,
            actor_id=actor.id if actor else None,
            action="consent.answer" if by_guardian else "consent.record",
            object_kind="person",
            object_id=person.id,
            campaign_id=person.campaign_id,
            now=now,
            **{channel.value: level.value for channel, level in changed.items()},
        )
    return bool(changed)


def forget_unused_family_name(person: Person) -> bool:
    """Forget the family name unless a consent shows something of it; return whether there was one."""
    levels = {consent.channel: consent.level for consent in person.consents}
    if not person.family_name or uses_family_name(levels):
        return False
    person.family_name = ""
    return True


def _write(
    person: Person,
    known: Consent | None,
    channel: Channel,
    level: Level,
    actor: Account | None,
    now: datetime,
) -> None:
    consent = known or Consent(channel=channel)
    consent.level, consent.recorded_at = level, now
    consent.recorded_by_id = actor.id if actor else None
    if known is None:
        person.consents.append(consent)
