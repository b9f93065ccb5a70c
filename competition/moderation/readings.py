"""A work as its judges had it, with what each of them said, unnamed: for the meeting's screen."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import fmean

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from competition.campaign.models import Category
from competition.entries.blind import BlindEntry
from competition.entries.models import Entry
from competition.judging.models import Assignment, Criterion, Judge, Score, Scoresheet
from competition.judging.queries.live import STANDING
from competition.judging.rules import AssignmentState, ReadingMode, SheetState
from competition.judging.works import Work, text_to_read
from competition.moderation.rules import letter, shuffled
from competition.moderation.wording import judge_said


@dataclass(frozen=True)
class Reading:
    """One judge's sheet; `values` by the label of the question."""

    judge: str
    mode: ReadingMode
    remark: str
    values: Mapping[str, int]

    @property
    def said(self) -> str:
        """What the judge is called."""
        return judge_said(self.judge)


@dataclass(frozen=True)
class Reads:
    """A work on the screen: the judges' copy, what was asked, the sheets, the mean of each question."""

    copy_ref: str
    texts: Sequence[Work]
    pictures: Sequence[str]
    questions: Sequence[str] = ()
    sheets: Sequence[Reading] = ()
    profile: Mapping[str, float] = field(default_factory=dict)


def readings(session: Session, *, round_id: int, refs: Iterable[str]) -> dict[str, Reads]:
    """Return works by their references, in two statements however many there are."""
    wanted = sorted(refs)
    sheets = _sheets(session, round_id, wanted)
    rows = session.execute(
        select(Entry.ref, BlindEntry, Category.form)
        .join(Entry, Entry.id == BlindEntry.entry_id)
        .join(Category, Category.id == BlindEntry.category_id)
        .where(Entry.ref.in_(wanted), STANDING)
        .order_by(BlindEntry.edition)
        .options(joinedload(BlindEntry.images))
    ).unique()
    return {ref: _reads(copy, form, sheets.get(ref, [])) for ref, copy, form in rows}


def _reads(copy: BlindEntry, form: str, sheets: Sequence[Reading]) -> Reads:
    texts = [text_to_read(copy.title, copy.language, copy.text, form)]
    if copy.translation or copy.translation_title:
        texts.append(text_to_read(copy.translation_title, copy.translation_language, copy.translation, form))
    questions = list(dict.fromkeys(label for sheet in sheets for label in sheet.values))
    profile = {label: fmean(s.values[label] for s in sheets if label in s.values) for label in questions}
    return Reads(copy.ref, texts, [image.alt for image in copy.images], questions, sheets, profile)


def _sheets(session: Session, round_id: int, refs: Sequence[str]) -> dict[str, list[Reading]]:
    """Return the sheets handed in, each judge under a letter that is drawn anew for every work."""
    rows = session.execute(
        select(
            Entry.ref,
            Judge.ref.label("judge"),
            Assignment.mode,
            Scoresheet.remark,
            func.coalesce(Criterion.label, "").label("label"),
            Score.value,
        )
        .select_from(Scoresheet)
        .join(Assignment, Assignment.id == Scoresheet.assignment_id)
        .join(Judge, Judge.id == Assignment.judge_id)
        .join(BlindEntry, BlindEntry.id == Assignment.blind_entry_id)
        .join(Entry, Entry.id == BlindEntry.entry_id)
        .outerjoin(Score, Score.scoresheet_id == Scoresheet.id)
        .outerjoin(Criterion, Criterion.id == Score.criterion_id)
        .where(Assignment.round_id == round_id, Entry.ref.in_(refs), STANDING)
        .where(Scoresheet.state == SheetState.SUBMITTED, Assignment.state == AssignmentState.RELEASED)
        .order_by(Criterion.position, Score.version)
    )
    found: defaultdict[str, dict[str, tuple[ReadingMode, str, dict[str, int]]]] = defaultdict(dict)
    for ref, judge, mode, remark, label, value in rows:
        _mode, _remark, values = found[ref].setdefault(judge, (mode, remark, {}))
        if label:
            values[label] = value
    return {ref: _unnamed(ref, by_judge) for ref, by_judge in found.items()}


def _unnamed(ref: str, by_judge: Mapping[str, tuple[ReadingMode, str, dict[str, int]]]) -> list[Reading]:
    return [Reading(letter(at), *by_judge[judge]) for at, judge in enumerate(shuffled(ref, by_judge))]
