"""A closed round of eight poems read twice by four judges, with three others who have read nothing yet."""

from datetime import timedelta

import pytest

from competition.results.closeness import CLOSE
from competition.results.line.planning import plan_reads
from competition.results.line.rules import Wanted
from competition.results.line.services import ask_for_reads
from competition.results.models import Standing
from competition.results.services import compute_standings
from tests.results.scene import CLOSED, Scene

LATER = CLOSED + timedelta(days=1)
UNTIL = CLOSED + timedelta(days=8)
SHEETS = {
    "ash": {"ann": (5, 5), "ben": (4, 5)},
    "bay": {"ben": (4, 4), "cho": (5, 4)},
    "elm": {"cho": (4, 4), "dia": (4, 4)},
    "fir": {"dia": (4, 3), "ann": (4, 4)},
    "ivy": {"ann": (4, 4), "cho": (3, 4)},
    "oak": {"ben": (3, 3), "dia": (4, 3)},
    "sea": {"cho": (2, 2), "ann": (2, 3)},
    "sky": {"dia": (1, 2), "ben": (2, 1)},
}
FRESH = ("eva", "fay", "gil")


@pytest.fixture
def scene(session):
    scene = Scene(session, SHEETS)
    for name in FRESH:
        scene.judges[name] = scene._judge(name)
    for judge in scene.judges.values():
        judge.languages = ["en"]
    for entry, copy in ((entry, scene.copies[entry.id]) for entry in scene.entries.values()):
        entry.language = copy.language = "en"
    session.flush()
    compute_standings(session, round_=scene.round, actor=None, now=CLOSED)
    return scene


@pytest.fixture
def plan(scene):
    """Plans further reads in the scene's category."""

    def make_plan(reads=99, each=1):
        scene.session.flush()
        scene.session.expire_all()
        return plan_reads(
            scene.session, round_=scene.round, category=scene.category, wanted=Wanted(reads, each)
        )

    return make_plan


@pytest.fixture
def ask(scene, plan):
    """Asks for what was planned."""

    def ask_them(reads=99, each=1, closes_at=UNTIL, seen=None, now=LATER):
        return ask_for_reads(
            scene.session,
            round_=scene.round,
            category=scene.category,
            wanted=Wanted(reads, each),
            seen=plan(reads, each).seal if seen is None else seen,
            closes_at=closes_at,
            actor=scene.office,
            now=now,
        )

    return ask_them


def close_of(scene):
    """The names of the works too close to call, by the standings that are kept."""
    low, high = CLOSE
    standing = {s.entry_id: s.award_probability for s in scene.session.query(Standing)}
    return {name for name, entry in scene.entries.items() if low <= standing[entry.id] <= high}


def named(scene, plan):
    """A plan as sorted pairs of names."""
    entries = {entry.id: name for name, entry in scene.entries.items()}
    judges = {judge.id: name for name, judge in scene.judges.items()}
    return sorted((entries[read.entry_id], judges[read.judge_id]) for read in plan.reads)
