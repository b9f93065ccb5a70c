"""Whose sheets and scans these are: for every teacher but those of the class there are none."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.viewer import Viewer
from competition.campaign.models import Campaign
from competition.entries.identity import ClassTeacher, SchoolClass
from competition.entries.sheets.models import Scan, ScanPage, SheetPrint
from competition.web.policies import Policy


def _print(session: Session, viewer: Viewer, ref: str, print_ref: str) -> dict[str, Any] | None:
    """Load a printed file of a class that this teacher looks after."""
    printed = session.scalar(
        select(SheetPrint)
        .join(SchoolClass, SchoolClass.id == SheetPrint.class_id)
        .join(ClassTeacher, ClassTeacher.class_id == SchoolClass.id)
        .where(SchoolClass.ref == ref, SheetPrint.ref == print_ref)
        .where(ClassTeacher.account_id == viewer.account_id)
    )
    return {"printed": printed} if printed else None


def _page(session: Session, viewer: Viewer, ref: str, page_ref: str, **rest: Any) -> dict[str, Any] | None:
    """Load a scanned page of a class that this teacher looks after."""
    row = session.execute(
        select(ScanPage, SchoolClass, Campaign)
        .join(Scan, Scan.id == ScanPage.scan_id)
        .join(SchoolClass, SchoolClass.id == Scan.class_id)
        .join(Campaign, Campaign.id == SchoolClass.campaign_id)
        .join(ClassTeacher, ClassTeacher.class_id == SchoolClass.id)
        .where(SchoolClass.ref == ref, ScanPage.ref == page_ref)
        .where(ClassTeacher.account_id == viewer.account_id)
    ).one_or_none()
    if row is None:
        return None
    return {"page": row.ScanPage, "school_class": row.SchoolClass, "campaign": row.Campaign, **rest}


OWN_PRINT = Policy("own printed sheets", _print)
OWN_PAGE = Policy("own scanned page", _page)
