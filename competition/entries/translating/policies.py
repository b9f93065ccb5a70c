"""Who may translate a work: whoever holds its link."""

from typing import Any

from sqlalchemy.orm import Session

from competition.accounts.viewer import Viewer
from competition.campaign.models import Campaign, Category
from competition.entries.models import Entry
from competition.entries.translating.services import find_link
from competition.web.policies import Policy
from competition.web.request import config


def _translator(session: Session, _viewer: Viewer, ref: str, secret: str) -> dict[str, Any] | None:
    link = find_link(session, ref=ref, secret=secret, secret_key=config().secret_key)
    if link is None:
        return None
    entry = session.get_one(Entry, link.entry_id)
    return {
        "link": link,
        "entry": entry,
        "campaign": session.get_one(Campaign, entry.campaign_id),
        "category": session.get_one(Category, entry.category_id),
        "secret": secret,
    }


TRANSLATOR = Policy("the translator's link", _translator, signed_in=False)
