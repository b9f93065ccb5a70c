"""What is printed for a judge, and the sheets that are typed in."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, not_, select
from sqlalchemy.orm import Session, joinedload

from competition.campaign.models import Category
from competition.entries.blind import BlindEntry, BlindImage
from competition.judging.models import Assignment, Criterion, Judge, Round, Rubric, Scoresheet
from competition.judging.paper.models import PaperPrint, PrintedWork
from competition.judging.paper.rules import PRINT, PrintKind, code_of, job_key
from competition.judging.queries.live import LIVE
from competition.judging.rules import AssignmentState, ReadingMode, SheetState, applies
from competition.judging.works import Work, read_works
from competition.platform.files import Rendition
from competition.platform.jobs import Job
from competition.platform.renditions import RenditionKind


@dataclass(frozen=True)
class PaperPicture:
    """A picture as judges get it: where its bytes lie, what it shows."""

    name: str
    key: str
    media_type: str
    alt: str
    width: int
    height: int


@dataclass(frozen=True)
class PaperEntry:
    """An entry in a judge's hands: its number in the judge's own order, its code, what is read and asked."""

    assignment_id: int
    copy_id: int
    number: int
    code: str
    form: str
    age_group: str
    mode: ReadingMode
    language: str
    translation_language: str
    works: tuple[Work, ...]
    pictures: tuple[PaperPicture, ...]
    criteria: tuple[Criterion, ...]
    lowest: int


@dataclass(frozen=True)
class TypedRow:
    """One sheet on the secretariat's list: number, code, work, how far; whether it was typed in."""

    ref: str
    number: int
    code: str
    title: str
    language: str
    form: str
    age_group: str
    state: SheetState | None
    typed_at: datetime | None


def entries_of_judge(session: Session, *, round_: Round, judge_id: int) -> list[PaperEntry]:
    """Return a judge's entries in their order, as judges may see them; a few statements in all."""
    rubrics = {each.category_id: each.rubric for each in round_.categories}
    rows = session.execute(
        select(Assignment, Category)
        .join(Assignment.blind_entry)
        .join(Category, Category.id == BlindEntry.category_id)
        .where(*_mine(round_.id, judge_id))
        .order_by(Assignment.position, Assignment.id)
        .options(joinedload(Assignment.blind_entry).lazyload(BlindEntry.images))
    ).all()
    pictures = _pictures(session, [assignment.blind_entry_id for assignment, _category in rows])
    return [
        _entry(number, assignment, category, rubrics[category.id], pictures[assignment.blind_entry_id])
        for number, (assignment, category) in enumerate(rows, start=1)
    ]


def _mine(round_id: int, judge_id: int) -> tuple[ColumnElement[bool], ...]:
    return (
        Assignment.round_id == round_id,
        Assignment.judge_id == judge_id,
        Assignment.state == AssignmentState.RELEASED,
        LIVE,
    )


def _entry(
    number: int, assignment: Assignment, category: Category, rubric: Rubric, pictures: list[PaperPicture]
) -> PaperEntry:
    entry = assignment.blind_entry
    return PaperEntry(
        assignment.id,
        entry.id,
        number,
        code_of(assignment.ref),
        category.form,
        category.age_group,
        assignment.mode,
        entry.language,
        entry.translation_language,
        tuple(read_works(assignment, category.form)),
        tuple(pictures),
        tuple(each for each in rubric.criteria if applies(each.as_rule(), assignment.mode)),
        rubric.lowest,
    )


def _pictures(session: Session, copy_ids: Sequence[int]) -> dict[int, list[PaperPicture]]:
    """Return the pictures made for judges, by blind copy; nothing else is ever chosen."""
    rows = session.execute(
        select(BlindImage, Rendition)
        .join(Rendition, Rendition.id == BlindImage.rendition_id)
        .where(BlindImage.blind_entry_id.in_(copy_ids), Rendition.kind == RenditionKind.JUDGE)
        .order_by(BlindImage.blind_entry_id, BlindImage.position, BlindImage.id)
    )
    found: defaultdict[int, list[PaperPicture]] = defaultdict(list)
    for number, (image, made) in enumerate(rows, start=1):
        name = f"picture-{number}"
        picture = PaperPicture(name, made.key, made.media_type, image.alt, made.width, made.height)
        found[image.blind_entry_id].append(picture)
    return found


def prints_of_judge(session: Session, *, round_id: int, judge_id: int) -> dict[PrintKind, PaperPrint]:
    """Return what was printed for a judge in a round, by kind; two statements."""
    found = select(PaperPrint).where(PaperPrint.round_id == round_id, PaperPrint.judge_id == judge_id)
    return {each.kind: each for each in session.scalars(found)}


def failed_prints(session: Session, prints: Collection[PaperPrint]) -> dict[int, Job]:
    """Return the job that ended without making a print, by the print that still waits for it; one statement,
    none where nothing waits.
    """
    waiting = {job_key(each.id): each.id for each in prints if each.is_being_made}
    if not waiting:
        return {}
    jobs = select(Job).where(Job.name == PRINT, Job.key.in_(waiting)).order_by(Job.id)
    latest = {job.key: job for job in session.scalars(jobs)}
    return {waiting[key]: job for key, job in latest.items() if key is not None and job.is_finished}


def stands() -> ColumnElement[bool]:
    """Whether every work in a print may still be read by its judge, in the very copy that was set."""
    works = select(PrintedWork.print_id).where(PrintedWork.print_id == PaperPrint.id)
    as_set = Assignment.blind_entry_id == PrintedWork.blind_entry_id
    gone = (
        works.join(Assignment, Assignment.id == PrintedWork.assignment_id)
        .join(BlindEntry, BlindEntry.id == PrintedWork.blind_entry_id)
        .where(not_((Assignment.state == AssignmentState.RELEASED) & as_set & LIVE))
    )
    return works.correlate(PaperPrint).exists() & ~gone.correlate(PaperPrint).exists()


def still_stands(session: Session, printed: PaperPrint) -> bool:
    """Whether a print may be handed out; one statement."""
    wanted = select(PaperPrint.id).where(
        PaperPrint.id == printed.id, PaperPrint.file_id.is_not(None), stands()
    )
    return session.scalar(wanted) is not None


def sheets_to_type(session: Session, *, round_id: int, judge: Judge) -> list[TypedRow]:
    """Return a judge's sheets in their order; one statement. Of scores nothing is read."""
    rows = session.execute(
        select(
            Assignment.ref,
            BlindEntry.title,
            BlindEntry.language,
            Category.form,
            Category.age_group,
            Scoresheet.state,
            Scoresheet.entered_at,
        )
        .join(Assignment.blind_entry)
        .join(Category, Category.id == BlindEntry.category_id)
        .outerjoin(Assignment.scoresheet)
        .where(*_mine(round_id, judge.id))
        .order_by(Assignment.position, Assignment.id)
    )
    return [TypedRow(row.ref, number, code_of(row.ref), *row[1:]) for number, row in enumerate(rows, start=1)]
