"""Who may bring people onto a panel, and who comes by a link."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.models import Invitation
from competition.accounts.rules import Role
from competition.accounts.tokens import is_same, short_token
from competition.accounts.viewer import Viewer
from competition.campaign.models import Campaign
from competition.judging.models import Judge
from competition.judging.panel.models import DeclaredConflict, PanelLink, PanelList, PanelRequest
from competition.judging.panel.rules import LASTS, LINK, REQUEST
from competition.judging.policies import LIGHT_CAMPAIGN, LIGHT_JUDGE, of_office
from competition.web.policies import Policy
from competition.web.request import config, now


def _office_list(session: Session, viewer: Viewer, slug: str, ref: str) -> dict[str, Any] | None:
    wanted = (
        select(Campaign, PanelList)
        .join(PanelList, PanelList.campaign_id == Campaign.id)
        .where(Campaign.slug == slug, PanelList.ref == ref)
        .options(LIGHT_CAMPAIGN[0])
    )
    return of_office(session, viewer, wanted, panel_list=PanelList)


def _office_invitation(session: Session, viewer: Viewer, slug: str, ref: str) -> dict[str, Any] | None:
    wanted = (
        select(Campaign, Invitation)
        .join(Invitation, Invitation.campaign_id == Campaign.id)
        .where(Campaign.slug == slug, Invitation.ref == ref, Invitation.role == Role.JUDGE)
        .options(*LIGHT_CAMPAIGN)
    )
    return of_office(session, viewer, wanted, invitation=Invitation)


def _office_link(session: Session, viewer: Viewer, slug: str, ref: str) -> dict[str, Any] | None:
    wanted = (
        select(Campaign, PanelLink)
        .join(PanelLink, PanelLink.campaign_id == Campaign.id)
        .where(Campaign.slug == slug, PanelLink.ref == ref)
        .options(*LIGHT_CAMPAIGN)
    )
    return of_office(session, viewer, wanted, link=PanelLink)


def _office_request(session: Session, viewer: Viewer, slug: str, ref: str) -> dict[str, Any] | None:
    wanted = (
        select(Campaign, PanelRequest)
        .join(PanelLink, PanelLink.campaign_id == Campaign.id)
        .join(PanelRequest, PanelRequest.link_id == PanelLink.id)
        .where(Campaign.slug == slug, PanelRequest.ref == ref, PanelRequest.confirmed_at.is_not(None))
        .options(*LIGHT_CAMPAIGN)
    )
    return of_office(session, viewer, wanted, asked=PanelRequest)


def _office_conflict(session: Session, viewer: Viewer, slug: str, ref: str) -> dict[str, Any] | None:
    wanted = (
        select(Campaign, Judge, DeclaredConflict)
        .join(Judge, Judge.campaign_id == Campaign.id)
        .join(DeclaredConflict, DeclaredConflict.judge_id == Judge.id)
        .where(Campaign.slug == slug, DeclaredConflict.ref == ref)
        .options(*LIGHT_CAMPAIGN, LIGHT_JUDGE[0])
    )
    return of_office(session, viewer, wanted, judge=Judge, conflict=DeclaredConflict)


def _link(session: Session, _viewer: Viewer, ref: str, secret: str) -> dict[str, Any] | None:
    """Load a link for whoever holds it, while the secretariat lets it stand."""
    if not is_same(short_token(config().secret_key, LINK, ref), secret):
        return None
    row = session.execute(
        select(Campaign, PanelLink)
        .join(PanelLink, PanelLink.campaign_id == Campaign.id)
        .where(PanelLink.ref == ref, PanelLink.revoked_at.is_(None))
        .options(*LIGHT_CAMPAIGN)
    ).one_or_none()
    return row and {"campaign": row.Campaign, "link": row.PanelLink, "secret": secret}


def _request(session: Session, _viewer: Viewer, ref: str, secret: str) -> dict[str, Any] | None:
    """Load what somebody asked for within the week, for whoever reads mail at that address."""
    if not is_same(short_token(config().secret_key, REQUEST, ref), secret):
        return None
    row = session.execute(
        select(Campaign, PanelLink, PanelRequest)
        .join(PanelLink, PanelLink.campaign_id == Campaign.id)
        .join(PanelRequest, PanelRequest.link_id == PanelLink.id)
        .where(PanelRequest.ref == ref, PanelLink.revoked_at.is_(None))
        .where(PanelRequest.confirmed_at.is_not(None) | (PanelRequest.asked_at >= now() - LASTS))
        .options(*LIGHT_CAMPAIGN)
    ).one_or_none()
    return row and {
        "campaign": row.Campaign,
        "link": row.PanelLink,
        "asked": row.PanelRequest,
        "secret": secret,
    }


OFFICE_LIST = Policy("office panel list", _office_list)
OFFICE_INVITATION = Policy("office invitation", _office_invitation)
OFFICE_LINK = Policy("office panel link", _office_link)
OFFICE_REQUEST = Policy("office panel request", _office_request)
OFFICE_CONFLICT = Policy("office conflict", _office_conflict)
PANEL_LINK = Policy("the panel's link", _link, signed_in=False)
PANEL_REQUEST = Policy("a request's letter", _request, signed_in=False)
