"""What a class's works have won: told by the results, which lie above, once they are public."""

from collections.abc import Callable, Mapping

from sqlalchemy.orm import Session

from competition.campaign.models import Campaign

FindOutcomes = Callable[[Session, Campaign, int], Mapping[int, str]]
_finders: list[FindOutcomes] = []


def add_outcomes(find: FindOutcomes) -> FindOutcomes:
    """Have `find(session, campaign, class_id)` asked for what entries have won, by their ids, in words."""
    _finders.append(find)
    return find


def outcomes(session: Session, campaign: Campaign, class_id: int) -> dict[int, str]:
    """Return what the entries of a class have won, by their ids; nothing before the announcement."""
    if campaign.announced_at is None:
        return {}
    return {entry: said for find in _finders for entry, said in find(session, campaign, class_id).items()}
