"""The time of day, handed in from outside, so that every rule about dates can be tested."""

from datetime import UTC, datetime


class Clock:
    """Tells the present moment, in UTC."""

    def now(self) -> datetime:
        """Return the present moment."""
        return datetime.now(UTC)


class FixedClock(Clock):
    """A clock that stands still until it is moved: for tests and for the demo's imagined year."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        """Return the moment it was set to."""
        return self.at
