"""What the secretariat's page of the book says: where it stands, and what deserves a look, by work."""

from collections.abc import Sequence
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
from competition.publication.preflight import HOLDS_NOTE, LEAVES_OUT, Problem, from_row
from competition.publication.queries import NEWEST_FIRST, find_freeze
from competition.publication.services import JOB, matches_consents
from competition.publication.standing import Gone, gone, is_resaid, standing_now
from competition.publication.touched import last_composed, touched


@dataclass(frozen=True)
class WorkNotes:
    """What is to be said about one work, by its number."""

    number: str
    problems: tuple[Problem, ...]

    @property
    def left_out(self) -> bool:
        """Whether the work is not in the book."""
        return any(problem.kind in LEAVES_OUT for problem in self.problems)

    @property
    def holds_note(self) -> bool:
        """Whether a note stands in the work's place."""
        return any(problem.kind in HOLDS_NOTE for problem in self.problems)


@dataclass(frozen=True)
class Shelved:
    """An edition that can be had: what stands of it, if anything, and whether it is to be built anew."""

    spec: Spec
    edition: Edition | None
    stale: bool


@dataclass(frozen=True)
class Desk:
    """Everything the page shows of one kind and format, and what stands of all; since the book was built,

    `outdated`: consents have changed, for what is `gone`; `refrozen`: the results have; `recomposed`: its
    composition has; `resaid`: a statement, a story or a quote has, or one was added.
    """

    frozen: bool
    building: Job | None
    current: Edition | None
    outdated: bool
    refrozen: bool
    recomposed: bool
    notes: tuple[WorkNotes, ...]
    checked: tuple[Checked, ...]
    look: Standing | None
    earlier: tuple[Edition, ...]
    spec: Spec
    shelf: tuple[Shelved, ...]
    resaid: bool = False
    gone: tuple[Gone, ...] = ()
    withheld: Edition | None = None
    """The edition that everybody would be shown, while nobody is: it says more than is allowed now."""

    @property
    def stale(self) -> bool:
        """Whether the edition that stands is not what would be built now."""
        return self.outdated or self.refrozen or self.recomposed or self.resaid


def desk(session: Session, campaign: Campaign, spec: Spec = SCREEN_A4) -> Desk:
    """Return the page's facts, in a fixed number of statements."""
    ready, composed_at = _editions(session, campaign.id)
    on_shelf = {each.title: each for each in reversed(ready)}
    current = on_shelf.get((spec.kind, spec.format))
    shown = next((each for each in ready if each.kind is Kind.SCREEN), None)
    running = latest_jobs(session, campaign_id=campaign.id, name=JOB, unfinished_only=True, limit=1)
    freeze = find_freeze(session, campaign.id)
    asked = {frozenset(each.entry_ids): each.entry_ids for each in on_shelf.values()}
    answers = {key: standing_now(session, campaign.id, ids) for key, ids in asked.items()}
    allowed = answers[frozenset(current.entry_ids)] if current else None
    gone_by = {
        each.id
        for each in on_shelf.values()
        if not matches_consents(session, each, answers[frozenset(each.entry_ids)])
    }

    def stale(edition: Edition | None) -> bool:
        return edition is not None and (
            edition.id in gone_by
            or bool(freeze and edition.freeze_id != freeze.id)
            or touched(edition.started_at, *composed_at)
            or is_resaid(edition, answers[frozenset(edition.entry_ids)])
        )

    return Desk(
        frozen=freeze is not None,
        building=running[0] if running else None,
        current=current,
        outdated=current is not None and current.id in gone_by,
        refrozen=bool(current and freeze and current.freeze_id != freeze.id),
        recomposed=bool(current and touched(current.started_at, *composed_at)),
        notes=by_work([from_row(row) for row in current.preflight]) if current else (),
        checked=tuple(checked_from(row) for row in current.checked) if current else (),
        look=standing(session, campaign),
        earlier=tuple(each for each in ready if each is not on_shelf[each.title]),
        spec=spec,
        shelf=tuple(
            Shelved(each, found := on_shelf.get((each.kind, each.format)), stale(found)) for each in OFFERED
        ),
        resaid=bool(current and allowed and is_resaid(current, allowed)),
        gone=gone(current, allowed) if current and allowed else (),
        withheld=shown if shown and shown.id in gone_by else None,
    )


def by_work(problems: Sequence[Problem]) -> tuple[WorkNotes, ...]:
    """Gather problems by work; works that are left out, or held by a note, come first."""
    gathered: dict[str, list[Problem]] = {}
    for problem in problems:
        gathered.setdefault(problem.number, []).append(problem)
    notes = [WorkNotes(number, tuple(found)) for number, found in gathered.items()]
    return tuple(sorted(notes, key=lambda each: (not each.left_out, not each.holds_note, each.number)))


def _editions(session: Session, campaign_id: int) -> tuple[Sequence[Edition], Sequence[datetime | None]]:
    """Return the editions that are whole, the newest first, and when the composition was last changed."""
    wanted = select(Edition, *last_composed(campaign_id)).where(
        Edition.campaign_id == campaign_id, Edition.state == EditionState.READY
    )
    rows = session.execute(wanted.order_by(*NEWEST_FIRST)).all()
    return [row[0] for row in rows], rows[0][1:] if rows else ()
