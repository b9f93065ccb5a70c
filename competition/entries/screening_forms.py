"""What the secretariat fills in: filters of the list, names to mask, a note to the teacher."""

import re
from collections.abc import Sequence
from typing import Any

from wtforms import HiddenField, SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired, Length
from wtforms.widgets import CheckboxInput, ListWidget

from competition.entries.models import Entry
from competition.platform.i18n import lazy_gettext as _l
from competition.web.forms import Form

ORDERS = [
    SelectChoice("", _l("Handed in, earliest first")),
    SelectChoice("-handed-in", _l("Handed in, latest first")),
    SelectChoice("title", _l("By title")),
    SelectChoice("category", _l("By category")),
    SelectChoice("language", _l("By language")),
    SelectChoice("class", _l("By city, school and class")),
]


class FilterForm(Form):
    """What the list is narrowed to; it goes into the address, so it needs no guard against forgery."""

    state = HiddenField()
    category = SelectField(_l("Category"))
    language = SelectField(_l("Language"))
    city = SelectField(_l("City"))
    search = StringField(_l("Number or title"), validators=[Length(max=100)])
    sort = SelectField(_l("Order"), choices=ORDERS)

    class Meta(Form.Meta):
        """A search changes nothing."""

        csrf = False


class SeenForm(Form):
    """A decision about the entry as it was when its page was opened."""

    version = HiddenField()

    def saw(self, entry: Entry) -> bool:
        """Whether the entry still is what was looked at."""
        return bool(self.version.data == str(entry.version))


class AcceptForm(SeenForm):
    """Which names are masked on the judges' copy: those found, and others that are typed."""

    names = SelectMultipleField(
        _l("Names in the work"), widget=ListWidget(prefix_label=False), option_widget=CheckboxInput()
    )
    more = StringField(_l("Mask other words"), validators=[Length(max=500)])

    @property
    def masked(self) -> list[str]:
        """All names to mask."""
        typed = re.split(r"[,;،、\n]", self.more.data or "")
        return [*(self.names.data or []), *(name.strip() for name in typed if name.strip())]


class ReasonForm(SeenForm):
    """What the teacher is told."""

    reason = TextAreaField(
        _l("What the teacher should know"),
        validators=[
            InputRequired(_l("Please write to the teacher why, in a sentence or two.")),
            Length(max=2000),
        ],
    )


def accept_form(
    entry: Entry, names: Sequence[str], ticked: Sequence[str] | None = None, **more: Any
) -> AcceptForm:
    """Return the form for accepting, with the names found and those of them that are `ticked` (else all).

    `formdata=None` makes a fresh one, whatever was sent with the request.
    """
    chosen = list(names if ticked is None else ticked)
    form = AcceptForm(prefix="accept-", data={"names": chosen, "version": str(entry.version)}, **more)
    form.names.choices = [(name, name) for name in names]
    return form


def reason_form(entry: Entry, decision: str, **more: Any) -> ReasonForm:
    """Return the form for returning or disqualifying; `formdata` as in `accept_form`."""
    return ReasonForm(prefix=f"{decision}-", data={"version": str(entry.version)}, **more)
