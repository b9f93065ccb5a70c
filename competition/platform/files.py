"""The register of stored files: originals as they were sent, and the renditions made of them.

A file name is personal, so none is kept here.
"""

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from sqlalchemy import BigInteger, ForeignKey, String, UniqueConstraint, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, Session, mapped_column

from competition.platform import sniff
from competition.platform.db import Base, HasRef, enum_column
from competition.platform.errors import EmptyFileError
from competition.platform.renditions import Made, RenditionKind
from competition.platform.storage import Kept, Readable, Storage


@dataclass(frozen=True)
class Received:
    """A file that lies whole on disk and is not registered yet; its media type is told by its first bytes."""

    kept: Kept
    media_type: str


class StoredFile(HasRef, Base):
    """An original, byte for byte as it was sent; each sending has its own row and can be erased alone."""

    __tablename__ = "stored_file"

    key: Mapped[str] = mapped_column(String(80), index=True)
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    size: Mapped[int] = mapped_column(BigInteger)
    media_type: Mapped[str] = mapped_column(String(100))
    created_at: Mapped[datetime]


class Rendition(HasRef, Base):
    """What was made of an original for one purpose: pixels only."""

    __tablename__ = "rendition"
    __table_args__ = (UniqueConstraint("original_id", "kind"),)

    original_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id", ondelete="CASCADE"))
    kind: Mapped[RenditionKind] = enum_column(RenditionKind)
    key: Mapped[str] = mapped_column(String(80), index=True)
    media_type: Mapped[str] = mapped_column(String(100))
    width: Mapped[int]
    height: Mapped[int]


def receive(*, storage: Storage, stream: Readable, limit: int) -> Received:
    """Take a file in, whole and synced to disk, before any transaction begins; `limit` in bytes.

    Raises TooLargeError, EmptyFileError and NoRoomError.
    """
    kept = storage.receive(stream, limit=limit)
    if kept.size == 0:
        raise EmptyFileError
    with storage.open(kept.key) as file:
        return Received(kept, sniff.media_type(file.read(sniff.HEAD)))


def register(session: Session, *, received: Received, now: datetime) -> StoredFile:
    """Write down an original that was received; each sending has its own row."""
    kept = received.kept
    original = StoredFile(
        key=kept.key,
        sha256=kept.sha256,
        size=kept.size,
        media_type=received.media_type,
        created_at=now,
    )
    session.add(original)
    session.flush()
    return original


def keep(session: Session, *, storage: Storage, stream: Readable, limit: int, now: datetime) -> StoredFile:
    """Receive and register in one step, where no transaction waits for a slow line. Raises as `receive`."""
    return register(session, received=receive(storage=storage, stream=stream, limit=limit), now=now)


def keep_bytes(session: Session, *, storage: Storage, content: bytes, now: datetime) -> StoredFile:
    """Keep what Garland has made itself."""
    return keep(session, storage=storage, stream=BytesIO(content), limit=len(content), now=now)


def find_rendition(session: Session, original_id: int, kind: RenditionKind) -> Rendition | None:
    """Return the rendition of this kind, None while it is not made."""
    wanted = select(Rendition).where(Rendition.original_id == original_id, Rendition.kind == kind)
    return session.scalar(wanted)


def add_rendition(session: Session, *, original_id: int, kind: RenditionKind, made: Made) -> Rendition:
    """Register a rendition; the one that is there already stays, so that a job may run twice."""
    rendition = Rendition(
        original_id=original_id,
        kind=kind,
        key=made.key,
        media_type=made.media_type,
        width=made.width,
        height=made.height,
    )
    try:
        with session.begin_nested():
            session.add(rendition)
    except IntegrityError:
        found = find_rendition(session, original_id, kind)
        if found is None:
            raise
        return found
    return rendition
