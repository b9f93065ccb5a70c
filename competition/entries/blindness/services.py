"""Settling what judges must not see: words masked or left, pictures covered, file names forgotten."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.entries.blind import BlindEntry, tell_of_new_copy
from competition.entries.blinding import make_blind
from competition.entries.blindness.errors import WordMissingError
from competition.entries.blindness.models import PictureMask
from competition.entries.blindness.noticing import notice
from competition.entries.blindness.rulings import find_ruling, tidy_word, write
from competition.entries.identity import Carrier, Upload
from competition.entries.models import Entry, EntryImage
from competition.entries.rules import EntryState
from competition.entries.screening_errors import PicturesNotReadyError
from competition.entries.services.drafts import record
from competition.entries.services.guards import lock, lock_to_change
from competition.platform import files
from competition.platform.files import StoredFile, find_rendition
from competition.platform.masks import Area, cover
from competition.platform.renditions import Made, RenditionKind
from competition.platform.storage import Kept, Storage


def rule(
    session: Session,
    *,
    entry: Entry,
    word: str,
    masked: bool,
    actor: Account,
    now: datetime,
    as_office: bool = False,
) -> None:
    """Decide about a word of an entry: masked on the judges' copy, or left as it stands.

    An accepted entry gets a new copy at once, which is held until somebody has settled what it means for
    those who have read the former one. Raises WordMissingError, and what a change by a teacher may raise.
    """
    said = tidy_word(word)
    if not said:
        raise WordMissingError
    _lock(session, entry, now, as_office)
    ruling = write(session, entry=entry, word=said, masked=masked, actor=actor, now=now)
    if ruling is None:
        return
    record(session, entry, "entry.mask" if masked else "entry.leave_name", actor, now, ruling=ruling.id)
    renew_copy(session, entry, now)


def forget_ruling(
    session: Session, *, entry: Entry, word: str, actor: Account, now: datetime, as_office: bool = False
) -> None:
    """Take a decision about a word back."""
    _lock(session, entry, now, as_office)
    known = find_ruling(session, entry.id, word)
    if known is None:
        return
    session.delete(known)
    session.flush()
    record(session, entry, "entry.unmask", actor, now, ruling=known.id)
    renew_copy(session, entry, now)


@dataclass(frozen=True)
class Covered:
    """A picture with parts covered, in the storage; `size` in bytes."""

    made: Made
    size: int


def covered(
    session: Session, *, image: EntryImage, areas: Sequence[Area], storage: Storage
) -> Covered | None:
    """Make the picture with these areas covered, before any transaction; None when there is nothing to cover.

    Raises PicturesNotReadyError while the picture has no rendition for judges.
    """
    plain = find_rendition(session, image.file_id, RenditionKind.JUDGE)
    if plain is None:
        raise PicturesNotReadyError
    if not areas:
        return None
    made = cover(storage.path(plain.key), areas, storage)
    return Covered(made, storage.path(made.key).stat().st_size)


def cover_picture(
    session: Session,
    *,
    entry: Entry,
    image: EntryImage,
    areas: Sequence[Area],
    made: Covered | None,
    actor: Account,
    now: datetime,
    as_office: bool = False,
) -> None:
    """Keep which areas of a picture are covered for the judges, as `covered` made it.

    No areas uncover the picture. Raises what a change by a teacher may raise.
    """
    _lock(session, entry, now, as_office)
    session.execute(delete(PictureMask).where(PictureMask.image_id == image.id))
    if made is not None:
        original = _keep_covered(session, made, now)
        rendition = files.add_rendition(
            session, original_id=original.id, kind=RenditionKind.JUDGE, made=made.made
        )
        session.add(
            PictureMask(
                image_id=image.id,
                file_id=image.file_id,
                areas=[list(area) for area in areas],
                rendition_id=rendition.id,
                made_by_id=actor.id,
                made_at=now,
            )
        )
    session.flush()
    record(session, entry, "entry.cover", actor, now, image=image.id, areas=len(areas))
    renew_copy(session, entry, now)


def forget_beside(
    session: Session, *, entry: Entry, actor: Account, now: datetime, as_office: bool = False
) -> None:
    """Forget the names of an entry's files and what the files say about themselves; the files stay."""
    _lock(session, entry, now, as_office)
    session.execute(update(Upload).where(Upload.entry_id == entry.id).values(file_name=""))
    session.execute(delete(Carrier).where(Carrier.entry_id == entry.id))
    record(session, entry, "entry.forget_beside", actor, now)


def _lock(session: Session, entry: Entry, now: datetime, as_office: bool) -> None:
    if as_office:
        lock(session, entry)
    else:
        lock_to_change(session, entry, now)


def _keep_covered(session: Session, covered: Covered, now: datetime) -> StoredFile:
    """Register a covered picture as a file of its own, so that earlier copies keep theirs."""
    kept = Kept(covered.made.key, covered.made.key.replace("/", ""), covered.size)
    return files.register(session, received=files.Received(kept, covered.made.media_type), now=now)


def renew_copy(session: Session, entry: Entry, now: datetime) -> None:
    """Give an accepted entry a new judges' copy; held, so that nobody reads on before it is settled.

    Of an entry that waits for screening the list says anew whether names stand in it.
    """
    notice(session, entry)
    if entry.state is not EntryState.ACCEPTED:
        return
    copy = make_blind(session, entry=entry, now=now)
    copy.held_at = now
    session.flush()
    tell_of_new_copy(session, copy, now)


def held_copies(session: Session, campaign_id: int) -> int:
    """Return how many entries of a campaign are held because their copy changed after it had been made."""
    held = select(func.count(BlindEntry.id)).where(
        BlindEntry.campaign_id == campaign_id,
        BlindEntry.retired_at.is_(None),
        BlindEntry.held_at.is_not(None),
    )
    return session.scalar(held) or 0
