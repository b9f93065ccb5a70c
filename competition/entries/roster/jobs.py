"""Background work of rosters: every row entered, one transaction each; cut off, it goes on where it was."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign, Category
from competition.entries.identity import SchoolClass
from competition.entries.roster.errors import BadTranslationFileError, UnusableFileError
from competition.entries.roster.models import Roster, RosterFile, RosterState
from competition.entries.roster.plan import Plan, Planned, Use
from competition.entries.roster.queries import categories_of
from competition.entries.roster.services import ENTER, finish, plan_of
from competition.entries.roster.writing import Attached, enter_row, find_entered, import_key, is_usable
from competition.entries.services.pictures import LIMIT
from competition.errors import GarlandError
from competition.platform import archives, sniff
from competition.platform.files import Received, StoredFile, receive
from competition.platform.i18n import gettext_noop as _
from competition.platform.jobs import JobContext, job
from competition.platform.storage import Kept, Readable, Storage


@dataclass(frozen=True)
class _Task:
    """All that entering a roster needs, read once; nothing of it is written to."""

    roster: Roster
    school_class: SchoolClass
    categories: Mapping[str, Category]
    actor: Account
    plan: Plan
    originals: Mapping[int, StoredFile]
    at: datetime


@dataclass
class _Report:
    """What came of it, by the numbers of rows: message keys with their values."""

    entered: int = 0
    refused: list[dict[str, Any]] = field(default_factory=list)

    def note(self, row: int, refusal: GarlandError) -> None:
        """Write down what was refused in a row."""
        self.refused.append({"row": row, "message": refusal.message, "values": dict(refusal.values)})


@job(ENTER)
def enter_roster(ctx: JobContext, roster: int, at: str) -> dict[str, Any] | None:
    """Enter every row that can be; `at` is when it was asked for, which counts for the deadline."""
    with ctx.database.reading() as session:
        task = _find(session, roster, datetime.fromisoformat(at))
    if task is None:
        return None
    report = _Report()
    works = task.plan.works
    for position, planned in enumerate(works):
        ctx.progress(position, len(works), _("Entering row %(row)s"), row=planned.work.number)
        _enter(ctx, task, planned, report)
    with ctx.writing() as session:
        held = session.get_one(Roster, roster)
        if held.state is RosterState.ENTERING:
            facts = {"entered": report.entered, "refused": report.refused, "stopped": task.plan.stopped}
            left = len(task.plan.left) + len(task.plan.unclear)
            finish(session, roster=held, report={**facts, "left": left}, now=ctx.clock.now())
    return {"path": f"/class/{task.school_class.ref}/roster/{task.roster.ref}/report"}


def _find(session: Session, roster_id: int, at: datetime) -> _Task | None:
    roster = session.get(Roster, roster_id)
    if roster is None or roster.state is not RosterState.ENTERING:
        return None
    school_class = session.get_one(SchoolClass, roster.class_id)
    session.get_one(Campaign, school_class.campaign_id)
    categories = categories_of(session, school_class)
    wanted = {file.file_id for file in roster.files}
    originals = session.scalars(select(StoredFile).where(StoredFile.id.in_(wanted)))
    return _Task(
        roster=roster,
        school_class=school_class,
        categories={category.form: category for category in categories},
        actor=session.get_one(Account, roster.begun_by_id),
        plan=plan_of(roster, categories),
        originals={original.id: original for original in originals},
        at=at,
    )


def _enter(ctx: JobContext, task: _Task, planned: Planned, report: _Report) -> None:
    """Enter one work: its files are taken out before the transaction; what cannot be used is told."""
    key = import_key("roster", task.roster.ref, str(planned.work.number))
    with ctx.database.reading() as session:
        if find_entered(session, task.school_class.id, key) is not None:
            report.entered += 1
            return
    try:
        work, attached = _prepared(ctx.storage, task, planned, report)
        with ctx.writing() as session:
            enter_row(
                session,
                school_class=session.get_one(SchoolClass, task.school_class.id),
                category=session.get_one(Category, task.categories[work.form].id),
                row=work,
                attached=attached,
                key=key,
                actor=session.get_one(Account, task.actor.id),
                now=task.at,
            )
        report.entered += 1
    except GarlandError as refusal:
        report.note(planned.work.number, refusal)


def _prepared(storage: Storage, task: _Task, planned: Planned, report: _Report) -> tuple[Any, list[Attached]]:
    """Return the work, with a translation that lies in a file, and the files to attach."""
    work, attached, pictures = planned.work, [], 0
    sent = {file.id: file for file in task.roster.files}
    for file in planned.files:
        try:
            if planned.use(file) is Use.TRANSLATION:
                text = _text(storage, task, sent[file.id])
                work = replace(work, translation=text)
                continue
            alt = work.alts[pictures] if pictures < len(work.alts) else ""
            one = Attached(_received(storage, task, sent[file.id]), base_name(file.name), alt)
            if not is_usable(one):
                raise UnusableFileError(file=base_name(file.name))
            pictures += planned.use(file) is Use.PICTURE
            attached.append(one)
        except GarlandError as refusal:
            report.note(work.number, refusal)
    return work, attached


def base_name(name: str) -> str:
    """Return a file's name without the folders it lay in."""
    return name.replace("\\", "/").rpartition("/")[2]


def _received(storage: Storage, task: _Task, file: RosterFile) -> Received:
    """Return a file as one that was received whole: one in a ZIP is taken out first."""
    original = task.originals[file.file_id]
    if file.member is None:
        return Received(Kept(original.key, original.sha256, original.size), original.media_type)
    with _opened(storage, original, file) as stream:
        return receive(storage=storage, stream=stream, limit=LIMIT)


@contextmanager
def _opened(storage: Storage, original: StoredFile, file: RosterFile) -> Iterator[Readable]:
    if file.member is None:
        with storage.open(original.key) as stream:
            yield stream
    else:
        member = archives.Member(file.member, file.name, file.size)
        with archives.take(storage.path(original.key), member) as unpacked:
            yield unpacked


def _text(storage: Storage, task: _Task, file: RosterFile) -> str:
    """Return the plain text in a file."""
    with _opened(storage, task.originals[file.file_id], file) as stream:
        content = b""
        while len(content) <= LIMIT and (chunk := stream.read(1 << 18)):
            content += chunk
    try:
        if sniff.media_type(content[: sniff.HEAD]) != "text/plain":
            raise BadTranslationFileError(file=base_name(file.name))
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadTranslationFileError(file=base_name(file.name)) from None
