"""Who reads what became of a class: its teachers, once the results are public."""

from typing import Any

from sqlalchemy.orm import Session

from competition.accounts.viewer import Viewer
from competition.entries.policies import OWN_CLASS
from competition.web.policies import Policy


def _told(session: Session, viewer: Viewer, ref: str, **rest: Any) -> dict[str, Any] | None:
    """Load a class that this teacher looks after; before the announcement there is nothing."""
    loaded = OWN_CLASS.resolve(session, viewer, ref)
    return {**loaded, **rest} if loaded and loaded["campaign"].announced_at is not None else None


OWN_OUTCOME = Policy("own class's results", _told)
