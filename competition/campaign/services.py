"""Setting a campaign up, moving its calendar, adding its cities."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.accounts.rules import Role
from competition.accounts.services import grant
from competition.campaign import changes
from competition.campaign.errors import SlugTakenError
from competition.campaign.models import Campaign, Category, City, Milestone
from competition.campaign.preset import CategoryPreset, Preset
from competition.campaign.rules import MilestoneKey
from competition.campaign.setup_steps import SetupStep
from competition.platform import audit

LONGEST_SLUG = 50
"""So that the year still fits into the column behind it."""


def create_campaign(
    session: Session,
    *,
    preset: Preset,
    year: int,
    actor: Account | None,
    now: datetime,
    name: str | None = None,
    slug: str | None = None,
    milestones: dict[MilestoneKey, datetime] | None = None,
    language: str = "",
    time_zone: str = "",
    setup_step: SetupStep | None = None,
) -> Campaign:
    """Set a campaign up from a preset; whoever does becomes its secretariat. Raises SlugTakenError.

    `language` and `time_zone` stand before the preset's own; `setup_step` is where setting up goes on.
    """
    title = name or preset.name
    slug = slug or f"{slugify(title)[:LONGEST_SLUG].strip('-')}-{year}"
    if session.scalar(select(Campaign.id).where(Campaign.slug == slug)) is not None:
        raise SlugTakenError(slug=slug)
    campaign = Campaign(
        slug=slug,
        name=title,
        year=year,
        organiser=preset.organiser,
        time_zone=time_zone or preset.time_zone,
        intro=preset.intro,
        rules_text=preset.rules_text,
        hashtags=list(preset.hashtags),
        translation_languages=in_front(preset.translation_languages, language or preset.language),
        preset=preset.key,
        setup_step=setup_step,
        brand=dict(preset.brand),
        imprint=dict(preset.imprint),
        created_at=now,
    )
    moments = milestones or preset.moments(year, campaign.time_zone)
    campaign.milestones = [Milestone(key=key, at=at) for key, at in moments.items()]
    campaign.categories = [category_from(position, row) for position, row in enumerate(preset.categories)]
    session.add(campaign)
    session.flush()
    for city, country in preset.cities:
        find_or_add_city(session, campaign=campaign, name=city, country=country)
    _hand_over(session, campaign, actor, now)
    changes.tell(session, campaign, now)
    return campaign


def in_front(languages: Sequence[str], first: str) -> list[str]:
    """Return the languages with this one as the first: that of the campaign's own texts."""
    return [first, *(language for language in languages if language != first)]


def category_from(position: int, row: CategoryPreset) -> Category:
    """Return a category as a preset describes it."""
    return Category(
        position=position,
        form=row.form,
        age_group=row.age_group,
        age_min=row.age_min,
        age_max=row.age_max,
        takes_text=row.takes_text,
        max_lines=row.max_lines,
        max_words=row.max_words,
        min_images=row.min_images,
        max_images=row.max_images,
        reads=row.reads,
        min_words=row.min_words,
        max_characters=row.max_characters,
        max_per_class=row.max_per_class,
        max_per_school=row.max_per_school,
        rubric=dict(row.rubric),
        awards=[dict(award) for award in row.awards],
    )


def _hand_over(session: Session, campaign: Campaign, actor: Account | None, now: datetime) -> None:
    if actor is not None:
        grant(session, account=actor, role=Role.SECRETARIAT, campaign_id=campaign.id)
    audit.record(
        session,
        actor_id=actor.id if actor else None,
        action="campaign.created",
        object_kind="campaign",
        object_id=campaign.id,
        campaign_id=campaign.id,
        now=now,
    )


def move_milestones(
    session: Session,
    *,
    campaign: Campaign,
    moments: dict[MilestoneKey, datetime],
    actor: Account,
    now: datetime,
) -> None:
    """Set the calendar anew; the change is on record."""
    known = {milestone.key: milestone for milestone in campaign.milestones}
    for key, at in moments.items():
        if key in known:
            known[key].at = at
        else:
            campaign.milestones.append(Milestone(key=key, at=at))
    audit.record(
        session,
        actor_id=actor.id,
        action="campaign.calendar_moved",
        object_kind="campaign",
        object_id=campaign.id,
        campaign_id=campaign.id,
        now=now,
    )
    session.flush()
    changes.tell(session, campaign, now)


def find_or_add_city(session: Session, *, campaign: Campaign, name: str, country: str = "") -> City:
    """Return the campaign's city of that name, added if it is new."""
    city = session.scalar(select(City).where(City.campaign_id == campaign.id, City.name == name))
    if city is None:
        city = City(campaign_id=campaign.id, name=name, country=country)
        session.add(city)
        session.flush()
    return city


def slugify(name: str) -> str:
    """Return a name as it stands in addresses: plain letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "campaign"
