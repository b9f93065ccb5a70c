"""States of an entry and of its pictures, and the kinds of decision that screening takes."""

from enum import StrEnum


class EntryState(StrEnum):
    """Where an entry stands. Only an accepted one reaches judges."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    DISQUALIFIED = "disqualified"
    WITHDRAWN = "withdrawn"


class ScreeningDecision(StrEnum):
    """What the secretariat decides about a submitted entry."""

    ACCEPT = "accept"
    RETURN = "return"
    DISQUALIFY = "disqualify"


class ImageState(StrEnum):
    """A picture is safe as soon as it is received; what is made of it may come later or fail."""

    RECEIVED = "received"
    READY = "ready"
    NEEDS_A_LOOK = "needs-a-look"


class MadeBy(StrEnum):
    """Who made an entry."""

    CLASS = "class"
    GROUP = "group"
    PUPIL = "pupil"
