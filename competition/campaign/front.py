"""What concepts above add to the public call page: leaves for its garland, and what there is to read."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from competition.campaign.models import Campaign


@dataclass(frozen=True)
class Reading:
    """Something to read once the results are out: the book, the works."""

    label: str
    url: str


FindLeaves = Callable[[Session, Campaign], Sequence[str]]
FindReading = Callable[[Session, Campaign], Iterable[Reading]]
_leaves: list[FindLeaves] = []
_reading: list[FindReading] = []


def add_leaves(find: FindLeaves) -> FindLeaves:
    """Have `find(session, campaign)` asked for the forms of all entries, in order of arrival."""
    _leaves.append(find)
    return find


def add_reading(find: FindReading) -> FindReading:
    """Have `find(session, campaign)` asked for what the public can read."""
    _reading.append(find)
    return find


def leaves(session: Session, campaign: Campaign) -> list[str]:
    """Return the form of every entry, in order of arrival."""
    return [form for find in _leaves for form in find(session, campaign)]


def reading(session: Session, campaign: Campaign) -> list[Reading]:
    """Return what the public can read of an announced campaign; nothing before."""
    if campaign.announced_at is None:
        return []
    return [each for find in _reading for each in find(session, campaign)]
