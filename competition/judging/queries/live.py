"""Which blind copies stand. One of an entry withdrawn, returned or disqualified is shown to nobody, nor is
one that is held.
"""

from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select

from competition.entries.blind import BlindEntry

LIVE = and_(BlindEntry.retired_at.is_(None), BlindEntry.held_at.is_(None), BlindEntry.apart_at.is_(None))
STANDING = and_(BlindEntry.retired_at.is_(None), BlindEntry.apart_at.is_(None))
"""Whether it is held or not: the secretariat may look at it, no judge."""
HELD = and_(BlindEntry.retired_at.is_(None), BlindEntry.held_at.is_not(None), BlindEntry.apart_at.is_(None))


def is_live(copy_id: Any) -> ColumnElement[bool]:
    """Whether the copy of this id is LIVE, for counting many: the few that are not are looked up once."""
    gone = (BlindEntry.retired_at, BlindEntry.held_at, BlindEntry.apart_at)
    fallen = select(BlindEntry.id).where(or_(*(moment.is_not(None) for moment in gone)))
    stands: ColumnElement[bool] = copy_id.not_in(fallen)
    return stands
