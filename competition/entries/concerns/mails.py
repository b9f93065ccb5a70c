"""The letter to those responsible: that a concern waits, and where; nothing else."""

from typing import Any

from sqlalchemy.orm import Session

from competition.campaign.models import Campaign
from competition.config import Config
from competition.entries.concerns.models import Concern
from competition.platform.i18n import gettext as _
from competition.platform.mail import MailContext, mail_event


@mail_event("concerns.waits", repeatable=True)
def concern_mail(session: Session, ids: dict[str, Any], config: Config) -> MailContext:
    """A concern waits."""
    concern = session.get_one(Concern, ids["concern"])
    campaign = session.get_one(Campaign, concern.campaign_id)
    values = {
        "campaign_name": campaign.name,
        "sender_name": campaign.organiser,
        "url": f"{config.base_url}/c/{campaign.slug}/office/concerns",
    }
    return MailContext(_("A concern waits for you"), "concerns.waits", values)
