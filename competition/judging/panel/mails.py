"""Letters to people who were invited to a panel, or want to be on it."""

from dataclasses import replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.models import Account, Invitation
from competition.accounts.tokens import link_token, short_token
from competition.campaign.models import Campaign
from competition.campaign.rules import MilestoneKey
from competition.config import Config
from competition.judging.models import Judge
from competition.judging.panel.models import PanelLink, PanelRequest
from competition.judging.panel.rules import INVITATION, REQUEST
from competition.platform.i18n import gettext as _
from competition.platform.mail import MailContext, mail_event
from competition.platform.moments import format_datetime


@mail_event(INVITATION)
def invitation_mail(session: Session, ids: dict[str, Any], config: Config) -> MailContext:
    """Somebody is invited to judge: what for, when, and how much it takes."""
    one, campaign = _invitation(session, ids)
    url = f"{config.base_url}/invitation/{link_token(config.secret_key, 'invitation', one.ref)}"
    letter = _letter(INVITATION, _("Would you judge for “%(name)s”?", name=campaign.name), one, campaign, url)
    opens, closes = (
        format_datetime(at, zone=campaign.time_zone) if at else ""
        for at in map(campaign.calendar.at, (MilestoneKey.JUDGING_OPENS, MilestoneKey.JUDGING_CLOSES))
    )
    until = format_datetime(one.expires_at, zone=campaign.time_zone)
    return replace(letter, values={**letter.values, "opens": opens, "closes": closes, "until": until})


@mail_event("panel.reminder")
def reminder_mail(session: Session, ids: dict[str, Any], config: Config) -> MailContext:
    """An invitation waits for its answer."""
    one, campaign = _invitation(session, ids)
    url = f"{config.base_url}/invitation/{link_token(config.secret_key, 'invitation', one.ref)}"
    return _letter("panel.reminder", _("Your invitation to judge is still open"), one, campaign, url)


@mail_event("panel.profile")
def profile_mail(session: Session, ids: dict[str, Any], config: Config) -> MailContext:
    """Somebody accepted, and has not said what they can read."""
    one, campaign = _judge(session, ids) if "judge" in ids else _invitation(session, ids)
    url = f"{config.base_url}/c/{campaign.slug}/judging/profile"
    return _letter("panel.profile", _("Which languages do you read?"), one, campaign, url)


@mail_event("panel.conduct")
def conduct_mail(session: Session, ids: dict[str, Any], config: Config) -> MailContext:
    """The code of conduct has changed."""
    one, campaign = _judge(session, ids)
    url = f"{config.base_url}/c/{campaign.slug}/judging/conduct"
    return _letter("panel.conduct", _("The judges’ code of conduct has changed"), one, campaign, url)


@mail_event("panel.confirm")
def confirm_mail(session: Session, ids: dict[str, Any], config: Config) -> MailContext:
    """Somebody asked to judge: is the address theirs?"""
    one, campaign = _request(session, ids)
    url = f"{config.base_url}/judge/confirm/{one.ref}/{short_token(config.secret_key, REQUEST, one.ref)}"
    return _letter("panel.confirm", _("Please confirm that you want to judge"), one, campaign, url)


@mail_event("panel.declined")
def declined_mail(session: Session, ids: dict[str, Any], config: Config) -> MailContext:
    """The panel is complete without somebody who asked."""
    one, campaign = _request(session, ids)
    return _letter("panel.declined", _("Thank you for offering to judge"), one, campaign)


def _request(session: Session, ids: dict[str, Any]) -> tuple[PanelRequest, Campaign]:
    asked = (
        select(PanelRequest, Campaign)
        .join(PanelLink, PanelLink.id == PanelRequest.link_id)
        .join(Campaign, Campaign.id == PanelLink.campaign_id)
    )
    return session.execute(asked.where(PanelRequest.ref == ids["request"])).one()


def _judge(session: Session, ids: dict[str, Any]) -> tuple[Account, Campaign]:
    member = select(Account, Campaign).join(Judge, Judge.account_id == Account.id)
    of_campaign = member.join(Campaign, Campaign.id == Judge.campaign_id)
    return session.execute(of_campaign.where(Judge.ref == ids["judge"])).one()


def _invitation(session: Session, ids: dict[str, Any]) -> tuple[Invitation, Campaign]:
    invited = select(Invitation, Campaign).join(Campaign, Campaign.id == Invitation.campaign_id)
    return session.execute(invited.where(Invitation.ref == ids["invitation"])).one()


def _letter(
    template: str,
    subject: str,
    one: Account | Invitation | PanelRequest,
    campaign: Campaign,
    url: str = "",
) -> MailContext:
    """Return a letter with what every one of these says, to whom it goes."""
    values = {
        "name": one.name,
        "about": campaign.title,
        "campaign_name": campaign.name,
        "sender_name": campaign.organiser,
        "url": url,
    }
    return MailContext(subject, template, values)
