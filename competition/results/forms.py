"""The shape of what is typed about results."""

from wtforms import BooleanField, RadioField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import DataRequired, InputRequired, Length

from competition.campaign.models import Category
from competition.campaign.wording import award_name
from competition.platform.i18n import lazy_gettext as _l
from competition.results.services.awards import kinds_of
from competition.web.forms import Form

NOTHING = "none"
_REASON = _l("Please give the reason in a sentence. It is kept with the decision.")


class DecisionForm(Form):
    """What an entry wins against the order of the standings, and why."""

    kind = RadioField(
        _l("What it wins"),
        validators=[InputRequired(_l("Choose what the entry wins, or that it wins nothing."))],
    )
    reason = TextAreaField(_l("Why"), validators=[DataRequired(_REASON), Length(max=1000)])

    @property
    def chosen(self) -> str | None:
        """The kind of award, None for no award."""
        return None if self.kind.data == NOTHING else str(self.kind.data)


def decision_form(category: Category) -> DecisionForm:
    """Return the form with the awards of a category."""
    form = DecisionForm()
    form.kind.choices = [SelectChoice(kind, award_name(kind)) for kind in kinds_of(category)]
    form.kind.choices.append(SelectChoice(NOTHING, str(_l("No award"))))
    return form


class FreezeForm(Form):
    """The word that the awards are right."""

    looked = BooleanField(
        _l("I have looked at the standings and the awards, and they are right."),
        validators=[DataRequired(_l("Look at the standings and the awards first, then say so here."))],
    )


class LiftForm(Form):
    """Why the freeze is lifted."""

    reason = TextAreaField(
        _l("Why the freeze is lifted"), validators=[DataRequired(_REASON), Length(max=1000)]
    )
