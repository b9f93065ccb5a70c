"""Whose certificates they are: those of a class its teachers', once the results are public; nobody else's."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.viewer import Viewer
from competition.campaign.policies import OFFICE
from competition.certificates.models import CertificatePrint
from competition.results.digest.policies import OWN_OUTCOME
from competition.web.policies import Policy


def _own(session: Session, viewer: Viewer, ref: str, print_ref: str) -> dict[str, Any] | None:
    """Load certificates of a class that this teacher looks after; before the announcement there are none."""
    loaded = OWN_OUTCOME.resolve(session, viewer, ref=ref)
    if loaded is None:
        return None
    printed = session.scalar(
        select(CertificatePrint).where(
            CertificatePrint.ref == print_ref, CertificatePrint.class_id == loaded["school_class"].id
        )
    )
    return {**loaded, "printed": printed} if printed else None


def _office(session: Session, viewer: Viewer, slug: str, print_ref: str) -> dict[str, Any] | None:
    """Load a sample, or once the results are public the certificates of a school, for the secretariat."""
    found = OFFICE.resolve(session, viewer, slug=slug)
    if found is None:
        return None
    campaign = found["campaign"]
    printed = session.scalar(
        select(CertificatePrint).where(
            CertificatePrint.ref == print_ref,
            CertificatePrint.campaign_id == campaign.id,
            CertificatePrint.class_id.is_(None),
        )
    )
    if printed is None or (campaign.announced_at is None and not printed.is_sample):
        return None
    return {**found, "printed": printed}


OWN_CERTIFICATES = Policy("own class's certificates", _own)
OFFICE_CERTIFICATES = Policy("office certificates", _office)
