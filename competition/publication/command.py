"""`./garland publish`: an edition of the book from the command line, built as the worker builds it."""

import json
import shutil
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from sqlalchemy.orm import Session

from competition.clock import Clock
from competition.config import Config
from competition.entries.export.leaving import named_campaign
from competition.platform.db import Database
from competition.platform.doors.ending import say
from competition.platform.files import StoredFile
from competition.platform.jobs import Job, JobState, find_job
from competition.platform.jobs.runner import Runner
from competition.platform.storage import Storage
from competition.publication.kinds import Spec
from competition.publication.kinds_wording import file_name
from competition.publication.models import Edition
from competition.publication.problems import from_row
from competition.publication.services import edition_pdf, request_edition

_LOOK_AGAIN = 0.2
_STEPS = 1000


@dataclass(frozen=True)
class Published:
    """What was built: what is told of it, and where its file lies."""

    told: dict[str, Any]
    content: Path
    name: str


class PublishFailedError(Exception):
    """The edition could not be built; the sentence says why. What stood before stands."""


def build(config: Config, *, slug: str, spec: Spec) -> Published:
    """Build an edition, here or by a worker that was faster; progress goes to standard error.

    Raises ExportRefusedError, GarlandError, PublishFailedError.
    """
    database, clock = Database(config.database_url), Clock()
    try:
        with database.writing() as session:
            its = named_campaign(session, slug)
            job = request_edition(session, campaign=its, actor=None, now=clock.now(), spec=spec)
            asked = job.id, job.ref
        edition_id = _wait(Runner(database, config, clock), *asked)
        with database.reading() as session:
            return _published(session, Storage(config.files), slug, edition_id)
    finally:
        database.engine.dispose()


def _wait(runner: Runner, job_id: int, ref: str) -> int:
    """Do the job, unless somebody else does, and show how far it is; return the edition it has built.

    Raises PublishFailedError.
    """
    hand = threading.Thread(target=_do, args=(runner, job_id, ref), daemon=True)
    hand.start()
    try:
        job = _watched(lambda: _now(runner.database, ref))
    except KeyboardInterrupt:
        runner.stop.set()
        hand.join()
        raise
    hand.join()
    if job.state is not JobState.DONE:
        raise PublishFailedError(job.error or "The building was stopped.")
    return int((job.result or {})["edition"])


def _do(runner: Runner, job_id: int, ref: str) -> None:
    """Do the job, and again where it failed and is to be tried once more, as a worker would."""
    while not runner.stop.is_set():
        runner.run(job_id)
        if _now(runner.database, ref).state is not JobState.QUEUED:
            return
        time.sleep(_LOOK_AGAIN)


def _now(database: Database, ref: str) -> Job:
    with database.reading() as session:
        job = find_job(session, ref)
    if job is None:
        raise PublishFailedError("The building was called off.")
    return job


def _watched(look: Callable[[], Job]) -> Job:
    """Return a job once it has ended."""
    with click.progressbar(length=_STEPS, label="The book is set", file=sys.stderr) as bar:
        shown = 0
        while not (job := look()).is_finished:
            bar.update(max(round(job.fraction * _STEPS) - shown, 0))
            shown = max(round(job.fraction * _STEPS), shown)
            time.sleep(_LOOK_AGAIN)
        bar.update(_STEPS - shown)
    return job


def _published(session: Session, storage: Storage, slug: str, edition_id: int) -> Published:
    edition = session.get_one(Edition, edition_id)
    return Published(
        _told(session, slug, edition), edition_pdf(storage, session, edition), file_name(slug, edition)
    )


def _told(session: Session, slug: str, edition: Edition) -> dict[str, Any]:
    file = session.get_one(StoredFile, edition.file_id)
    problems = [from_row(row) for row in edition.preflight]
    return {
        "campaign": slug,
        "edition": edition.kind.value,
        "format": edition.format.value,
        "number": edition.number,
        "pages": edition.pages or None,
        "bytes": file.size,
        "sha256": file.sha256,
        "problems": [{"work": each.number, "kind": each.kind.value, "said": each.said} for each in problems],
    }


def put(content: Path, target: Path) -> None:
    """Write a file; it appears under its name once it is whole."""
    aside = target.with_name(f".{target.name}.part")
    try:
        shutil.copyfile(content, aside)
        aside.replace(target)
    finally:
        aside.unlink(missing_ok=True)


def tell(told: dict[str, Any], *, as_json: bool) -> None:
    """Say what was made: problems by line beside the output, or everything as one document."""
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False))
        return
    say(f"{each['work']}: {each['said']}" for each in told["problems"])
    pages = f", {told['pages']} pages" if told["pages"] else ""
    click.echo(f"{told['file']}: edition {told['number']}{pages}.")
