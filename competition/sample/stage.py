"""The imagined year of a demo: a whole campaign that is over today."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.campaign.preset import Preset
from competition.campaign.rules import MilestoneKey
from competition.config import Config
from competition.entries.numbers import ALPHABET, LENGTH, prefix
from competition.platform.db import Database
from competition.platform.storage import Storage
from competition.sample.rows import Folder

LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"


def last_whole_year(preset: Preset, now: datetime) -> int:
    """Return the latest year whose publication day is over."""
    over = preset.moments(now.year)[MilestoneKey.PUBLICATION] <= now
    return now.year if over else now.year - 1


def ref_for(*parts: str) -> str:
    """Return a reference that follows from names in the folder: a demo repeated comes to the same."""
    digest = hashlib.sha256("\x1f".join(parts).encode()).digest()
    return "".join(LETTERS[byte % len(LETTERS)] for byte in digest[:12])


def number_for(campaign: Campaign, key: str) -> str:
    """Return the number on the receipt of an entry in the folder: the same at every repetition."""
    digest = hashlib.sha256(f"{campaign.slug}\x1f{key}".encode()).digest()
    code = "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[:LENGTH])
    return f"{prefix(campaign.name)}-{code}"


@dataclass
class Stage:
    """What the steps of a demo work with, and the names in the folder of what they have made."""

    config: Config
    database: Database
    storage: Storage
    folder: Folder
    preset: Preset
    year: int
    milestones: dict[MilestoneKey, datetime]
    arrivals_until: datetime
    name: str = ""
    secretary: Account | None = None
    campaign_id: int = 0
    round_id: int = 0
    entry_ids: dict[str, int] = field(default_factory=dict)
    judge_ids: dict[str, int] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Yield a session for one transaction."""
        with self.database.writing() as session:
            yield session

    def campaign(self, session: Session) -> Campaign:
        """Return the campaign in this session."""
        return session.get_one(Campaign, self.campaign_id)

    def at(self, milestone: MilestoneKey, *, days: float = 0) -> datetime:
        """Return a moment of the imagined year, counted from a milestone."""
        return self.milestones[milestone] + timedelta(days=days)

    def arrival(self, position: int, total: int) -> datetime:
        """Return when the entry at `position` of `total` comes in: spread over the time since the opening."""
        opens = self.at(MilestoneKey.CALL_OPENS)
        return opens + (self.arrivals_until - opens) * ((position + 1) / (total + 1))
