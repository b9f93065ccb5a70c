"""What a class's works have won: told by the results, which lie above, once they are public."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from competition.campaign.models import Campaign

FindOutcomes = Callable[[Session, Campaign, int], Mapping[int, str]]
_finders: list[FindOutcomes] = []


@dataclass(frozen=True)
class InConfidence:
    """The works of a class that have won (title, language), told before all others, and what is due when."""

    works: tuple[tuple[str, str], ...]
    due_at: datetime


@dataclass(frozen=True)
class Asked:
    """A page that a teacher is asked to look at: of which entry, where it stands, and its address."""

    entry_ref: str
    title: str
    language: str
    state: str
    url: str


FindAsked = Callable[[Session, Campaign, int, int], Sequence[Asked]]
_askers: list[FindAsked] = []


def add_asked(find: FindAsked) -> FindAsked:
    """Have `find(session, campaign, class_id, account_id)` asked what waits for the word of a teacher."""
    _askers.append(find)
    return find


def asked(session: Session, campaign: Campaign, class_id: int, account_id: int | None) -> list[Asked]:
    """Return what waits for a teacher's word, or was said to, about the entries of a class."""
    if campaign.frozen_at is None or account_id is None:
        return []
    return [each for find in _askers for each in find(session, campaign, class_id, account_id)]


TellClass = Callable[[Session, Campaign, int], InConfidence | None]
_tellers: list[TellClass] = []


def add_outcomes(find: FindOutcomes) -> FindOutcomes:
    """Have `find(session, campaign, class_id)` asked for what entries have won, by their ids, in words."""
    _finders.append(find)
    return find


def outcomes(session: Session, campaign: Campaign, class_id: int) -> dict[int, str]:
    """Return what the entries of a class have won, by their ids; nothing before the announcement."""
    if campaign.announced_at is None:
        return {}
    return {entry: said for find in _finders for entry, said in find(session, campaign, class_id).items()}


def tell_classes(tell: TellClass) -> TellClass:
    """Have `tell(session, campaign, class_id)` asked what a class may know before the announcement."""
    _tellers.append(tell)
    return tell


def in_confidence(session: Session, campaign: Campaign, class_id: int) -> InConfidence | None:
    """Return what a class is told in confidence: after the freeze, before the announcement, if at all."""
    if campaign.frozen_at is None or campaign.announced_at is not None:
        return None
    return next((told for tell in _tellers if (told := tell(session, campaign, class_id))), None)
