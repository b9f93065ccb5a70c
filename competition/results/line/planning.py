"""Which judge would read which close work once more: the pure choice, on what the database holds now."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from sqlalchemy.orm import Session

from competition.allocation.facts import judges_on_panel
from competition.allocation.problem import pose
from competition.allocation.rules import EntryToRead, JudgeOnPanel
from competition.allocation.shortage import Shortage, shortages
from competition.allocation.verdicts import Verdict, verdict
from competition.campaign.models import Category
from competition.judging.models import Round
from competition.results.closeness import ExtraRead, award_lines, choose_reads, too_close
from competition.results.computing import WorkedOut, work_out
from competition.results.line.queries import copies_of, had_by, works_to_read
from competition.results.line.rules import FurtherRead, Plan, Wanted
from competition.results.queries import Gathered, gather


@dataclass(frozen=True)
class _Line:
    """A category's part of a round: its works too close to call, by position; judges by theirs."""

    out: WorkedOut
    places: dict[int, int]
    close: dict[int, int]
    judges: list[int]


def plan_reads(session: Session, *, round_: Round, category: Category, wanted: Wanted) -> Plan:
    """Choose further reads among a category's works too close to call; the same facts, the same choice.

    Nobody reads a work twice or in conflict, without the language, in a category not theirs, or beyond their
    capacity. Works that wait for a further read already get no other one. Statements: a bounded number.
    """
    line = _line(gather(session, round_), category.key)
    copies = copies_of(session, round_=round_, category_id=category.id)
    had = had_by(session, round_=round_, category_id=category.id)
    free = {at: entry_id for at, entry_id in line.close.items() if entry_id not in had.waiting}
    works = works_to_read(session, round_=round_, copies=copies, had=had, among=free.values())
    open_to = {at: works[entry_id] for at, entry_id in free.items() if entry_id in works}
    panel = judges_on_panel(session, round_=round_)
    reads = _choose(line, open_to, panel, wanted) if open_to and panel else []
    return Plan(
        close=len(line.close),
        waiting=len(line.close) - len(free),
        reads=tuple(replace(read, entry_id=line.close[read.entry_id]) for read in reads),
        shortages=_short(open_to, panel, reads, wanted),
    )


def _line(gathered: Gathered, key: str) -> _Line:
    """Return which works of the category are close by the sheets that are in now."""
    out = work_out(gathered.facts, only=key)
    at = [category.key for category in gathered.facts.categories].index(key)
    places = {at: out.places[at]}
    close = []
    if award_lines(out.calibration.calibrated, out.category_of_entry, places):
        close = [e for e in too_close(out.ranking.award_probability) if out.category_of_entry[e] == at]
    return _Line(
        out,
        places,
        {int(entry): gathered.entry_ids[out.entries[entry]] for entry in close},
        [gathered.judge_ids[ref] for ref in out.judges],
    )


def _choose(
    line: _Line, works: Mapping[int, EntryToRead], panel: Sequence[JudgeOnPanel], wanted: Wanted
) -> list[FurtherRead]:
    """Return the reads chosen; `entry_id` is the entry's position still."""
    seats = _seats(line.judges, panel)
    may = {at: _readers(work, panel) for at, work in works.items()}
    chosen = choose_reads(
        line.out.calibration,
        line.out.ranking,
        line.out.category_of_entry,
        line.places,
        readers={at: [seats[judge_id] for judge_id in found] for at, found in may.items()},
        room={seats[judge.id]: judge.room for judge in panel},
        reads=wanted.reads,
        each=wanted.each,
    )
    judge_at = {seat: judge_id for judge_id, seat in seats.items()}
    return [_read(each, works[each.entry], may[each.entry][judge_at[each.judge]]) for each in chosen]


def _seats(read: Sequence[int], panel: Sequence[JudgeOnPanel]) -> dict[int, int]:
    """Return every judge's position: first who has read, then who has not."""
    ids = dict.fromkeys([*read, *(judge.id for judge in panel)])
    return {judge_id: seat for seat, judge_id in enumerate(ids)}


def _readers(work: EntryToRead, panel: Sequence[JudgeOnPanel]) -> dict[int, Verdict]:
    """Return who may be asked to read a work."""
    found = (verdict(judge, work) for judge in panel)
    return {each.judge.id: each for each in found if each.may and not each.doubts}


def _read(chosen: ExtraRead, work: EntryToRead, said: Verdict) -> FurtherRead:
    if said.mode is None:  # pragma: no cover - `may` says that there is one
        raise ValueError(f"judge {said.judge.id} cannot read copy {work.id}")
    return FurtherRead(chosen.entry, work.id, said.judge.id, said.mode)


def _short(
    works: Mapping[int, EntryToRead],
    panel: Sequence[JudgeOnPanel],
    reads: Sequence[FurtherRead],
    wanted: Wanted,
) -> tuple[Shortage, ...]:
    """Explain why there are fewer reads than asked for, or than so many works can have."""
    if len(reads) >= min(wanted.reads, wanted.each * len(works)):
        return ()
    given = Counter(read.copy_id for read in reads)
    problem = pose(list(works.values()), list(panel), 0)
    missing = np.array([wanted.each - given[entry.id] for entry in problem.entries], dtype=np.int64)
    return tuple(shortages(replace(problem, need=missing), missing))
