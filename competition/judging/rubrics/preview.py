"""A rubric as a judge sees it: the questions of a scoresheet, made from what is typed."""

from wtforms import Form as PlainForm
from wtforms import RadioField
from wtforms.fields import SelectChoice

from competition.judging.rubrics.typed import Typed, TypedCriterion, padded
from competition.judging.rules import ReadingMode, applies
from competition.platform.i18n import gettext as _

Question = tuple[RadioField, list[tuple[int, str, str]]]
"""A field and its levels as the `scale` macro takes them."""


def questions(typed: Typed, mode: ReadingMode) -> list[Question]:
    """Return the questions that a judge is asked in this mode of reading."""
    asked = {at: each for at, each in typed.standing.items() if applies(each.rule(str(at)), mode)}
    levels = {at: _levels(typed, each) for at, each in asked.items()}
    fields = {f"look-{at}": _field(each, levels[at]) for at, each in asked.items()}
    form = type("LookForm", (PlainForm,), fields)()
    return [(form[f"look-{at}"], levels[at]) for at in asked]


def _levels(typed: Typed, criterion: TypedCriterion) -> list[tuple[int, str, str]]:
    words = padded(criterion.levels, typed.steps)[: typed.steps]
    return [(value, text or "…", "") for value, text in enumerate(words, start=typed.lowest)]


def _field(criterion: TypedCriterion, levels: list[tuple[int, str, str]]) -> RadioField:
    choices = [SelectChoice(value, words) for value, words, _more in levels]
    label = criterion.label or _("Without a name yet")
    return RadioField(label, description=criterion.question, choices=choices, coerce=int)
