"""When schools become one, the certificates that were made of the one that goes, go."""

from collections.abc import Collection

from sqlalchemy.orm import Session

from competition.campaign.merging import follow_schools
from competition.certificates.services import drop_of_school


def _move(session: Session, from_id: int, into_id: int) -> None:
    drop_of_school(session, from_id)


def _tell(session: Session, ids: Collection[int]) -> list[str]:
    """Say nothing: they are quickly made anew."""
    return []


follow_schools(_move, _tell)
