"""Changing a picture and bringing a removed one back; the original stays as it came."""

from contextlib import suppress
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.entries.identity import Carrier, Upload
from competition.entries.models import Entry, EntryImage
from competition.entries.picturing.edits import checked, edit_of, keep_edit
from competition.entries.picturing.errors import NothingToBringBackError, TooManyPicturesError
from competition.entries.picturing.models import RemovedPicture
from competition.entries.rules import ImageState
from competition.entries.services.drafts import record
from competition.entries.services.guards import lock_to_change
from competition.entries.services.pictures import MOST, ask_for_look
from competition.platform.files import StoredFile
from competition.platform.renditions import Edit

KEPT_FOR = timedelta(days=1)


def edit_picture(
    session: Session, *, entry: Entry, image: EntryImage, edit: Edit, actor: Account | None, now: datetime
) -> bool:
    """Turn and cut a picture so; return whether that changes anything. Its renditions are made anew.

    The original gets another row of the register: judges' copies made before keep the renditions they show.
    Raises CutTooMuchError, and what a change may raise.
    """
    lock_to_change(session, entry, now)
    edit = checked(edit)
    if edit == edit_of(image):
        return False
    before = session.get_one(StoredFile, image.file_id)
    fresh = same_file_again(session, before)
    keep_edit(image, edit)
    image.file_id, image.state = fresh.id, ImageState.RECEIVED
    for kind in (Upload, Carrier):
        session.execute(update(kind).where(kind.file_id == before.id).values(file_id=fresh.id))
    session.flush()
    forget_file(session, before.id)
    record(session, entry, "entry.edit_picture", actor, now, image=image.id)
    ask_for_look(session, entry=entry, image=image, actor=actor, now=now)
    return True


def same_file_again(session: Session, before: StoredFile) -> StoredFile:
    """Give the same bytes another row of the register, so that what was made of the first stays its own."""
    fresh = StoredFile(
        key=before.key,
        sha256=before.sha256,
        size=before.size,
        media_type=before.media_type,
        created_at=before.created_at,
    )
    session.add(fresh)
    session.flush()
    return fresh


def set_aside(session: Session, *, image: EntryImage, now: datetime) -> RemovedPicture:
    """Keep for a day what is needed to bring a picture back; forget what was removed longer ago."""
    sweep_removed(session, now=now)
    upload = session.scalar(select(Upload).where(Upload.file_id == image.file_id))
    aside = RemovedPicture(
        entry_id=image.entry_id,
        file_id=image.file_id,
        position=image.position,
        alt=image.alt,
        turn=image.turn,
        crop_left=image.crop_left,
        crop_top=image.crop_top,
        crop_right=image.crop_right,
        crop_bottom=image.crop_bottom,
        received_at=upload.received_at if upload else now,
        removed_at=now,
    )
    session.add(aside)
    session.flush()
    return aside


def bring_picture_back(
    session: Session, *, entry: Entry, ref: str, actor: Account | None, now: datetime
) -> EntryImage:
    """Put a removed picture back where it was, with its description, turn and cut.

    Raises NothingToBringBackError, TooManyPicturesError, and what a change may raise.
    """
    lock_to_change(session, entry, now)
    wanted = select(RemovedPicture).where(RemovedPicture.ref == ref, RemovedPicture.entry_id == entry.id)
    aside = session.scalar(wanted)
    if aside is None:
        raise NothingToBringBackError
    if len(entry.images) >= MOST:
        raise TooManyPicturesError(limit=MOST)
    for each in entry.images:
        each.position += each.position >= aside.position
    image = EntryImage(position=aside.position, file_id=aside.file_id, alt=aside.alt)
    keep_edit(image, Edit(aside.turn, aside.crop_left, aside.crop_top, aside.crop_right, aside.crop_bottom))
    entry.images.append(image)
    session.add(Upload(entry_id=entry.id, file_id=aside.file_id, file_name="", received_at=aside.received_at))
    session.delete(aside)
    session.flush()
    session.expire(entry, ["images"])
    record(session, entry, "entry.bring_picture_back", actor, now, image=image.id)
    ask_for_look(session, entry=entry, image=image, actor=actor, now=now)
    return image


def sweep_removed(session: Session, *, now: datetime) -> None:
    """Forget pictures that were removed more than a day ago."""
    for aside in session.scalars(
        select(RemovedPicture).where(RemovedPicture.removed_at < now - KEPT_FOR)
    ).all():
        session.delete(aside)
        session.flush()
        forget_file(session, aside.file_id)


def forget_file(session: Session, file_id: int) -> None:
    """Strike an original off the register, with its renditions, unless something still refers to either."""
    with suppress(IntegrityError), session.begin_nested():
        session.execute(
            delete(StoredFile).where(StoredFile.id == file_id).execution_options(synchronize_session="fetch")
        )
