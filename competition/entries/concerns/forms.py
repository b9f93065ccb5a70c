"""What is typed about a concern."""

from wtforms import SelectMultipleField, TextAreaField
from wtforms.validators import InputRequired, Length
from wtforms.widgets import CheckboxInput, ListWidget

from competition.platform.i18n import lazy_gettext as _l
from competition.web.forms import Form


class ConcernForm(Form):
    """Why somebody is worried, for those responsible alone."""

    note = TextAreaField(
        _l("What worries you"),
        [InputRequired(_l("Please write what worries you, in a sentence or two.")), Length(max=5000)],
    )


class NoteForm(Form):
    """What came of it."""

    note = TextAreaField(_l("A note"), [InputRequired(_l("Please write the note first.")), Length(max=5000)])


class ResponsibleForm(Form):
    """Who is responsible for concerns."""

    people = SelectMultipleField(
        _l("Responsible for concerns"), widget=ListWidget(prefix_label=False), option_widget=CheckboxInput()
    )
