"""Panels and plans for rehearsals, in a few words each."""

from competition.allocation.rules import JudgeOnPanel
from competition.rehearsal.rules import Cell, Plan, World

POEMS, ESSAYS, PICTURES = 1, 2, 3


def judges(number, languages=("en",), capacity=100, first=1, **more):
    return tuple(JudgeOnPanel(first + at, languages, capacity, **more) for at in range(number))


def world(panel=(), came=(), places=3, **more):
    more = {"wordless": frozenset({PICTURES}), "translate_into": ("en", "fr"), **more}
    return World(tuple(came), tuple(panel), places=dict.fromkeys((POEMS, ESSAYS, PICTURES), places), **more)


def plan(*cells, **more):
    more = {"minutes": {POEMS: 4.0, ESSAYS: 10.0, PICTURES: 3.0}, "times": 40, **more}
    return Plan(tuple(Cell(*cell) for cell in cells or [(POEMS, "en", 40)]), **more)
