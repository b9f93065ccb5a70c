"""Which blind copies stand: one of an entry withdrawn, returned or disqualified is shown to nobody."""

from competition.entries.blind import BlindEntry

LIVE = BlindEntry.retired_at.is_(None)
