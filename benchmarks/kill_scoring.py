"""Kill the web process at random moments of scoring, and count what was lost, half or doubled.

    python -m benchmarks.kill_scoring --runs 100 --seed 1 --json kill_scoring.json

In each run two judges of their own score four entries each, choice by choice, with a changed mind and a note,
and hand each sheet in; each sends one thing at a time and sends it again until it is answered, as the page
does. At a random moment of it every process of the web server is killed with signal 9. What has an answer at
that moment must be in the database before the server is started again; once it is, the judges go on, and in
the end every sheet is handed in once, with every choice once.
"""

import json
import random
import threading
import time
from collections import Counter
from http.client import HTTPException

from sqlalchemy import select

from benchmarks import kills
from benchmarks.scene import Scene, Window
from competition.accounts.models import Account
from competition.accounts.sessions import open_session
from competition.judging.models import Assignment, Criterion, Score, Scoresheet
from competition.judging.rules import AssignmentState, SheetState
from competition.platform.audit import AuditEntry
from tests.factories import category_of, make_class
from tests.judging.scene import RUBRIC, accept, assign, make_judge, make_round, release

JUDGES, SHEETS = 2, 4
FAULTS = ("lost", "half", "twice", "missing")
QUESTIONS = tuple(criterion["key"] for criterion in RUBRIC["criteria"])
HANDED_IN = ("hand-in", "")
STEPS = len(QUESTIONS) + 3
"""Every question, one of them twice, a note, and handing in."""
THINGS = JUDGES * SHEETS * STEPS


def choices_of(chance):
    """What a judge will choose on one sheet: fields and values in their order; a mind is changed once."""
    values = {key: chance.randint(1, 4) for key in QUESTIONS}
    first = QUESTIONS[0]
    chosen = [(f"score-{key}", str(value)) for key, value in values.items()]
    return [*chosen, (f"score-{first}", str(values[first] + 1)), ("note", f"Seen at {chance.random()}.")]


class Panel:
    """Two judges at work at the same time; what is acknowledged is counted by sheet, field and value."""

    def __init__(self, scene, chance, name):
        self.acknowledged, self.refused = Counter(), []
        self.sheets, self.windows = {}, []
        for number in range(JUDGES):
            token, refs = scene.new_judge(f"{name} {number}")
            self.sheets |= {ref: choices_of(chance) for ref in refs}
            self.windows.append((Window(scene, token, f"/sheet/{refs[0]}"), refs))

    def run(self):
        self.threads = [threading.Thread(target=self._work, args=each) for each in self.windows]
        for thread in self.threads:
            thread.start()

    def wait(self):
        for thread in self.threads:
            thread.join()

    def _work(self, window, refs):
        for ref in refs:
            version = 0
            for field, value in self.sheets[ref]:
                version = self._insist(window, f"/sheet/{ref}/save", {"version": version, field: value})[
                    "version"
                ]
                self.acknowledged[ref, field, value] += 1
            self._insist(
                window, f"/sheet/{ref}", {"version": version, **dict(self.sheets[ref]), "remark": ""}
            )
            self.acknowledged[ref, *HANDED_IN] += 1

    def _insist(self, window, path, fields):
        """Send until there is an answer; a form answers by leading on."""
        while True:
            try:
                answer, body = window.post(path, fields)
            except (OSError, HTTPException):
                time.sleep(0.05)
                continue
            if answer.status == 302:
                return {}
            if answer.status == 200:
                return json.loads(body)
            if answer.status < 500:
                self.refused.append((answer.status, body[:200]))
                return {"version": 0}


class Round(Scene):
    """An installation with an open round; every run has judges of its own, who read the same poems."""

    def __init__(self, folder):
        super().__init__(folder)
        with self.database.writing() as session:
            campaign, now = session.merge(self.campaign), self.clock.now()
            for category in campaign.categories:
                category.rubric, category.reads = RUBRIC, 2
            session.flush()
            poems = category_of(campaign)
            school_class = make_class(session, session.merge(self.school), campaign)
            copies = [accept(session, school_class, poems, title=f"Poem {n}") for n in range(SHEETS)]
            round_ = make_round(session, campaign, now)
            assign(session, round_, make_judge(session, campaign, "First"), copies[0])
            release(session, round_=round_, actor=None, now=now)
            self.copies, self.round = copies, round_

    def new_judge(self, name):
        """A judge with all poems before them; returns their browser's token and their sheets' refs."""
        with self.database.writing() as session:
            campaign, now = session.merge(self.campaign), self.clock.now()
            judge = make_judge(session, campaign, name.replace(" ", "-"))
            released = {"state": AssignmentState.RELEASED, "released_at": now}
            given = [
                assign(session, self.round, judge, copy, position=at, **released)
                for at, copy in enumerate(self.copies, start=1)
            ]
            account = session.get_one(Account, judge.account_id)
            token = open_session(session, account=account, now=now).token
            return token, [assignment.ref for assignment in given]


def faults_of(scene, panel, acknowledged, *, ended):
    """What is wrong with the sheets of a panel; `ended`: all must be there, not only what is acknowledged."""
    faults = Counter()
    for ref, choices in panel.sheets.items():
        sheet, scores, deeds = _sheet(scene, ref)
        wanted = Counter(choice for choice in choices if choice[0] != "note")
        mine = {(field, value) for (of, field, value) in acknowledged if of == ref}
        stands = {*scores, ("note", sheet.note if sheet else "")}
        if sheet is not None and sheet.state is SheetState.SUBMITTED:
            stands.add(HANDED_IN)
        faults["lost"] += len(mine - stands)
        faults["twice"] += sum((Counter(scores) - wanted).values()) + max(0, deeds - 1)
        faults["half"] += _is_half(sheet, scores, deeds)
        if ended:
            faults["missing"] += sum((wanted - Counter(scores)).values()) + (HANDED_IN not in stands)
    return faults


def _is_half(sheet, scores, deeds):
    """Whether a sheet's row, its scores and its audit entry do not belong together."""
    if sheet is None:
        return bool(scores or deeds)
    submitted = sheet.state is SheetState.SUBMITTED
    counted = len(scores) + bool(sheet.note) + submitted
    answered = {field for field, _value in scores}
    return (
        sheet.version != counted or submitted != bool(deeds) or (submitted and len(answered) < len(QUESTIONS))
    )


def _sheet(scene, ref):
    """Return a sheet as the database has it: its row, its scores in order, how often it was handed in."""
    with scene.database.reading() as session:
        assignment_id = session.scalars(select(Assignment.id).where(Assignment.ref == ref)).one()
        sheet = session.scalar(select(Scoresheet).where(Scoresheet.assignment_id == assignment_id))
        scores = session.execute(
            select(Criterion.key, Score.value)
            .join(Criterion, Criterion.id == Score.criterion_id)
            .join(Scoresheet, Scoresheet.id == Score.scoresheet_id)
            .where(Scoresheet.assignment_id == assignment_id)
            .order_by(Score.version)
        )
        deeds = session.scalars(
            select(AuditEntry.id)
            .where(AuditEntry.action == "sheet.hand-in", AuditEntry.object_kind == "assignment")
            .where(AuditEntry.object_id == assignment_id)
        ).all()
        return sheet, [(f"score-{key}", str(value)) for key, value in scores], len(deeds)


def run(scene, chance, number, length):
    """One evening with one kill at a random moment of it."""
    panel = Panel(scene, chance, f"Judge {number}")

    def wrong(acknowledged, *, ended):
        return faults_of(scene, panel, acknowledged, ended=ended)

    return kills.kill_during(scene, chance, panel, length, wrong)


def kill_scorings(folder, *, runs, seed, say=lambda _line: None):
    """Run so many evenings with a kill in each; returns the faults of all, and how much each had kept."""
    chance, scene = random.Random(seed), Round(folder)
    scene.start()
    try:
        length = kills.length_of(Panel(scene, chance, name) for name in ("warm", "measured"))
        one = lambda number: run(scene, chance, number, length)  # noqa: E731
        return kills.kill_all(scene, one, FAULTS, runs=runs, most=THINGS, say=say)
    finally:
        scene.stop()


if __name__ == "__main__":
    kills.main(__doc__, kill_scorings, most=THINGS, things="choices and sheets handed in")
