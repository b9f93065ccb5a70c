"""The portrait: received whole and first, looked at afterwards, turned, cut, described; removed for good."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.contributions.deeds import record_deed
from competition.contributions.models import Contribution, Portrait
from competition.contributions.services.writing import lock
from competition.entries.picturing.edits import checked, edit_of, keep_edit
from competition.entries.picturing.services import forget_file, same_file_again
from competition.entries.rules import ImageState
from competition.entries.services.guards import require_unchanged
from competition.entries.services.pictures import examine, keep_renditions
from competition.entries.texts import tidy_line
from competition.errors import GarlandError, NotFoundError
from competition.platform import files, jobs, kinds
from competition.platform.erasure import request_erasure
from competition.platform.files import Received, Rendition, StoredFile
from competition.platform.images import Look
from competition.platform.kinds import Category
from competition.platform.renditions import Edit, RenditionKind
from competition.platform.storage import Storage

LOOK = "contributions.look_at_portrait"
KINDS = (RenditionKind.THUMB, RenditionKind.SCREEN, RenditionKind.CARD, RenditionKind.PRINT)
_MIDDLE = (0.5, 0.4)


def send_portrait(
    session: Session,
    *,
    contribution: Contribution,
    received: Received,
    file_name: str,
    actor: Account | None,
    now: datetime,
    alt: str = "",
) -> Portrait:
    """Put a portrait, received whole beforehand, beside a contribution; the one before is erased.

    The name of its file is not kept. Raises RefusedKindError when it is no picture that can be used.
    """
    kinds.require(kinds.kind_of_type(received.media_type, file_name), Category.PICTURE)
    lock(session, contribution)
    if contribution.portrait is not None:
        remove_portrait(session, contribution=contribution, actor=actor, now=now)
    original = files.register(session, received=received, now=now)
    portrait = Portrait(file_id=original.id, alt=tidy_line(alt)[:1000])
    contribution.portrait, contribution.updated_at = portrait, now
    session.flush()
    record_deed(session, contribution, "contribution.send_portrait", actor, now, sha256=original.sha256)
    _ask_for_look(session, contribution, portrait, actor, now)
    return portrait


def edit_portrait(
    session: Session, *, contribution: Contribution, edit: Edit, actor: Account, now: datetime
) -> bool:
    """Turn and cut the portrait so; return whether that changes anything. Its renditions are made anew.

    The middle of the face is to be said once more then. Raises CutTooMuchError, NotFoundError.
    """
    portrait, edit = _held(session, contribution), checked(edit)
    if edit == edit_of(portrait):
        return False
    before = session.get_one(StoredFile, portrait.file_id)
    made = _renditions(session, before.id)
    keep_edit(portrait, edit)
    portrait.file_id, portrait.state = same_file_again(session, before).id, ImageState.RECEIVED
    portrait.focus_x, portrait.focus_y = _MIDDLE
    contribution.updated_at = now
    session.flush()
    forget_file(session, before.id)
    _erase(session, made, now)
    record_deed(session, contribution, "contribution.edit_portrait", actor, now)
    _ask_for_look(session, contribution, portrait, actor, now)
    return True


def set_focus(
    session: Session, *, contribution: Contribution, x: float, y: float, actor: Account, now: datetime
) -> bool:
    """Say where the middle of the face is, of 1 from the left and the top; return whether that is new."""
    portrait = _held(session, contribution)
    x, y = (round(min(max(each, 0.0), 1.0), 3) for each in (x, y))
    if (x, y) == (portrait.focus_x, portrait.focus_y):
        return False
    portrait.focus_x, portrait.focus_y, contribution.updated_at = x, y, now
    session.flush()
    record_deed(session, contribution, "contribution.focus_portrait", actor, now)
    return True


def describe_portrait(
    session: Session,
    *,
    contribution: Contribution,
    alt: str,
    actor: Account,
    now: datetime,
    seen: str | None = None,
) -> bool:
    """Describe the portrait for those who cannot see it; return whether anything changed.

    `seen`: the description that the page was opened with. Raises ChangedElsewhereError, NotFoundError.
    """
    portrait, alt = _held(session, contribution), tidy_line(alt)[:1000]
    if alt == portrait.alt:
        return False
    require_unchanged(None if seen is None else tidy_line(seen), portrait.alt)
    portrait.alt, contribution.updated_at = alt, now
    session.flush()
    record_deed(session, contribution, "contribution.describe_portrait", actor, now)
    return True


def remove_portrait(
    session: Session, *, contribution: Contribution, actor: Account | None, now: datetime
) -> None:
    """Take the portrait away; its file and what was made of it go from the disk a day later."""
    portrait = _held(session, contribution)
    original = session.get_one(StoredFile, portrait.file_id)
    hashes = [original.sha256, *_renditions(session, original.id)]
    contribution.portrait, contribution.updated_at = None, now
    session.flush()
    forget_file(session, original.id)
    _erase(session, hashes, now)
    record_deed(session, contribution, "contribution.remove_portrait", actor, now)


def look_at(session: Session, *, portrait: Portrait, storage: Storage) -> None:
    """Look at a portrait at once, in the session at hand: for loaders; pages leave it to the job."""
    original = session.get_one(StoredFile, portrait.file_id)
    keep_look(session, portrait=portrait, look=examine(storage, original.key, edit_of(portrait), KINDS))


def keep_look(session: Session, *, portrait: Portrait, look: Look | GarlandError) -> None:
    """Write down what came of looking at a portrait. What its file says beside the picture is not kept."""
    keep_renditions(session, image=portrait, look=look)
    session.flush()


def _held(session: Session, contribution: Contribution) -> Portrait:
    lock(session, contribution)
    if contribution.portrait is None:
        raise NotFoundError
    return contribution.portrait


def _renditions(session: Session, original_id: int) -> list[str]:
    """Return the hashes of what was made of an original."""
    keys = session.scalars(select(Rendition.key).where(Rendition.original_id == original_id))
    return [key.replace("/", "") for key in keys]


def _erase(session: Session, hashes: list[str], now: datetime) -> None:
    for sha256 in dict.fromkeys(hashes):
        request_erasure(session, sha256=sha256, now=now)


def _ask_for_look(
    session: Session, contribution: Contribution, portrait: Portrait, actor: Account | None, now: datetime
) -> None:
    jobs.request(
        session,
        name=LOOK,
        args={"portrait": portrait.ref},
        key=f"portrait.{portrait.ref}.{portrait.file_id}",
        actor_id=actor.id if actor else None,
        campaign_id=contribution.campaign_id,
        now=now,
    )
