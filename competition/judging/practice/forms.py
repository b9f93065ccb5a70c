"""The forms of practice: the questions of a work, and a work as the secretariat writes it."""

from collections.abc import Mapping
from typing import Any

from wtforms import RadioField, StringField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired, Length, Optional

from competition.judging.fields import LanguageField
from competition.judging.rubric import CriterionSpec, RubricSpec
from competition.platform.i18n import lazy_gettext as _l
from competition.web.forms import Form

PREFIX = "score-"
LONGEST = 20_000


class WorkForm(Form):
    """A work to practise on."""

    title = StringField(_l("Title"), [Length(max=300, message=_l("Up to 300 letters, please."))])
    language = LanguageField(_l("Language"), [InputRequired(_l("Which language is it in?"))])
    text = TextAreaField(
        _l("The work"),
        [
            InputRequired(_l("Type the work, or paste it.")),
            Length(max=LONGEST, message=_l("Up to 20,000 letters, please.")),
        ],
    )
    remark = TextAreaField(
        _l("How you see it"), [Length(max=2000, message=_l("Up to 2,000 letters, please."))]
    )


def practice_form(rubric: RubricSpec, own: Mapping[str, int] | None) -> Form:
    """Return a form with the questions of a rubric, as they were answered."""
    fields = {PREFIX + criterion.key: _question(rubric, criterion) for criterion in rubric.criteria}
    kind = type("PracticeForm", (Form,), fields)
    data = {PREFIX + key: value for key, value in (own or {}).items()}
    form: Form = kind(data=data) if own is None else kind(formdata=None, data=data)
    return form


def values_of(form: Form) -> dict[str, int]:
    """Return what was answered, by the criterion's key."""
    return {
        field.name.removeprefix(PREFIX): field.data
        for field in form
        if field.name.startswith(PREFIX) and field.data is not None
    }


def questions_of(form: Form) -> list[Any]:
    """Return the questions in their order."""
    return [field for field in form if field.name.startswith(PREFIX)]


def worded_levels(rubric: RubricSpec, name: str) -> list[tuple[int, str, str]]:
    """Return the worded levels of one question as the `scale` macro takes them."""
    criterion = next(each for each in rubric.criteria if PREFIX + each.key == name)
    return [(value, words, "") for value, words in enumerate(criterion.levels, start=rubric.lowest)]


def _question(rubric: RubricSpec, criterion: CriterionSpec) -> RadioField:
    levels = range(rubric.lowest, rubric.highest + 1)
    choices = [SelectChoice(value, words) for value, words in zip(levels, criterion.levels, strict=True)]
    return RadioField(
        criterion.label, [Optional()], description=criterion.question, choices=choices, coerce=int
    )
