"""Which blind copies stand. One of an entry withdrawn, returned or disqualified is shown to nobody, nor is
one that is held.
"""

from sqlalchemy import and_

from competition.entries.blind import BlindEntry

LIVE = and_(BlindEntry.retired_at.is_(None), BlindEntry.held_at.is_(None), BlindEntry.apart_at.is_(None))
STANDING = and_(BlindEntry.retired_at.is_(None), BlindEntry.apart_at.is_(None))
"""Whether it is held or not: the secretariat may look at it, no judge."""
HELD = and_(BlindEntry.retired_at.is_(None), BlindEntry.held_at.is_not(None), BlindEntry.apart_at.is_(None))
