"""What the secretariat's page of the book says: where it stands, and what deserves a look, by work."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.campaign.models import Campaign
from competition.platform.jobs import Job, latest_jobs
from competition.publication.checking.desk import Standing, standing
from competition.publication.finished.checks import Checked
from competition.publication.finished.checks import from_row as checked_from
from competition.publication.kinds import OFFERED, SCREEN_A4, Kind, Spec
from competition.publication.models import Edition, EditionState
from competition.publication.problems import Problem, Severity, from_row
from competition.publication.queries import NEWEST_FIRST, find_freeze
from competition.publication.services import JOB, matches_consents
from competition.publication.standing import Gone, gone, is_resaid, standing_of
from competition.publication.standing import Standing as Allowed
from competition.publication.touched import last_composed, last_written, touched
from competition.results.models import Freeze


@dataclass(frozen=True)
class WorkNotes:
    """What is to be said about a work, by its number, or about what goes by another name."""

    number: str
    problems: tuple[Problem, ...]

    @property
    def left_out(self) -> bool:
        """Whether the work is not in the book."""
        return any(problem.severity is Severity.LEAVES_OUT for problem in self.problems)

    @property
    def holds_note(self) -> bool:
        """Whether a note stands in the work's place."""
        return any(problem.severity is Severity.HOLDS_NOTE for problem in self.problems)


@dataclass(frozen=True)
class Shelved:
    """An edition that can be had: what stands of it, if anything, and whether it is to be built anew."""

    spec: Spec
    edition: Edition | None
    stale: bool


@dataclass(frozen=True)
class Since:
    """What has changed since an edition was built.

    `outdated`: consents; `refrozen`: the results; `recomposed`: its composition; `rewritten`: the words of a
    work; `resaid`: a statement, a story or a quote, or one was added.
    """

    outdated: bool = False
    refrozen: bool = False
    recomposed: bool = False
    rewritten: bool = False
    resaid: bool = False

    @property
    def stale(self) -> bool:
        """Whether the edition is not what would be built now."""
        return self != Since()


@dataclass(frozen=True)
class Desk:
    """Everything the page shows of one kind and format, and what stands of all.

    `gone` is what the edition says otherwise than is allowed now.
    """

    frozen: bool
    building: Job | None
    current: Edition | None
    since: Since
    notes: tuple[WorkNotes, ...]
    checked: tuple[Checked, ...]
    look: Standing | None
    earlier: tuple[Edition, ...]
    spec: Spec
    shelf: tuple[Shelved, ...]
    gone: tuple[Gone, ...] = ()
    withheld: Edition | None = None
    """The edition that everybody would be shown, while nobody is: it says more than is allowed now."""

    @property
    def stale(self) -> bool:
        """Whether the edition that stands is not what would be built now."""
        return self.since.stale


@dataclass(frozen=True)
class _Changes:
    """When the composition, and when the words of works, were last changed."""

    composed: Sequence[datetime | None]
    written: Sequence[datetime | None]


def desk(session: Session, campaign: Campaign, spec: Spec = SCREEN_A4) -> Desk:
    """Return the page's facts, in a fixed number of statements."""
    ready, changes = _editions(session, campaign.id)
    on_shelf = {each.title: each for each in reversed(ready)}
    current = on_shelf.get((spec.kind, spec.format))
    shown = next((each for each in ready if each.kind is Kind.SCREEN), None)
    running = latest_jobs(session, campaign_id=campaign.id, name=JOB, unfinished_only=True, limit=1)
    freeze, allowed = find_freeze(session, campaign.id), standing_of(session, campaign.id, on_shelf.values())
    since = {each.id: _since(session, each, freeze, allowed, changes) for each in on_shelf.values()}
    return Desk(
        frozen=freeze is not None,
        building=running[0] if running else None,
        current=current,
        since=since[current.id] if current else Since(),
        notes=by_work([from_row(row) for row in current.preflight]) if current else (),
        checked=tuple(checked_from(row) for row in current.checked) if current else (),
        look=standing(session, campaign),
        earlier=tuple(each for each in ready if each is not on_shelf[each.title]),
        spec=spec,
        shelf=tuple(_shelved(each, on_shelf.get((each.kind, each.format)), since) for each in OFFERED),
        gone=gone(current, allowed) if current else (),
        withheld=shown if shown and since[shown.id].outdated else None,
    )


def _since(
    session: Session, edition: Edition, freeze: Freeze | None, allowed: Allowed, changes: _Changes
) -> Since:
    """Return what is not any more as it was when an edition was built."""
    return Since(
        outdated=not matches_consents(session, edition, allowed),
        refrozen=freeze is not None and edition.freeze_id != freeze.id,
        recomposed=touched(edition.started_at, *changes.composed),
        rewritten=touched(edition.started_at, *changes.written),
        resaid=is_resaid(edition, allowed),
    )


def _shelved(spec: Spec, edition: Edition | None, since: Mapping[int, Since]) -> Shelved:
    return Shelved(spec, edition, edition is not None and since[edition.id].stale)


def by_work(problems: Sequence[Problem]) -> tuple[WorkNotes, ...]:
    """Gather problems by work; works that are left out, or held by a note, come first."""
    gathered: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        gathered.setdefault((problem.number, problem.key), []).append(problem)
    notes = [WorkNotes(number, tuple(found)) for (number, _key), found in gathered.items()]
    return tuple(sorted(notes, key=lambda each: (not each.left_out, not each.holds_note, each.number)))


def _editions(session: Session, campaign_id: int) -> tuple[Sequence[Edition], _Changes]:
    """Return the editions that are whole, the newest first, and what was changed when; one statement."""
    composed, written = last_composed(campaign_id), last_written(campaign_id)
    wanted = select(Edition, *composed, *written).where(
        Edition.campaign_id == campaign_id, Edition.state == EditionState.READY
    )
    rows = session.execute(wanted.order_by(*NEWEST_FIRST)).all()
    moments = rows[0][1:] if rows else ()
    return [row[0] for row in rows], _Changes(moments[: len(composed)], moments[len(composed) :])
