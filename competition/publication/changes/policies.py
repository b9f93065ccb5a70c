"""Who may see what an edition changes: the secretariat, where the edition has pages."""

from typing import Any

from sqlalchemy.orm import Session

from competition.accounts.viewer import Viewer
from competition.publication.policies import OFFICE_EDITION
from competition.web.policies import Policy


def _compared(session: Session, viewer: Viewer, slug: str, ref: str, **rest: Any) -> dict[str, Any] | None:
    found = OFFICE_EDITION.resolve(session, viewer, slug, ref)
    return {**found, **rest} if found else None


OFFICE_CHANGES = Policy("what an edition changes", _compared)
