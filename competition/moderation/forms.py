"""What is typed at the jury's meeting."""

from collections.abc import Iterable

from wtforms import HiddenField, IntegerField, RadioField, StringField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import DataRequired, InputRequired, Length
from wtforms.widgets import HiddenInput

from competition.moderation.wording import choice_said
from competition.platform.i18n import lazy_gettext as _l
from competition.web.forms import Form


class NumberForm(Form):
    """The number of a work that the secretariat puts on the list."""

    number = StringField(
        _l("Number of the work"), validators=[DataRequired(_l("Type the work’s number.")), Length(max=40)]
    )


class NotesForm(Form):
    """What was said; `version` is the one it is written on."""

    notes = TextAreaField(_l("Notes"), validators=[Length(max=10000)])
    version = IntegerField(widget=HiddenInput(), default=0)


class ChoiceForm(Form):
    """A decision and why; `last` is the one before it that was read."""

    choice = RadioField(_l("Decision"), validators=[InputRequired(_l("Choose what is decided."))])
    reason = TextAreaField(
        _l("Why"),
        validators=[
            DataRequired(_l("Please give the reason in a sentence. It is kept with the decision.")),
            Length(max=1000),
        ],
    )
    last = HiddenField(default="0")


def choice_form(offered: Iterable[str]) -> ChoiceForm:
    """Return the form with what can be decided."""
    form = ChoiceForm()
    form.choice.choices = [SelectChoice(each, choice_said(each)) for each in offered]
    return form
