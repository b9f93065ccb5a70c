"""The materials of a campaign, and which of the made ones still say what holds."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.campaign.models import Campaign
from competition.materials import design
from competition.materials.facts import Facts, facts_of, fingerprint
from competition.materials.models import Material
from competition.materials.rules import MADE, MaterialKind
from competition.platform import jobs
from competition.platform.i18n import available_locales

JOB = "materials.make"


@dataclass(frozen=True)
class Stock:
    """What a campaign has to download: what holds, what is out of date, and what is not made yet."""

    fresh: tuple[Material, ...]
    stale: tuple[Material, ...]
    lacking: tuple[tuple[MaterialKind, str], ...]
    own: tuple[Material, ...]

    @property
    def is_whole(self) -> bool:
        """Whether every made material is there and says what holds."""
        return not self.lacking


def stamps(facts: Facts) -> dict[tuple[MaterialKind, str], str]:
    """Return what each made material in each language must be made from now."""
    return {
        (kind, locale): fingerprint(facts, locale=locale, design=design.version(locale))
        for locale in available_locales()
        for kind in MADE
    }


def materials(session: Session, campaign_id: int) -> Sequence[Material]:
    """Return all materials of a campaign, the oldest first."""
    wanted = select(Material).where(Material.campaign_id == campaign_id).order_by(Material.id)
    return session.scalars(wanted).all()


def stock(session: Session, campaign: Campaign, *, base_url: str) -> Stock:
    """Return what a campaign has to download."""
    return stocked(materials(session, campaign.id), facts_of(session, campaign, base_url=base_url))


def stocked(found: Sequence[Material], facts: Facts) -> Stock:
    """Sort materials by whether they say what holds."""
    wanted = stamps(facts)
    made = {(each.kind, each.language): each for each in found if each.kind is not MaterialKind.OWN}
    fresh = {key: each for key, each in made.items() if each.fingerprint == wanted.get(key)}
    return Stock(
        fresh=tuple(fresh[key] for key in wanted if key in fresh),
        stale=tuple(each for key, each in made.items() if key not in fresh),
        lacking=tuple(key for key in wanted if key not in fresh),
        own=tuple(each for each in found if each.kind is MaterialKind.OWN),
    )


def making(session: Session, campaign_id: int) -> jobs.Job | None:
    """Return the job that makes the materials, if one is under way."""
    wanted = select(jobs.Job).where(jobs.Job.name == JOB, jobs.Job.campaign_id == campaign_id)
    return session.scalars(wanted.where(jobs.Job.state.in_(jobs.UNFINISHED))).first()
