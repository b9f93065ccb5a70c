"""Asking for the printed materials, keeping them, adding and removing the secretariat's own files."""

from datetime import datetime, timedelta
from typing import BinaryIO

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.materials.errors import MaterialTooLargeError, NotThatKindError
from competition.materials.models import Material
from competition.materials.queries import JOB
from competition.materials.rules import LIMIT, MaterialKind, extension_of, is_what_it_says
from competition.platform import audit, files, jobs
from competition.platform.errors import TooLargeError
from competition.platform.storage import Storage

SETTLING = timedelta(minutes=1)


def request_making(session: Session, *, campaign_id: int, actor: Account | None, now: datetime) -> jobs.Job:
    """Ask for the materials of a campaign; asking while they are being made gives that job.

    What a person asks for is on record and begins at once; what follows from a change waits for the next one
    a little, since several often come together.
    """
    actor_id = actor.id if actor else None
    job = jobs.request(
        session,
        name=JOB,
        args={"campaign": campaign_id},
        key=str(campaign_id),
        actor_id=actor_id,
        campaign_id=campaign_id,
        now=now,
        due_at=now if actor else now + SETTLING,
    )
    if actor is not None:
        _record(session, "material.make", "job", job.id, campaign_id, actor_id, now)
    return job


def keep_made(
    session: Session,
    *,
    campaign_id: int,
    kind: MaterialKind,
    language: str,
    content: bytes,
    stamp: str,
    storage: Storage,
    actor_id: int | None,
    now: datetime,
) -> Material:
    """Switch a finished material in, in the place of the one before it."""
    file = files.keep_bytes(session, storage=storage, content=content, now=now)
    wanted = select(Material).where(
        Material.campaign_id == campaign_id, Material.kind == kind, Material.language == language
    )
    material = session.scalars(wanted).first() or Material(
        campaign_id=campaign_id, kind=kind, language=language
    )
    material.file, material.fingerprint, material.made_at = file, stamp, now
    session.add(material)
    session.flush()
    _record(session, "material.made", "material", material.id, campaign_id, actor_id, now)
    return material


def add_own(
    session: Session,
    *,
    campaign: Campaign,
    title: str,
    language: str,
    file_name: str,
    stream: BinaryIO,
    storage: Storage,
    actor: Account,
    now: datetime,
) -> Material:
    """Add a file of the secretariat's; of its name only the extension is kept.

    Raises NotThatKindError, MaterialTooLargeError, EmptyFileError, NoRoomError.
    """
    extension = extension_of(file_name)
    if not is_what_it_says(stream, extension):
        raise NotThatKindError
    try:
        file = files.keep(session, storage=storage, stream=stream, limit=LIMIT, now=now)
    except TooLargeError as error:
        raise MaterialTooLargeError(**error.values) from None
    material = Material(
        campaign_id=campaign.id,
        kind=MaterialKind.OWN,
        language=language,
        title=title,
        extension=extension,
        file=file,
        made_at=now,
    )
    session.add(material)
    session.flush()
    _record(session, "material.add", "material", material.id, campaign.id, actor.id, now)
    return material


def remove_own(session: Session, *, material: Material, actor: Account, now: datetime) -> None:
    """Offer a file of the secretariat's no longer."""
    file, campaign_id, number = material.file, material.campaign_id, material.id
    session.delete(material)
    session.flush()
    session.delete(file)
    _record(session, "material.remove", "material", number, campaign_id, actor.id, now)


def _record(
    session: Session,
    action: str,
    kind: str,
    number: int,
    campaign_id: int,
    actor_id: int | None,
    now: datetime,
) -> None:
    audit.record(
        session,
        actor_id=actor_id,
        action=action,
        object_kind=kind,
        object_id=number,
        campaign_id=campaign_id,
        now=now,
    )
