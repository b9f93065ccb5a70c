"""What a scoresheet shows and sends: its questions, the answers as they stand or were typed, what is new."""

from collections.abc import Mapping
from typing import NamedTuple

from competition.judging.errors import UnknownCriterionError
from competition.judging.queries.sheets import Asked, Desk
from competition.judging.rubric import GO_ON
from competition.judging.rules import SheetChange
from competition.web.forms import clean

PREFIX = "score-"
Answers = dict[str, str]
"""What stands in a sheet's fields, by their names, as a form would send it."""


class Label(NamedTuple):
    """A question's name, where the macros look for it."""

    text: str


class Question(NamedTuple):
    """One question as the `scale` macro takes it; made by hand, as no page is asked for more often."""

    name: str
    label: Label
    description: str
    levels: list[tuple[int, str, str]]
    data: str | None
    errors: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """What links lead to."""
        return self.name


def questions(desk: Desk, answers: Answers) -> list[Question]:
    """Return the questions that apply, in their order, each with its worded levels and its answer."""
    return [_question(desk, criterion, answers) for criterion in desk.criteria]


def _question(desk: Desk, criterion: Asked, answers: Answers) -> Question:
    name = PREFIX + criterion.key
    levels = [(value, words, "") for value, words in enumerate(criterion.levels, start=desk.scale.lowest)]
    return Question(name, Label(criterion.label), criterion.question, levels, answers[name] or None)


def standing(desk: Desk) -> Answers:
    """Return what stands on the sheet, by the names of the form's fields, as a form would send it."""
    values, sheet = desk.values, desk.sheet
    return {
        **{PREFIX + c.key: str(values.get(c.key, "")) for c in desk.criteria},
        "remark": sheet.remark if sheet else "",
        "nominated": "y" if sheet and sheet.nominated else "n",
        "note": sheet.note if sheet else "",
    }


def answers_typed(stands: Answers, typed: Mapping[str, str], *, stale: bool) -> Answers:
    """Return the answers as they were typed over what stands. Over a `stale` sheet, what was saved elsewhere
    is put where nothing was typed here, so that saving does not take it away.
    """
    answers = {name: clean(typed.get(name, value)) for name, value in stands.items()}
    if stale:
        answers = {name: answer or stands[name] for name, answer in answers.items()}
    return {**answers, "nominated": "y" if typed.get("nominated") == "y" else "n"}


def elsewhere(answers: Answers, stands: Answers) -> Answers:
    """Return what stands otherwise than it was typed here."""
    return {name: value for name, value in stands.items() if value and answers[name] != value}


def is_first_pass(desk: Desk) -> bool:
    """Whether the sheet asks nothing but whether an entry should go on: no, perhaps, yes."""
    return [c.key for c in desk.scale.criteria] == [GO_ON] and desk.scale.highest - desk.scale.lowest == 2


def read_change(typed: Mapping[str, str], *, whole: bool) -> tuple[SheetChange, int]:
    """Return what was typed and the version it was typed over.

    `whole`: the form itself was sent, so a box without a tick means no; a script sends only what changed.
    Raises UnknownCriterionError for what no form of ours sends.
    """
    values = {
        name.removeprefix(PREFIX): _number(text) for name, text in typed.items() if name.startswith(PREFIX)
    }
    nominated = typed.get("nominated") == "y" if whole or "nominated" in typed else None
    change = SheetChange(values, clean(typed.get("remark")), nominated, clean(typed.get("note")))
    return change, _number(typed.get("version", ""))


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise UnknownCriterionError
    return int(text)
