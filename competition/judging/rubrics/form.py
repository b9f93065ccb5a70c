"""The form of a rubric: its scale and its criteria, and what is missing, said where it is."""

from collections.abc import Iterator
from typing import Any

from wtforms import BooleanField, FieldList, FormField, HiddenField, StringField, TextAreaField
from wtforms.validators import Length

from competition.judging.rubric import FEWEST_LEVELS, MOST_LEVELS
from competition.judging.rubrics.typed import (
    HEAVIEST,
    MOST_CRITERIA,
    Typed,
    TypedCriterion,
    padded,
    weight_of,
)
from competition.platform.i18n import gettext as _
from competition.platform.i18n import lazy_gettext as _l
from competition.web.forms import Form

LONGEST = {"label": 120, "question": 500, "level": 200}
HIGHEST_START = 90


def _at_most(what: str) -> Length:
    most = LONGEST[what]
    return Length(max=most, message=_l("At most %(limit)s letters, please.", limit=most))


def _one_line(text: str | None) -> str | None:
    """Words of a level run on, wherever the lines of their field ended."""
    return " ".join(text.split()) if text else text


class CriterionFields(Form):
    """One criterion. `gone`: taken out on the page, and kept there until the rubric is saved."""

    class Meta(Form.Meta):
        """The whole form carries the token."""

        csrf = False

    key = HiddenField()
    gone = HiddenField()
    label = StringField(_l("Name"), [_at_most("label")])
    question = TextAreaField(_l("Question to the judge"), [_at_most("question")])
    weight = StringField(_l("Weight"))
    language = BooleanField(_l("It judges the language"))
    levels = FieldList(TextAreaField("", [_at_most("level")], filters=[_one_line]), max_entries=MOST_LEVELS)

    def typed(self, *, takes_text: bool) -> TypedCriterion:
        """Return what was typed."""
        return TypedCriterion(
            key=self.key.data or "",
            label=self.label.data or "",
            question=self.question.data or "",
            weight=self.weight.data or "",
            language=bool(self.language.data) and takes_text,
            levels=tuple(level.data or "" for level in self.levels),
            gone=bool(self.gone.data),
        )

    def look(self, steps: int) -> None:
        """Say at each field what is missing."""
        if not self.label.data:
            self.label.errors = [_("Give it a name of a word or two: judges see it above the question.")]
        said = _weight_trouble(self.weight.data or "")
        if said:
            self.weight.errors = [said]
        for level in self.levels[:steps]:
            if not level.data:
                level.errors = [_("Say in a few words when a work is here.")]


def _weight_trouble(text: str) -> str:
    weight = weight_of(text)
    if weight is None:
        return _("A number, please, such as 1 or 2.5.")
    if not weight:
        return _("With 0 it would not count. Give it more, or take the criterion out.")
    return _("At most %(limit)s, please.", limit=int(HEAVIEST)) if weight > HEAVIEST else ""


class RubricForm(Form):
    """A rubric. `shown`: how many levels the page shows; `seen`: the stamp of what it was made from."""

    takes_text = True
    seen = HiddenField()
    shown = HiddenField()
    steps = StringField(_l("Levels"))
    lowest = StringField(_l("Number of the lowest level"))
    criteria = FieldList(FormField(CriterionFields), max_entries=MOST_CRITERIA)
    at_large: tuple[str, ...] = ()
    """What is missing that no field is to blame for."""

    def typed(self) -> Typed:
        """Return what was typed, under the scale that the page shows."""
        steps = _whole(self.shown.data, FEWEST_LEVELS, MOST_LEVELS) or 5
        lowest = _whole(self.lowest.data, 0, HIGHEST_START)
        parts = tuple(part.form.typed(takes_text=self.takes_text) for part in self.criteria)
        return Typed(1 if lowest is None else lowest, steps, parts)

    def wanted_steps(self) -> int | None:
        """Return how many levels are wanted, None where the scale needs another look and says so."""
        steps = _whole(self.steps.data, FEWEST_LEVELS, MOST_LEVELS)
        if steps is None:
            limits = {"lowest": FEWEST_LEVELS, "highest": MOST_LEVELS}
            self.steps.errors = [_("A number from %(lowest)s to %(highest)s, please.", **limits)]
        if _whole(self.lowest.data, 0, HIGHEST_START) is None:
            limits = {"lowest": 0, "highest": HIGHEST_START}
            self.lowest.errors = [_("A number from %(lowest)s to %(highest)s, please.", **limits)]
        return None if self.lowest.errors else steps

    @property
    def is_resized(self) -> bool:
        """Whether another number of levels was typed than the page shows."""
        steps = _whole(self.steps.data, FEWEST_LEVELS, MOST_LEVELS)
        return steps is not None and steps != self.typed().steps

    def say_resized(self) -> None:
        """Say that there is another number of levels now."""
        self.steps.errors = [_("Here are so many levels now. Look at their words once more, then save.")]

    def is_whole(self) -> bool:
        """Whether the rubric can be scored by; what is missing is said at its field."""
        self.validate()
        typed = self.typed()
        self.wanted_steps()
        for at in typed.standing:
            self.criteria[at].form.look(typed.steps)
        self._look_at_all(typed)
        return not self.at_large and not any(True for _field in self.troubled())

    def _look_at_all(self, typed: Typed) -> None:
        """Look at what the criteria are together."""
        standing = typed.standing
        if not standing:
            self.at_large = (_("Add a criterion: judges need at least one question."),)
        elif all(each.language for each in standing.values()):
            said = _(
                "In translation nothing would be left to score. One criterion must not judge the language."
            )
            self.criteria[next(iter(standing))].form.language.errors = [said]
        names: set[str] = set()
        for at, each in standing.items():
            if each.label and each.label.casefold() in names:
                self.criteria[at].form.label.errors = [_("Another criterion has this name already.")]
            names.add(each.label.casefold())

    def troubled(self) -> Iterator[tuple[str, Any]]:
        """Yield the fields that need another look, with what they are called in a list of them."""
        yield from ((str(field.label.text), field) for field in (self.steps, self.lowest) if field.errors)
        typed = self.typed()
        for at, each in typed.standing.items():
            part = self.criteria[at].form
            name = each.label or _("Criterion %(number)s", number=list(typed.standing).index(at) + 1)
            for field in (part.label, part.question, part.weight, part.language):
                if field.errors:
                    yield f"{name}, {field.label.text}", field
            for number, level in enumerate(part.levels[: typed.steps], start=typed.lowest):
                if level.errors:
                    yield _("%(criterion)s, level %(number)s", criterion=name, number=number), level


def _whole(text: str | None, lowest: int, highest: int) -> int | None:
    """Return the whole number that was typed, None for anything outside the limits."""
    tidy = (text or "").strip()
    number = int(tidy) if tidy.isascii() and tidy.isdigit() and len(tidy) < 4 else -1
    return number if lowest <= number <= highest else None


def rubric_form(typed: Typed, *, seen: str, takes_text: bool, steps: str | None = None) -> RubricForm:
    """Return the form showing what is typed; `steps` is the number of levels as it was typed."""
    criteria = [
        {**vars(each), "gone": "yes" if each.gone else "", "levels": padded(each.levels, typed.steps)}
        for each in typed.criteria
    ]
    data = {"seen": seen, "shown": str(typed.steps), "lowest": str(typed.lowest), "criteria": criteria}
    form = RubricForm(formdata=None, data={**data, "steps": steps or str(typed.steps)})
    form.takes_text = takes_text
    return form
