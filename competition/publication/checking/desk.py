"""What the page of the preflight shows: what was found, the worst first, and whether that still holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.campaign.models import Campaign
from competition.entries.models import Entry
from competition.publication.checking.models import Report
from competition.publication.problems import Problem, ProblemKind, Severity, from_row
from competition.publication.touched import (
    Moment,
    last_composed,
    last_consent,
    last_frozen,
    last_said,
    last_written,
    touched,
)

_WORST = list(Severity)
_KINDS = list(ProblemKind)


@dataclass(frozen=True)
class Standing:
    """The latest look: when, over how many works, what it found, and whether anything changed since."""

    looked_at: datetime
    works: int
    problems: tuple[Problem, ...]
    touched: bool

    @property
    def stopping(self) -> tuple[Problem, ...]:
        """What keeps the book from being built."""
        return tuple(each for each in self.problems if each.severity is Severity.STOPS)

    @property
    def is_green(self) -> bool:
        """Whether the book can be built as things stand."""
        return not self.touched and not self.stopping


@dataclass(frozen=True)
class Group:
    """What was found of one severity, by kind."""

    severity: Severity
    kinds: tuple[tuple[ProblemKind, tuple[Problem, ...]], ...]


def standing(session: Session, campaign: Campaign) -> Standing | None:
    """Return the latest look at a campaign's manuscript, in one statement; None while there is none."""
    row = session.execute(
        select(Report, *_changes(campaign.id)).where(Report.campaign_id == campaign.id)
    ).one_or_none()
    if row is None:
        return None
    report, *changes = row
    since = touched(report.looked_at, *changes)
    return Standing(report.looked_at, report.works, tuple(map(from_row, report.problems)), since)


def _changes(campaign_id: int) -> Sequence[Moment]:
    """Return when composition, consents, works, contributions and freeze were changed last."""
    return (
        *last_composed(campaign_id),
        last_consent(campaign_id),
        *last_written(campaign_id),
        last_said(campaign_id),
        last_frozen(campaign_id),
    )


def grouped(problems: Sequence[Problem]) -> tuple[Group, ...]:
    """Return problems by what they do, the worst first, and in that by kind."""
    found = sorted(problems, key=lambda each: (_WORST.index(each.severity), _KINDS.index(each.kind)))
    return tuple(
        Group(severity, tuple((kind, tuple(of)) for kind, of in groupby(each, key=lambda one: one.kind)))
        for severity, each in groupby(found, key=lambda one: one.severity)
    )


def refs_of(
    session: Session, campaign_id: int, problems: Sequence[Problem]
) -> Mapping[str, tuple[str, str, str]]:
    """Return by number the reference, the title and the language of the works that problems are about."""
    numbers = {each.number for each in problems}
    wanted = select(Entry.number, Entry.ref, Entry.title, Entry.language)
    rows = session.execute(wanted.where(Entry.campaign_id == campaign_id, Entry.number.in_(numbers)))
    return {number: (ref, title, language) for number, ref, title, language in rows if number}
