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
    """Why the freeze is lifted, and that the results leave the public pages where they are there."""

    reason = TextAreaField(
        _l("Why the freeze is lifted"), validators=[DataRequired(_REASON), Length(max=1000)]
    )
    public_too = BooleanField(
        _l("I want this, and know that the results leave the public pages until I announce them again."),
        validators=[DataRequired(_l("Read what it does, then say here that you want it."))],
    )


def lifting_form(*, public: bool) -> LiftForm:
    """Return the form; it asks for a word about the public pages only where the results are there."""
    form = LiftForm()
    if not public:
        del form.public_too
    return form
