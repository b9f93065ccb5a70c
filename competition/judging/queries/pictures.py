"""The pictures of an entry as judges get them: re-encoded renditions, numbered from one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from competition.entries.blind import BlindImage
from competition.judging.models import Assignment
from competition.platform.files import Rendition
from competition.platform.renditions import RenditionKind


@dataclass(frozen=True)
class Picture:
    """A picture on a judge's page; size in pixels."""

    number: int
    alt: str
    width: int
    height: int


def pictures_of(session: Session, *, assignment: Assignment) -> Sequence[Picture]:
    """Return the pictures of an assignment's entry in their order; one statement."""
    rows = session.execute(_SHOWN, {"copy_id": assignment.blind_entry_id})
    return [Picture(number, *row) for number, row in enumerate(rows, start=1)]


def find_picture(session: Session, *, copy_id: int, number: int) -> Rendition | None:
    """Return the rendition of one picture of a judges' copy, or None where there is no such picture; one
    statement.
    """
    if number < 1:
        return None
    of = {"copy_id": copy_id}
    found: Rendition | None = session.scalar(_pictures(Rendition).offset(number - 1).limit(1), of)
    return found


def _pictures(*columns: Any) -> Any:
    """Only what was made for judges is ever chosen: a row that points at anything else shows nothing."""
    return (
        select(*columns)
        .join_from(BlindImage, Rendition, Rendition.id == BlindImage.rendition_id)
        .where(BlindImage.blind_entry_id == bindparam("copy_id"))
        .where(Rendition.kind == RenditionKind.JUDGE)
        .order_by(BlindImage.position, BlindImage.id)
    )


# Put together once: every sheet asks it.
_SHOWN = _pictures(BlindImage.alt, Rendition.width, Rendition.height)
