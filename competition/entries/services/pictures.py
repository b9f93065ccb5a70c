"""Pictures of an entry: received whole and first, looked at afterwards, described, removed."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import delete
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.entries.identity import Carrier, Upload
from competition.entries.models import Entry, EntryImage
from competition.entries.picturing.edits import edit_of
from competition.entries.picturing.errors import TooManyPicturesError
from competition.entries.rules import ImageState
from competition.entries.services.drafts import just_done, record
from competition.entries.services.guards import lock_to_change
from competition.entries.texts import tidy_line
from competition.errors import GarlandError
from competition.platform import files, images, jobs, kinds
from competition.platform.errors import PictureError, RefusedKindError
from competition.platform.files import Received, StoredFile
from competition.platform.images import Look
from competition.platform.kinds import Category
from competition.platform.renditions import Edit, Picture, RenditionKind
from competition.platform.storage import MEGABYTE, Storage

LIMIT = 40 * MEGABYTE
MOST = 20
KINDS = (RenditionKind.THUMB, RenditionKind.SCREEN, RenditionKind.JUDGE, RenditionKind.PRINT)
LOOK = "entries.look_at_picture"


def add_picture(
    session: Session,
    *,
    entry: Entry,
    received: Received,
    file_name: str,
    actor: Account | None,
    now: datetime,
    alt: str = "",
    cut_out: bool = False,
) -> EntryImage:
    """Add a picture, received whole beforehand, to a draft, and ask for a look at it.

    The file name is kept for the teacher's eyes alone; `cut_out`: it is that of the scan it was cut out of.
    Raises TooManyPicturesError, RefusedKindError when it is no picture that can be used, and what a change
    may raise.
    """
    lock_to_change(session, entry, now)
    if not cut_out:
        kinds.require(kinds.kind_of_type(received.media_type, file_name), Category.PICTURE)
    if len(entry.images) >= MOST:
        raise TooManyPicturesError(limit=MOST)
    original = files.register(session, received=received, now=now)
    position = max((image.position for image in entry.images), default=0) + 1
    image = EntryImage(position=position, file_id=original.id, alt=tidy_line(alt)[:1000])
    entry.images.append(image)
    name = tidy_line(file_name)[-300:]
    session.add(Upload(entry_id=entry.id, file_id=original.id, file_name=name, received_at=now))
    session.flush()
    record(session, entry, "entry.add_picture", actor, now, image=image.id, sha256=original.sha256)
    ask_for_look(session, entry=entry, image=image, actor=actor, now=now)
    return image


def ask_for_look(
    session: Session, *, entry: Entry, image: EntryImage, actor: Account | None, now: datetime
) -> None:
    """Ask for a look at a picture as it is now to be seen."""
    jobs.request(
        session,
        name=LOOK,
        args={"image": image.id},
        key=f"image.{image.id}.{image.file_id}",
        actor_id=actor.id if actor else None,
        campaign_id=entry.campaign_id,
        now=now,
    )


def describe_pictures(
    session: Session,
    *,
    entry: Entry,
    alts: Mapping[str, str],
    actor: Account | None,
    now: datetime,
    by_itself: bool = False,
) -> bool:
    """Save the descriptions by the pictures' refs; return whether anything changed.

    `by_itself`: the page saves while somebody is writing, which is written down once in a while.
    """
    lock_to_change(session, entry, now)
    changed = []
    for image in entry.images:
        alt = tidy_line(alts.get(image.ref, image.alt))[:1000]
        if alt != image.alt:
            image.alt = alt
            changed.append(image.id)
    session.flush()
    if changed and not (by_itself and just_done(session, entry, "entry.describe_pictures", actor, now)):
        record(session, entry, "entry.describe_pictures", actor, now, images=changed)
    return bool(changed)


def remove_picture(
    session: Session, *, entry: Entry, image: EntryImage, actor: Account | None, now: datetime
) -> None:
    """Take a picture out of a draft; the name of its file, and what the file says, are forgotten."""
    lock_to_change(session, entry, now)
    for kind in (Upload, Carrier):
        session.execute(delete(kind).where(kind.file_id == image.file_id))
    entry.images.remove(image)
    session.flush()
    record(session, entry, "entry.remove_picture", actor, now, image=image.id)


def look_at(session: Session, *, image: EntryImage, storage: Storage) -> None:
    """Look at a picture at once, in the session at hand: for loaders; pages leave it to the job."""
    original = session.get_one(StoredFile, image.file_id)
    keep_look(session, image=image, look=examine(storage, original.key, edit_of(image)))


def examine(
    storage: Storage, key: str, edit: Edit, wanted: Collection[RenditionKind] = KINDS
) -> Look | GarlandError:
    """Open a picture in a child process and make its renditions; return what was found or what is wrong."""
    try:
        return images.look(storage.path(key), wanted, storage, edit)
    except (PictureError, RefusedKindError) as problem:
        return problem


class Looked(Protocol):
    """A picture that was looked at: one of an entry, or a portrait."""

    file_id: int
    state: ImageState
    problem: str
    problem_values: dict[str, Any]
    width: int | None
    height: int | None


def keep_look(session: Session, *, image: EntryImage, look: Look | GarlandError) -> None:
    """Write down what came of looking at a picture."""
    if keep_renditions(session, image=image, look=look) and isinstance(look, Look):
        image.likeness = look.picture.likeness
        _keep_notes(session, image, look.picture)
    session.flush()


def keep_renditions(session: Session, *, image: Looked, look: Look | GarlandError) -> bool:
    """Write down what was made of a picture, or why nothing could be; return whether it is ready."""
    if isinstance(look, GarlandError):
        image.state = ImageState.NEEDS_A_LOOK
        image.problem, image.problem_values = look.message, dict(look.values)
        return False
    for kind, rendition in look.made.items():
        files.add_rendition(session, original_id=image.file_id, kind=kind, made=rendition)
    image.state, image.problem, image.problem_values = ImageState.READY, "", {}
    image.width, image.height = look.picture.width, look.picture.height
    return True


def _keep_notes(session: Session, image: EntryImage, picture: Picture) -> None:
    """Keep what the file says beside its picture, for finding names; never for showing."""
    session.execute(delete(Carrier).where(Carrier.file_id == image.file_id))
    session.add_all(
        Carrier(entry_id=image.entry_id, file_id=image.file_id, place=place, text=text)
        for place, text in picture.notes
    )
