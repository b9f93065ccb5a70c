"""A campaign with rubrics, accepted entries, a panel and a round, in a few words each."""

from datetime import UTC, datetime

from competition.accounts.rules import Role
from competition.entries.blinding import make_blind
from competition.entries.rules import EntryState
from competition.judging.models import Assignment, Judge
from competition.judging.oversight.letters import LetterKind
from competition.judging.oversight.services.reminding import write_letter
from competition.judging.paper.models import PaperPrint, PrintedWork
from competition.judging.paper.rules import PaperFormat, PrintKind
from competition.judging.rules import JudgeState, ReadingMode, SheetChange
from competition.judging.services import create_round, release, save_sheet
from tests.factories import (
    OPENS,
    category_of,
    make_campaign,
    make_city,
    make_class,
    make_entry,
    make_member,
    make_person,
    make_school,
    save,
)

CLOSES = datetime(2026, 11, 30, 22, 0, tzinfo=UTC)
LEVELS = ["not yet", "a little", "well", "very well", "as nobody else"]
RUBRIC = {
    "lowest": 1,
    "highest": 5,
    "criteria": [
        {"key": "voice", "label": "Voice", "question": "Do I hear a child?", "weight": 2, "levels": LEVELS},
        {"key": "image", "label": "Pictures", "question": "Can I see it?", "weight": 1, "levels": LEVELS},
        {
            "key": "language",
            "label": "Language",
            "question": "Is the language its own?",
            "weight": 1,
            "language": True,
            "levels": LEVELS,
        },
    ],
}
WHOLE = {"voice": 4, "image": 3, "language": 5}


def make_judged_campaign(session, **more):
    """A campaign whose categories have a rubric and two reads."""
    campaign = make_campaign(session, **more)
    for category in campaign.categories:
        category.rubric, category.reads = RUBRIC, 2
    session.flush()
    return campaign


def make_school_class(session, campaign, city="Bergen", school="Fjord School", **more):
    return make_class(
        session, make_school(session, make_city(session, campaign, city), school), campaign, **more
    )


def accept(session, school_class, category, title="The sea", **more):
    """An accepted entry's blind copy."""
    entry = make_entry(session, school_class, category, state=EntryState.ACCEPTED, title=title, **more)
    make_person(session, entry)
    return make_blind(session, entry=entry, now=OPENS)


def make_judge(session, campaign, name="Ines", languages=("en",), state=JudgeState.READY, **more):
    """Somebody on the panel, with the account that judges."""
    account = make_member(session, campaign, Role.JUDGE, f"{name.lower()}@example.org", name)
    judge = Judge(
        campaign_id=campaign.id,
        account_id=account.id,
        state=state,
        languages=list(languages),
        conduct_accepted_at=OPENS if state is JudgeState.READY else None,
        created_at=OPENS,
        **more,
    )
    return save(session, judge)


def make_round(session, campaign, now, reads=None, **more):
    """A draft round over the poems of the youngest."""
    reads = reads or {category_of(campaign).id: 2}
    more = {"name": "Round 1", "closes_at": CLOSES, "actor": None, **more}
    return create_round(session, campaign=campaign, reads=reads, now=now, **more)


def assign(session, round_, judge, copy, mode=ReadingMode.ORIGINAL, position=1, **more):
    """A draft assignment."""
    return save(
        session,
        Assignment(
            round_id=round_.id,
            judge_id=judge.id,
            blind_entry_id=copy.id,
            mode=mode,
            position=position,
            **more,
        ),
    )


def open_round(session, campaign, judges, copies, now, mode=ReadingMode.ORIGINAL):
    """An open round in which every judge reads every copy; returns it and the assignments, judge by judge."""
    round_ = make_round(session, campaign, now)
    assignments = [
        assign(session, round_, judge, copy, mode, position)
        for judge in judges
        for position, copy in enumerate(copies, start=1)
    ]
    release(session, round_=round_, actor=None, now=now)
    for assignment in assignments:
        session.refresh(assignment)
    return round_, assignments


def hand_in_whole(session, assignment, now, values=WHOLE, **more):
    """Score every question of an assignment and hand it in."""
    return save_sheet(
        session,
        assignment=assignment,
        change=SheetChange(values, **more),
        version=0,
        actor=None,
        now=now,
        hand_in=True,
    )


def make_letter(session, round_, now, kind=LetterKind.LAST_DAYS, again=False, judge=None, days=7, **words):
    """A reminder that is written and not sent yet."""
    words = {
        "subject": "{left} are left, {name}",
        "words": "By {until}.\n\nYou have {done} of {total}.",
        **words,
    }
    return write_letter(
        session,
        round_=round_,
        kind=kind,
        words={"en": words},
        again=again,
        judge=judge,
        quiet_days=days,
        actor=None,
        now=now,
    )


def make_print(session, assignment, now, file_id=None, kind=PrintKind.PACK):
    """What was printed for an assignment's judge: this one work."""
    return save(
        session,
        PaperPrint(
            round_id=assignment.round_id,
            judge_id=assignment.judge_id,
            kind=kind,
            format=PaperFormat.A4,
            locale="en",
            works=[PrintedWork(assignment_id=assignment.id, blind_entry_id=assignment.blind_entry_id)],
            file_id=file_id,
            pages=2,
            asked_at=now,
            made_at=now,
        ),
    )
