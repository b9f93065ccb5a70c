"""The letter that says that the book is there."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.campaign.models import Campaign
from competition.config import Config
from competition.platform.i18n import gettext as _
from competition.platform.mail import MailContext, mail_event
from competition.publication.kinds import address
from competition.publication.kinds_wording import spec_name
from competition.publication.models import Edition


@mail_event("publication.ready", repeatable=True)
def ready_mail(session: Session, ids: dict[str, Any], config: Config) -> MailContext:
    """To whoever asked for the book: it is built, and what is left to look at."""
    edition = session.scalars(select(Edition).where(Edition.ref == ids["edition"])).one()
    campaign = session.get_one(Campaign, edition.campaign_id)
    values = {
        "campaign_name": campaign.name,
        "number": edition.number,
        "pages": edition.pages,
        "problems": len(edition.preflight),
        "name": spec_name(edition.spec),
        "url": f"{config.base_url}{address(campaign.slug, edition.spec)}",
    }
    return MailContext(_("The book is built"), "publication.ready", values)
