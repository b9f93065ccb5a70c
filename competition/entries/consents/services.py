"""Consents of a whole class: written down at once, asked for on paper and by links."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.consent.guardians import links_of
from competition.consent.rules import Channel, Level, uses_family_name
from competition.consent.services import record_consents
from competition.entries.consents.errors import NobodyToAskError
from competition.entries.consents.models import ConsentPrint
from competition.entries.consents.queries import people_of_class
from competition.entries.deeds import record_deed
from competition.entries.identity import SchoolClass
from competition.entries.texts import tidy_line
from competition.errors import NotFoundError
from competition.platform import files, jobs
from competition.platform.jobs import Job
from competition.platform.storage import Storage

PRINT = "entries.print_consents"


def set_class_consents(
    session: Session,
    *,
    school_class: SchoolClass,
    levels: Mapping[str, Mapping[Channel, Level]],
    family_names: Mapping[str, str],
    actor: Account,
    now: datetime,
) -> int:
    """Write down what the people of a class allow, by their refs; return for how many something changed.

    A family name is kept only where something of it may be shown. Raises GuardianSaidError, NotFoundError.
    """
    people = {asked.person.ref: asked.person for asked in people_of_class(session, school_class.id)}
    if not levels.keys() <= people.keys():
        raise NotFoundError
    changed = 0
    for ref, chosen in levels.items():
        person, name = people[ref], tidy_line(family_names.get(ref, ""))[:120]
        if name and uses_family_name(chosen):
            person.family_name = name
        changed += record_consents(session, person=person, levels=chosen, actor=actor, now=now)
    return changed


def request_forms(
    session: Session, *, school_class: SchoolClass, language: str, actor: Account, now: datetime
) -> Job:
    """Ask for the consent forms of a class in a language, one page for each child with the guardian's link.

    Raises NobodyToAskError where no child is entered yet.
    """
    asked = [each.person for each in people_of_class(session, school_class.id) if not each.is_group]
    if not asked:
        raise NobodyToAskError
    links_of(session, people=asked, actor=actor, now=now)
    printed = find_print(session, school_class.id, language)
    if printed is None:
        printed = ConsentPrint(class_id=school_class.id, language=language, asked_at=now)
        session.add(printed)
    printed.asked_at = now
    session.flush()
    record_deed(session, school_class, "consent.print", actor, now, language=language)
    return jobs.request(
        session,
        name=PRINT,
        args={"printed": printed.id},
        key=f"consents.{printed.id}",
        actor_id=actor.id,
        campaign_id=school_class.campaign_id,
        now=now,
    )


def find_print(session: Session, class_id: int, language: str) -> ConsentPrint | None:
    """Return the printed forms of a class in a language."""
    return session.scalar(
        select(ConsentPrint).where(ConsentPrint.class_id == class_id, ConsentPrint.language == language)
    )


def keep_forms(
    session: Session, *, printed: ConsentPrint, content: bytes, storage: Storage, now: datetime
) -> None:
    """Keep the finished forms in the place of those before."""
    printed.file_id = files.keep_bytes(session, storage=storage, content=content, now=now).id
    printed.made_at = now
    session.flush()
