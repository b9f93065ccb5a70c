"""Letters to people who were invited to a panel, or want to be on it."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.models import Account, Invitation
from competition.accounts.tokens import link_token, short_token
from competition.campaign.models import Campaign
from competition.config import Config
from competition.judging.models import Judge
from competition.judging.panel.models import PanelLink, PanelRequest
from competition.judging.panel.rules import REQUEST
from competition.platform.i18n import gettext as _
from competition.platform.mail import MailContext, mail_event


@mail_event("panel.reminder")
def reminder_mail(session: Session, ids: dict[str, Any], config: Config) -> MailContext:
    """An invitation waits for its answer."""
    one, campaign = _invitation(session, ids)
    token = link_token(config.secret_key, "invitation", one.ref)
    values = _values(one.name, campaign, f"{config.base_url}/invitation/{token}")
    return MailContext(_("Your invitation to judge is still open"), "panel.reminder", values)


@mail_event("panel.profile")
def profile_mail(session: Session, ids: dict[str, Any], config: Config) -> MailContext:
    """Somebody accepted, and has not said what they can read."""
    one, campaign = _judge(session, ids) if "judge" in ids else _invitation(session, ids)
    values = _values(one.name, campaign, f"{config.base_url}/c/{campaign.slug}/judging/profile")
    return MailContext(_("Which languages do you read?"), "panel.profile", values)


@mail_event("panel.conduct")
def conduct_mail(session: Session, ids: dict[str, Any], config: Config) -> MailContext:
    """The code of conduct has changed."""
    account, campaign = _judge(session, ids)
    values = _values(account.name, campaign, f"{config.base_url}/c/{campaign.slug}/judging/conduct")
    return MailContext(_("The judges’ code of conduct has changed"), "panel.conduct", values)


@mail_event("panel.confirm")
def confirm_mail(session: Session, ids: dict[str, Any], config: Config) -> MailContext:
    """Somebody asked to judge: is the address theirs?"""
    asked, campaign = _request(session, ids)
    secret = short_token(config.secret_key, REQUEST, asked.ref)
    values = _values(asked.name, campaign, f"{config.base_url}/judge/confirm/{asked.ref}/{secret}")
    return MailContext(_("Please confirm that you want to judge"), "panel.confirm", values)


@mail_event("panel.declined")
def declined_mail(session: Session, ids: dict[str, Any], config: Config) -> MailContext:
    """The panel is complete without somebody who asked."""
    asked, campaign = _request(session, ids)
    values = _values(asked.name, campaign, "")
    return MailContext(_("Thank you for offering to judge"), "panel.declined", values)


def _request(session: Session, ids: dict[str, Any]) -> tuple[PanelRequest, Campaign]:
    row = session.execute(
        select(PanelRequest, Campaign)
        .join(PanelLink, PanelLink.id == PanelRequest.link_id)
        .join(Campaign, Campaign.id == PanelLink.campaign_id)
        .where(PanelRequest.ref == ids["request"])
    ).one()
    return row[0], row[1]


def _judge(session: Session, ids: dict[str, Any]) -> tuple[Account, Campaign]:
    row = session.execute(
        select(Account, Campaign)
        .join(Judge, Judge.account_id == Account.id)
        .join(Campaign, Campaign.id == Judge.campaign_id)
        .where(Judge.ref == ids["judge"])
    ).one()
    return row[0], row[1]


def _invitation(session: Session, ids: dict[str, Any]) -> tuple[Invitation, Campaign]:
    row = session.execute(
        select(Invitation, Campaign)
        .join(Campaign, Campaign.id == Invitation.campaign_id)
        .where(Invitation.ref == ids["invitation"])
    ).one()
    return row[0], row[1]


def _values(name: str, campaign: Campaign, url: str) -> dict[str, Any]:
    """Return what every one of these letters says."""
    return {
        "name": name,
        "about": campaign.title,
        "campaign_name": campaign.name,
        "sender_name": campaign.organiser,
        "url": url,
    }
