"""Who may answer for a child: whoever holds the link; and whose printed forms are whose."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.viewer import Viewer
from competition.consent.guardians import find_link
from competition.entries.consents.models import ConsentPrint
from competition.entries.consents.queries import child_behind
from competition.entries.identity import ClassTeacher
from competition.web.policies import Policy
from competition.web.request import config


def _guardian(session: Session, _viewer: Viewer, ref: str, secret: str) -> dict[str, Any] | None:
    link = find_link(session, ref=ref, secret=secret, secret_key=config().secret_key)
    child = child_behind(session, link) if link else None
    return {"link": link, "child": child, "secret": secret} if child else None


def _own_print(session: Session, viewer: Viewer, ref: str, print_ref: str) -> dict[str, Any] | None:
    """Load printed forms of a class that this teacher looks after; one statement."""
    found = session.scalar(
        select(ConsentPrint)
        .join(ClassTeacher, ClassTeacher.class_id == ConsentPrint.class_id)
        .where(ConsentPrint.ref == print_ref, ClassTeacher.account_id == viewer.account_id)
    )
    return {"printed": found} if found else None


GUARDIAN = Policy("the guardian's link", _guardian, signed_in=False)
OWN_CONSENT_PRINT = Policy("own printed consents", _own_print)
