"""The campaign's logo: looked at before it is kept, described, removed for good.

Only what was made of the picture that was sent is kept: its pixels without margins, under no name.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.errors import NotFoundError
from competition.platform import audit
from competition.platform.erasure import request_erasure
from competition.platform.files import StoredFile
from competition.platform.renditions import Made
from competition.platform.storage import MEGABYTE

LIMIT = 10 * MEGABYTE
LONGEST = 300
"""Most characters of its description."""
KEY = "logo"


@dataclass(frozen=True)
class Logo:
    """A logo in the storage, its size in pixels, and what it shows; `own` is the description as written."""

    file: str
    key: str
    width: int
    height: int
    alt: str
    own: str = ""


def logo_of(campaign: Campaign) -> Logo | None:
    """Return the campaign's logo, described by the organiser's name where nobody has described it."""
    kept: Mapping[str, Any] | None = campaign.brand.get(KEY)
    if not kept:
        return None
    own = str(kept.get("alt", ""))
    said = own or campaign.organiser or campaign.name
    return Logo(kept["file"], kept["key"], int(kept["width"]), int(kept["height"]), said, own)


def keep_logo(
    session: Session, *, campaign: Campaign, made: Made, size: int, actor: Account, now: datetime
) -> Logo:
    """Let the campaign have a logo that was made of a picture, of so many bytes; the one before is erased.

    A description stays, as it mostly is the same logo in a better copy.
    """
    own = str((campaign.brand.get(KEY) or {}).get("alt", ""))
    _forget(session, campaign, now)
    sha256 = made.key.replace("/", "")
    file = StoredFile(key=made.key, sha256=sha256, size=size, media_type=made.media_type, created_at=now)
    session.add(file)
    session.flush()
    kept = {"file": file.ref, "key": made.key, "width": made.width, "height": made.height, "alt": own}
    campaign.brand = {**campaign.brand, KEY: kept}
    _record(session, campaign, "campaign.send_logo", actor, now)
    logo = logo_of(campaign)
    assert logo is not None
    return logo


def describe_logo(session: Session, *, campaign: Campaign, alt: str, actor: Account, now: datetime) -> bool:
    """Say what the logo shows; return whether that is new. Raises NotFoundError."""
    logo, alt = logo_of(campaign), " ".join(alt.split())[:LONGEST]
    if logo is None:
        raise NotFoundError
    if alt == logo.own:
        return False
    campaign.brand = {**campaign.brand, KEY: {**campaign.brand[KEY], "alt": alt}}
    _record(session, campaign, "campaign.describe_logo", actor, now)
    return True


def remove_logo(session: Session, *, campaign: Campaign, actor: Account, now: datetime) -> None:
    """Take the logo away; its file goes from the disk a day later. Raises NotFoundError."""
    if logo_of(campaign) is None:
        raise NotFoundError
    _forget(session, campaign, now)
    _record(session, campaign, "campaign.remove_logo", actor, now)


def _forget(session: Session, campaign: Campaign, now: datetime) -> None:
    """Strike the logo off the brand and its file off the register, and have it erased unless it is needed."""
    logo = logo_of(campaign)
    if logo is None:
        return
    file = session.scalar(select(StoredFile).where(StoredFile.ref == logo.file))
    campaign.brand = {key: value for key, value in campaign.brand.items() if key != KEY}
    session.flush()
    if file is not None:
        session.execute(delete(StoredFile).where(StoredFile.id == file.id))
        request_erasure(session, sha256=file.sha256, now=now)


def _record(session: Session, campaign: Campaign, action: str, actor: Account, now: datetime) -> None:
    audit.record(
        session,
        actor_id=actor.id,
        action=action,
        object_kind="campaign",
        object_id=campaign.id,
        campaign_id=campaign.id,
        now=now,
    )
