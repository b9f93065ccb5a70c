"""Asking for the book, building it aside, and switching it in."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from sqlalchemy import func, or_, select, update
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.platform import audit, files, jobs
from competition.platform.pdf import Pages
from competition.platform.storage import Storage
from competition.publication.errors import NotFrozenError
from competition.publication.finished.checks import Checked
from competition.publication.kinds import SCREEN_A4, Spec
from competition.publication.manuscript import Manuscript
from competition.publication.models import Edition, EditionState
from competition.publication.problems import Problem
from competition.publication.queries import find_freeze
from competition.publication.standing import (
    Standing,
    anchors_of,
    printed_of,
    standing_now,
    standing_of,
)
from competition.results.models import Freeze

JOB = "publication.build"


def request_edition(
    session: Session, *, campaign: Campaign, actor: Account | None, now: datetime, spec: Spec = SCREEN_A4
) -> jobs.Job:
    """Ask for a new edition of the book; asking while just such a one is being built gives that one's job.

    Raises NotFrozenError, OneFormatError, NoPaperError.
    """
    spec.check()
    if find_freeze(session, campaign.id) is None:
        raise NotFrozenError
    actor_id = actor.id if actor else None
    job = jobs.request(
        session,
        name=JOB,
        args={"campaign": campaign.id, "kind": spec.kind, "paper": spec.format, "fours": int(spec.fours)},
        key=" ".join((str(campaign.id), spec.name, *spec.options)),
        actor_id=actor_id,
        campaign_id=campaign.id,
        now=now,
    )
    audit.record(
        session,
        actor_id=actor_id,
        action="publication.build",
        object_kind="job",
        object_id=job.id,
        campaign_id=campaign.id,
        now=now,
        edition=spec.name,
    )
    return job


def begin_edition(
    session: Session,
    *,
    campaign: Campaign,
    freeze: Freeze,
    now: datetime,
    spec: Spec = SCREEN_A4,
    job_id: int | None = None,
) -> Edition:
    """Return the edition to build: the one that this job began and was cut off at, or the next number.

    What it is built from was read at `now`. Editions that nobody builds any more are put aside.
    """
    session.execute(
        select(Campaign.id).where(Campaign.id == campaign.id).with_for_update()
    )  # one number each
    _put_aside(session, campaign.id, job_id=job_id, now=now)
    building = (Edition.campaign_id == campaign.id, Edition.state == EditionState.BUILDING)
    begun = session.scalar(
        select(Edition).where(
            *building, Edition.job_id == job_id, Edition.kind == spec.kind, Edition.format == spec.format
        )
    )
    if begun is None:
        latest = session.scalar(select(func.max(Edition.number)).where(Edition.campaign_id == campaign.id))
        begun = Edition(campaign_id=campaign.id, number=(latest or 0) + 1, job_id=job_id)
        begun.kind, begun.format = spec.kind, spec.format
        session.add(begun)
    begun.started_at, begun.freeze_id, begun.options = now, freeze.id, spec.options
    session.flush()
    return begun


def _put_aside(session: Session, campaign_id: int, *, job_id: int | None, now: datetime) -> None:
    """Put away what other jobs began and will not go on with: called off, or given up."""
    going_on = select(jobs.Job.id).where(jobs.Job.state.in_(jobs.UNFINISHED))
    session.execute(
        update(Edition)
        .where(
            Edition.campaign_id == campaign_id,
            Edition.state == EditionState.BUILDING,
            Edition.job_id.is_distinct_from(job_id),
            or_(Edition.job_id.is_(None), Edition.job_id.not_in(going_on)),
        )
        .values(state=EditionState.CANCELLED, finished_at=now)
    )


def finish_edition(
    session: Session,
    *,
    edition: Edition,
    manuscript: Manuscript,
    fingerprint: str,
    standing: Standing,
    book: Pages,
    file: files.StoredFile,
    problems: Sequence[Problem],
    checked: Sequence[Checked] = (),
    archive: files.StoredFile | None = None,
    actor_id: int | None,
    now: datetime,
) -> None:
    """Switch the edition in: from here on it is the one that stands."""
    edition.state = EditionState.READY
    edition.file_id, edition.pages = file.id, book.count
    edition.archive_id = archive.id if archive else None
    edition.fingerprint, edition.contributions = fingerprint, standing.contributions
    edition.entry_ids = sorted(work.entry_id for work in manuscript.works)
    edition.printed = printed_of(manuscript, book.anchors, standing)
    edition.consents = standing.consents(anchors_of(edition))
    edition.preflight = [problem.as_row() for problem in problems]
    edition.checked = [each.as_row() for each in checked]
    edition.finished_at = now
    session.flush()
    audit.record(
        session,
        actor_id=actor_id,
        action="publication.ready",
        object_kind="edition",
        object_id=edition.id,
        campaign_id=edition.campaign_id,
        now=now,
        pages=book.count,
        sha256=file.sha256,
    )


def end_edition(session: Session, *, edition_id: int, state: EditionState, now: datetime) -> None:
    """Put an edition aside that could not be made or was called off; the one before it still stands."""
    edition = session.get_one(Edition, edition_id)
    edition.state, edition.finished_at = state, now
    session.flush()


def matches_consents(session: Session, edition: Edition, now: Standing | None = None) -> bool:
    """Whether an edition says no more and no less than what is allowed at this moment."""
    now = now or standing_now(session, edition.campaign_id, edition.entry_ids)
    if not edition.printed:  # built before it was remembered what is allowed of each work
        return edition.consents == now.works(edition.entry_ids)
    return edition.consents == now.consents(anchors_of(edition))


def allowed_of(session: Session, editions: Sequence[Edition]) -> list[Edition]:
    """Return which of these editions of one campaign match; what they need is read once."""
    if not editions:
        return []
    now = standing_of(session, editions[0].campaign_id, editions)
    return [each for each in editions if matches_consents(session, each, now)]


def edition_pdf(storage: Storage, session: Session, edition: Edition, *, archive: bool = False) -> Path:
    """Return where the file of a finished edition lies, or that for archives."""
    file_id = edition.archive_id if archive else edition.file_id
    return storage.path(session.get_one(files.StoredFile, file_id).key)
