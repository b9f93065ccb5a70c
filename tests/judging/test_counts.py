"""What the secretariat's pages count in the database is what somebody would count by hand, read by read."""

import random
from collections import Counter
from datetime import timedelta

import pytest
from sqlalchemy import select

from competition.judging.models import Assignment, Scoresheet
from competition.judging.oversight.queries.categories import progress_of_categories
from competition.judging.oversight.queries.letters import unfinished_readers
from competition.judging.oversight.queries.short import short_by_category, short_entries
from competition.judging.queries.panel import panel
from competition.judging.queries.progress import progress_of_round
from competition.judging.queries.rounds import figures_of_round, figures_of_rounds
from competition.judging.queries.steps import where_judging_stands
from competition.judging.rules import AssignmentState, JudgeState, ReadingMode, RoundState, SheetState
from tests.judging.scene import accept, assign, hand_in_whole, make_judge, make_round

CHANCES = (1, 2, 3)
DRAFT, RELEASED, RECUSED = AssignmentState.DRAFT, AssignmentState.RELEASED, AssignmentState.RECUSED


@pytest.fixture(params=CHANCES)
def wild(request, session, campaign, school_class, now):
    """Two rounds of everything there is: reads and sheets in every state, copies of every kind."""
    chance = random.Random(request.param)
    ages = campaign.categories[:2]
    copies = [accept(session, school_class, chance.choice(ages), title=f"Poem {n:02d}") for n in range(14)]
    judges = [make_judge(session, campaign, f"Judge{n}") for n in range(5)]
    judges[4].state = JudgeState.LEFT
    rounds = [make_round(session, campaign, now, reads={each.id: 2 for each in ages}) for _ in range(2)]
    for round_ in rounds:
        for judge in judges:
            for place, copy in enumerate(copies):
                if chance.random() < 0.5:
                    _read(session, round_, judge, copy, place, chance, now)
    for name, copy in zip(("retired_at", "held_at", "apart_at"), copies[::5], strict=True):
        setattr(copy, name, now)
    rounds[0].state, rounds[1].state = RoundState.OPEN, RoundState.CLOSED
    session.flush()
    session.expire_all()
    return campaign, rounds, judges, copies


def _read(session, round_, judge, copy, place, chance, now):
    """One assignment as chance has it, perhaps with a sheet: begun, whole or handed in."""
    state = chance.choice((DRAFT, RELEASED, RELEASED, RELEASED, RELEASED, RECUSED))
    mode = chance.choice(tuple(ReadingMode))
    at = now - timedelta(hours=chance.randrange(400))
    read = assign(session, round_, judge, copy, mode, place, state=state, released_at=at)
    if state is RELEASED and chance.random() < 0.7:
        asked = {"voice": 3, "image": 2, "language": 4}
        most = 2 if mode is ReadingMode.TRANSLATION else 3
        values = dict(list(asked.items())[: chance.randint(1, most)])
        round_.state = RoundState.OPEN
        hand_in_whole(session, read, at, values=values)
        sheet = session.scalar(select(Scoresheet).where(Scoresheet.assignment_id == read.id))
        sheet.state = chance.choice((sheet.state, SheetState.OPEN))


def reads_of(session, round_):
    """Return the round's assignments on copies that stand, each with its copy and its sheet."""
    found = session.scalars(select(Assignment).where(Assignment.round_id == round_.id)).all()
    for read in found:
        session.refresh(read, ["blind_entry", "scoresheet"])
    return [read for read in found if stands(read.blind_entry)]


def stands(copy):
    return copy.retired_at is None and copy.held_at is None and copy.apart_at is None


def is_done(read):
    return read.scoresheet is not None and read.scoresheet.state is SheetState.SUBMITTED


def is_whole(read):
    """Whether closing counts it: handed in, or every question of its mode answered."""
    if read.scoresheet is None or is_done(read):
        return read.scoresheet is not None
    return len(read.scoresheet.values) >= (2 if read.mode is ReadingMode.TRANSLATION else 3)


def test_judges_are_counted_as_by_hand(session, wild, now):
    campaign, (round_, other), judges, _copies = wild
    names = {judge.id: f"Judge{n}" for n, judge in enumerate(judges)}
    expected = {}
    for judge in judges:
        own = [r for r in reads_of(session, round_) if r.judge_id == judge.id and r.state is RELEASED]
        sheets = [read.scoresheet for read in own if read.scoresheet is not None]
        expected[names[judge.id]] = (
            len(own),
            sum(map(is_done, own)),
            len(sheets) - sum(map(is_done, own)),
            max((sheet.saved_at for sheet in sheets), default=None),
            min(read.released_at for read in own),
        )
    found = progress_of_round(session, round_id=round_.id)
    told = {p.name: (p.total, p.done, p.begun, p.last_saved_at, p.released_at) for p in found}
    assert told == expected
    shares = [p.done / p.total for p in found]
    assert shares == sorted(shares)
    unfinished = unfinished_readers(session, round_=round_, day="20261120", now=now)
    assert {r.name: (r.total, r.done, r.begun) for r in unfinished} == {
        name: row[:3] for name, row in expected.items() if row[1] < row[0] and name != "Judge4"
    }
    both = Counter()
    for read in reads_of(session, round_) + reads_of(session, other):
        if read.state is RELEASED:
            both.update({names[read.judge_id]: 1, (names[read.judge_id], "done"): is_done(read)})
    members = panel(session, campaign_id=campaign.id)
    assert {m.name: (m.total, m.done) for m in members} == {
        name: (both[name], both[name, "done"]) for name in names.values()
    }


def test_categories_are_counted_as_by_hand(session, wild):
    campaign, (round_, _other), _judges, copies = wild
    for one in progress_of_categories(session, round_id=round_.id):
        own = [copy for copy in copies if copy.category_id == one.category_id and stands(copy)]
        reads = [r for r in reads_of(session, round_) if r.blind_entry in own and r.state is RELEASED]
        given = Counter(read.blind_entry_id for read in reads)
        done = sum(map(is_done, reads))
        begun = sum(read.scoresheet is not None for read in reads) - done
        lacking = sum(max(0, 2 - given[copy.id]) for copy in own)
        assert (one.entries, one.done, one.begun, one.released, one.nobodys) == (
            len(own),
            done,
            begun,
            len(reads),
            lacking,
        )


def test_entries_short_of_reads_are_found_as_by_hand(session, wild):
    campaign, (round_, _other), _judges, copies = wild
    counts = Counter(
        read.blind_entry_id for read in reads_of(session, round_) if read.state is RELEASED and is_whole(read)
    )
    places = {category.id: category.position for category in campaign.categories}
    short = sorted(
        (places[copy.category_id], counts[copy.id], copy.title)
        for copy in copies
        if stands(copy) and counts[copy.id] < 2
    )
    categories = short_by_category(session, round_id=round_.id)
    told = [(places[one.id], one.entries, one.unread, one.missing) for one in categories]
    assert told == [
        (
            place,
            sum(row[0] == place for row in short),
            sum(row[:2] == (place, 0) for row in short),
            sum(2 - row[1] for row in short if row[0] == place),
        )
        for place in sorted({row[0] for row in short})
    ]
    for size in (1, 3, 50):
        pages = [
            short_entries(session, round_id=round_.id, categories=categories, first=first, most=size)
            for first in range(0, len(short) + size, size)
        ]
        assert [(one.reads, one.title) for page in pages for one in page] == [row[1:] for row in short]


def test_rounds_are_counted_as_by_hand(session, wild):
    campaign, rounds, _judges, copies = wild
    figures = figures_of_rounds(session, round_ids=[each.id for each in rounds])
    totals = Counter()
    for round_ in rounds:
        reads = reads_of(session, round_)
        states = Counter(read.state for read in reads)
        handed_in = sum(is_done(read) for read in reads if read.state is RELEASED)
        found = figures[round_.id]
        assert (found.drafts, found.released, found.handed_in) == (states[DRAFT], states[RELEASED], handed_in)
        assert found.entries == sum(map(stands, copies))
        judges = progress_of_round(session, round_id=round_.id)
        assert figures_of_round(session, round_id=round_.id, judges=judges) == found
        totals["sheets"] += handed_in
        if round_.state is RoundState.OPEN:
            totals.update(drafts=states[DRAFT], released=states[RELEASED], handed_in=handed_in)
    stand = where_judging_stands(session, campaign_id=campaign.id)
    assert (stand.drafts, stand.released, stand.handed_in, stand.sheets) == (
        totals["drafts"],
        totals["released"],
        totals["handed_in"],
        totals["sheets"],
    )


def test_a_category_without_entries_and_a_round_without_reads_stand_with_nothing(session, campaign, now):
    round_ = make_round(session, campaign, now, reads={each.id: 3 for each in campaign.categories[:2]})
    found = progress_of_categories(session, round_id=round_.id)
    assert [(one.entries, one.reads, one.wanted, one.done) for one in found] == [(0, 3, 0, 0)] * 2
    assert short_by_category(session, round_id=round_.id) == []
    assert progress_of_round(session, round_id=round_.id) == []
