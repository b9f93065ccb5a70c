"""Whose receipt it is: that of every teacher of the class."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.viewer import Viewer
from competition.entries.identity import ClassTeacher, SchoolClass, Submission
from competition.web.policies import Policy


def _receipt(session: Session, viewer: Viewer, ref: str, receipt: str) -> dict[str, Any] | None:
    """Load a receipt of a class that this teacher looks after; one statement."""
    found = session.scalar(
        select(Submission)
        .join(SchoolClass, SchoolClass.id == Submission.class_id)
        .join(ClassTeacher, ClassTeacher.class_id == SchoolClass.id)
        .where(SchoolClass.ref == ref, Submission.ref == receipt)
        .where(ClassTeacher.account_id == viewer.account_id)
    )
    return {"submission": found} if found else None


OWN_RECEIPT = Policy("own receipt", _receipt)
