"""What is settled of a work, and how it would appear as things stand: pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from competition.consent.rules import Channel, PersonShown, shown


class Appears(StrEnum):
    """How a work appears in a channel."""

    NAMED = "named"
    NAMELESS = "nameless"
    NOT = "not"


@dataclass(frozen=True)
class Settlement:
    """How many of those behind a work have said what may be shown in every channel, and what follows."""

    people: int
    answered: int
    appears: Mapping[Channel, Appears]

    @property
    def is_settled(self) -> bool:
        """Whether everybody has said something for every channel."""
        return self.answered == self.people > 0


def settlement(people: Sequence[PersonShown]) -> Settlement:
    """Return what is settled of a work by these people."""
    return Settlement(
        people=len(people),
        answered=sum(len(person.levels) == len(Channel) for person in people),
        appears={channel: _appears(people, channel) for channel in Channel},
    )


def _appears(people: Sequence[PersonShown], channel: Channel) -> Appears:
    """Return what the rule of consents allows: nothing said is a no."""
    answer = shown(people, channel)
    if not answer.allowed:
        return Appears.NOT
    return Appears.NAMED if answer.names else Appears.NAMELESS
