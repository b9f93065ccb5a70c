"""A closed round with sheets as a table says: {entry: {judge: (voice, language)}}."""

from datetime import UTC, datetime, timedelta

from competition.accounts.rules import Role
from competition.entries.blind import BlindEntry
from competition.entries.rules import EntryState
from competition.judging.models import (
    Assignment,
    Criterion,
    Judge,
    Round,
    RoundCategory,
    RoundEntry,
    Rubric,
    Score,
    Scoresheet,
)
from competition.judging.rules import AssignmentState, JudgeState, ReadingMode, RoundState, SheetState
from tests import factories as make

CLOSED = datetime(2026, 12, 2, 22, 59, tzinfo=UTC)
AWARDS = [
    {"kind": "winner", "number": 1, "card": True},
    {"kind": "runner_up", "number": 1, "card": True},
    {"kind": "published", "number": 1, "card": False},
]
SHEETS = {
    "sea": {"ann": (5, 5), "ben": (4, 4), "cho": (5, 4)},
    "sky": {"ann": (4, 4), "ben": (3, 4), "dia": (3, 3)},
    "sun": {"ann": (3, 3), "cho": (3, 4), "dia": (2, 3)},
    "fog": {"ben": (2, 2), "cho": (3, 2), "dia": (1, 2)},
}


class Scene:
    """The parts by name: `entries`, `judges`, and the round with its one category.

    `mark` tells one scene from another in the same database: it stands in addresses and references.
    """

    def __init__(self, session, sheets=SHEETS, unread=(), mark=""):
        self.session, self.mark = session, mark
        self.campaign = make.make_campaign(session, slug=f"mtm-2026{mark}")
        self.office = make.make_member(
            session, self.campaign, Role.SECRETARIAT, f"office{mark}@example.org", "Office"
        )
        self.teacher = make.make_account(session, f"kari{mark}@example.org", "Kari Teacher")
        self.category = make.category_of(self.campaign)
        self.category.awards = AWARDS
        school = make.make_school(session, make.make_city(session, self.campaign))
        self.school_class = make.make_class(session, school, self.campaign, self.teacher)
        self.round = self._round()
        self.entries = {name: self.add_entry(name) for name in [*sheets, *unread]}
        names = sorted({judge for verdicts in sheets.values() for judge in verdicts})
        self.judges = {name: self._judge(name) for name in names}
        for name, verdicts in sheets.items():
            for judge, values in verdicts.items():
                self.add_sheet(name, judge, values)

    def _round(self):
        criteria = [
            Criterion(position=1, key="voice", label="Voice", weight=2.0),
            Criterion(position=2, key="language", label="Language", weight=1.0, language=True),
        ]
        rubric = Rubric(category_id=self.category.id, version=1, created_at=CLOSED, criteria=criteria)
        make.save(self.session, rubric)
        self.criteria = {each.key: each for each in criteria}
        round_ = Round(
            campaign_id=self.campaign.id,
            number=1,
            name="The first reading",
            state=RoundState.CLOSED,
            created_at=CLOSED,
            closed_at=CLOSED,
        )
        round_.categories = [RoundCategory(category_id=self.category.id, rubric_id=rubric.id, reads=3)]
        return make.save(self.session, round_)

    def add_entry(self, name):
        at = len(self.session.new)
        entry = make.make_entry(
            self.session,
            self.school_class,
            self.category,
            state=EntryState.ACCEPTED,
            title=f"The {name}",
            ref=f"{name}entry{self.mark}".ljust(12, "x"),
            number=f"MTM-{name.upper()}",
            submitted_at=make.OPENS + timedelta(minutes=at),
        )
        self._copy_of(entry)
        return entry

    def _copy_of(self, entry):
        copy = BlindEntry(
            campaign_id=self.campaign.id,
            entry_id=entry.id,
            edition=1,
            category_id=entry.category_id,
            language=entry.language,
            title=entry.title,
            text=entry.text,
            translation_language="",
            translation_title="",
            translation="",
            frozen_at=make.OPENS,
        )
        make.save(self.session, copy)
        make.save(self.session, RoundEntry(round_id=self.round.id, blind_entry_id=copy.id))
        self.copies = {**getattr(self, "copies", {}), entry.id: copy}

    def _judge(self, name):
        account = make.make_account(self.session, f"{name}{self.mark}@example.org", f"{name.title()} Judge")
        judge = Judge(
            campaign_id=self.campaign.id,
            account_id=account.id,
            state=JudgeState.READY,
            ref=f"{name}judge{self.mark}".ljust(12, "x"),
            created_at=CLOSED,
        )
        return make.save(self.session, judge)

    def add_sheet(self, entry, judge, values, mode=ReadingMode.ORIGINAL, state=SheetState.SUBMITTED):
        assignment = Assignment(
            round_id=self.round.id,
            judge_id=self.judges[judge].id,
            blind_entry_id=self.copies[self.entries[entry].id].id,
            mode=mode,
            state=AssignmentState.RELEASED,
            position=1,
        )
        make.save(self.session, assignment)
        sheet = Scoresheet(
            assignment_id=assignment.id, state=state, started_at=CLOSED, saved_at=CLOSED, submitted_at=CLOSED
        )
        make.save(self.session, sheet)
        for key, value in zip(("voice", "language"), values, strict=False):
            score = Score(
                scoresheet_id=sheet.id, criterion_id=self.criteria[key].id, value=value, version=1, at=CLOSED
            )
            make.save(self.session, score)
        return sheet
