"""`./garland publish`: an edition of the book from the command line, built as the worker builds it."""

import json
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
from competition.platform.doors.working import work
from competition.platform.files import StoredFile
from competition.platform.jobs.runner import Runner
from competition.platform.storage import Storage
from competition.publication.kinds import Spec
from competition.publication.kinds_wording import file_name
from competition.publication.models import Edition
from competition.publication.problems import from_row
from competition.publication.services import edition_pdf, request_edition


@dataclass(frozen=True)
class Published:
    """What was built: what is told of it, and where its file lies."""

    told: dict[str, Any]
    content: Path
    name: str


def build(config: Config, *, slug: str, spec: Spec) -> Published:
    """Build an edition, here or by a worker that was faster; progress goes to standard error.

    Raises ExportRefusedError, GarlandError, WorkFailedError.
    """
    database, clock = Database(config.database_url), Clock()
    try:
        with database.writing() as session:
            its = named_campaign(session, slug)
            job = request_edition(session, campaign=its, actor=None, now=clock.now(), spec=spec)
            asked = job.id, job.ref
        done = work(Runner(database, config, clock), *asked, label="The book is set")
        edition_id = int((done.result or {})["edition"])
        with database.reading() as session:
            return _published(session, Storage(config.files), slug, edition_id)
    finally:
        database.engine.dispose()


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


def tell(told: dict[str, Any], *, as_json: bool) -> None:
    """Say what was made: problems by line beside the output, or everything as one document."""
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False))
        return
    say(f"{each['work']}: {each['said']}" for each in told["problems"])
    pages = f", {told['pages']} pages" if told["pages"] else ""
    click.echo(f"{told['file']}: edition {told['number']}{pages}.")
