"""The buttons of a rubric's page that change what is typed there, and save nothing yet."""

from dataclasses import replace

from competition.judging.rubrics.form import RubricForm
from competition.judging.rubrics.typed import MOST_CRITERIA, Typed, added, moved, taken_out

Step = tuple[Typed, str]
"""What is typed afterwards, and the id of what is to have the focus."""


def take_step(form: RubricForm, wish: str) -> Step | None:
    """Return what a button comes to; None for one that is not there (any more).

    `wish` is the button's value: "add", "scale", "look", or "up", "down", "out", "back" with a place.
    """
    typed = form.typed()
    what, _dash, place = wish.partition("-")
    if wish == "add":
        return _add(typed) if len(typed.criteria) < MOST_CRITERIA else None
    if wish == "scale":
        return _scale(form, typed)
    if wish == "look":
        return typed, "look"
    known = {"up": _up, "down": _down, "out": _out, "back": _back}
    at = int(place) if place.isascii() and place.isdigit() and len(place) < 3 else -1
    ours = what in known and 0 <= at < len(typed.criteria)
    return known[what](typed, at) if ours and typed.criteria[at].gone is (what == "back") else None


def _add(typed: Typed) -> Step:
    return added(typed), f"criteria-{len(typed.criteria)}-label"


def _scale(form: RubricForm, typed: Typed) -> Step:
    steps = form.wanted_steps()
    return (typed if steps is None else replace(typed, steps=steps)), "steps"


def _out(typed: Typed, at: int) -> Step:
    return taken_out(typed, at), f"back-{at}"


def _back(typed: Typed, at: int) -> Step:
    return taken_out(typed, at, gone=False), f"criteria-{at}-label"


def _up(typed: Typed, at: int) -> Step:
    after, place = moved(typed, at, -1)
    return after, f"up-{place}" if place != next(iter(after.standing)) else f"down-{place}"


def _down(typed: Typed, at: int) -> Step:
    after, place = moved(typed, at, 1)
    return after, f"down-{place}" if place != list(after.standing)[-1] else f"up-{place}"
