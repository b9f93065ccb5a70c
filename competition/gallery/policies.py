"""What is public: nothing before the announcement, and of a work nothing that a consent does not allow."""

from typing import Any

from sqlalchemy.orm import Session

from competition.accounts.viewer import Viewer
from competition.gallery.queries import find_announced, find_work
from competition.web.policies import Policy


def _announced(session: Session, _viewer: Viewer, slug: str, **rest: Any) -> dict[str, Any] | None:
    """Load a campaign whose results are public."""
    campaign = find_announced(session, slug)
    return {"campaign": campaign, **rest} if campaign else None


def _work(session: Session, _viewer: Viewer, slug: str, ref: str, **rest: Any) -> dict[str, Any] | None:
    """Load a work that may be shown at this moment."""
    found = find_work(session, slug, ref)
    return {"campaign": found[0], "opened": found[1], **rest} if found else None


ANNOUNCED = Policy("announced results", _announced, signed_in=False)
SHOWN_WORK = Policy("shown work", _work, signed_in=False)
