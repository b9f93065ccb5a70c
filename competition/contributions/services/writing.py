"""Writing a contribution: made, and saved; two people do not write over each other."""

from dataclasses import asdict, replace
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign, City
from competition.consent.models import Person, PersonKind
from competition.consent.services import record_consents
from competition.contributions.deeds import record_deed
from competition.contributions.errors import StatementThereError, TooManyQuotesError
from competition.contributions.models import OWN, Contribution
from competition.contributions.rules import MOST_QUOTES, Kind, Said
from competition.entries.facts import Words
from competition.entries.services.guards import require_unchanged
from competition.entries.stamps import fingerprint
from competition.entries.texts import tidy_line
from competition.entries.words import tidy_words
from competition.errors import NotFoundError
from competition.platform.db import new_ref

_LINES = {"given_name": 120, "family_name": 120, "office": 200, "translation_credit": 200}
"""How long what stands on one line may be."""


def create_contribution(
    session: Session,
    *,
    campaign: Campaign,
    city: City,
    kind: Kind,
    said: Said,
    actor: Account | None,
    now: datetime,
    ref: str | None = None,
    import_key: str | None = None,
) -> Contribution:
    """Make a contribution of a city. With a `ref` from `new_ref`, the same sent again changes nothing.

    Raises TooManyQuotesError, StatementThereError, TextTooLargeError, UnknownLanguageError.
    """
    _hold(session, city)
    known = session.scalar(select(Contribution).where(Contribution.ref == ref)) if ref else None
    if known is not None and known.city_id == city.id:
        return known
    said = tidied(said)
    _require_room(session, city, kind)
    person = Person(campaign_id=campaign.id, kind=_person_kind(kind))
    session.add(person)
    session.flush()
    contribution = Contribution(
        ref=ref if ref and known is None else new_ref(),
        campaign_id=campaign.id,
        city_id=city.id,
        person=person,
        kind=kind,
        import_key=import_key,
        created_at=now,
        updated_at=now,
    )
    session.add(contribution)
    session.flush()
    record_deed(session, contribution, "contribution.create", actor, now, kind=kind.value)
    _write(session, contribution, said, actor, now)
    return contribution


def is_brought_in(session: Session, *, city: City, import_key: str) -> bool:
    """Whether a row of a table has become a contribution; nobody adds one to its city until the end of the
    transaction.
    """
    _hold(session, city)
    known = Contribution.campaign_id == city.campaign_id, Contribution.import_key == import_key
    return session.scalar(select(Contribution.id).where(*known)) is not None


def save_contribution(
    session: Session,
    *,
    contribution: Contribution,
    said: Said,
    actor: Account,
    now: datetime,
    seen: str | None = None,
) -> bool:
    """Save what is typed; return whether anything changed. `seen`: the `stamp_of` what the person had seen.

    Raises ChangedElsewhereError, TextTooLargeError, UnknownLanguageError.
    """
    lock(session, contribution)
    said = _with_unsaid(tidied(said), contribution)
    current = contribution.said
    if _stamp(said) == _stamp(current):
        return False
    require_unchanged(seen, _stamp(current))
    _write(session, contribution, said, actor, now)
    record_deed(session, contribution, "contribution.save", actor, now)
    return True


def stamp_of(contribution: Contribution) -> str:
    """Return the stamp of what stands there, for telling two windows apart."""
    return _stamp(contribution.said)


def lock(session: Session, contribution: Contribution) -> None:
    """Hold a contribution until the end of the transaction, as it is now in the database.

    Raises NotFoundError where somebody has deleted it since it was looked up.
    """
    session.flush()
    wanted = select(Contribution.id).where(Contribution.id == contribution.id).with_for_update()
    if session.scalar(wanted) is None:
        raise NotFoundError
    session.refresh(contribution)
    session.refresh(contribution.person)


def tidied(said: Said) -> Said:
    """Return what is typed as it is kept. Raises TextTooLargeError, UnknownLanguageError."""
    words = tidy_words(
        Words(
            text=said.text,
            language=said.language,
            translation_language=said.translation_language,
            translation=said.translation,
        )
    )
    lines = {name: tidy_line(getattr(said, name))[:most] for name, most in _LINES.items()}
    return replace(
        said,
        text=words.text,
        language=words.language,
        translation_language=words.translation_language,
        translation=words.translation,
        guardian_agreed=said.minor and said.guardian_agreed,
        **lines,  # type: ignore[arg-type]
    )


def _with_unsaid(said: Said, contribution: Contribution) -> Said:
    """Return it with what was said before of channels that nothing is said of now."""
    return replace(said, levels={**contribution.said.levels, **said.levels})


def _write(
    session: Session, contribution: Contribution, said: Said, actor: Account | None, now: datetime
) -> None:
    person = contribution.person
    person.given_name, person.family_name = said.given_name, said.family_name
    for name in OWN:
        setattr(contribution, name, getattr(said, name))
    contribution.updated_at = now
    session.flush()
    record_consents(session, person=person, levels=said.levels, actor=actor, now=now)


def _stamp(said: Said) -> str:
    facts = asdict(said)
    facts["levels"] = sorted((channel.value, level.value) for channel, level in said.levels.items())
    return fingerprint(facts)


def _hold(session: Session, city: City) -> None:
    """Let nobody else add to a city until the end of the transaction."""
    session.refresh(city, with_for_update={"of": City})


def _require_room(session: Session, city: City, kind: Kind) -> None:
    if kind is Kind.STORY:
        return
    there = session.scalar(
        select(func.count(Contribution.id)).where(Contribution.city_id == city.id, Contribution.kind == kind)
    )
    if kind is Kind.STATEMENT and there:
        raise StatementThereError(city=city.name)
    if kind is Kind.QUOTE and (there or 0) >= MOST_QUOTES:
        raise TooManyQuotesError(city=city.name, limit=MOST_QUOTES)


def _person_kind(kind: Kind) -> PersonKind:
    return PersonKind.MAYOR if kind is Kind.STATEMENT else PersonKind.STORYTELLER
