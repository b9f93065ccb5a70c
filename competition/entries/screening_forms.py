"""What the secretariat fills in: filters of the list, names to mask, a note to the teacher."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from wtforms import DateField, HiddenField, SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired, Length, Optional, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from competition.campaign.models import Campaign
from competition.campaign.wording import age_group_name, form_name
from competition.entries.models import Entry
from competition.entries.reasons import REASONS, sentences
from competition.entries.screening_errors import ReasonMissingError
from competition.platform.i18n import gettext as _
from competition.platform.i18n import lazy_gettext as _l
from competition.web.forms import Form

A_WEEK = timedelta(days=7)
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
    form = SelectField(_l("Form"))
    age_group = SelectField(_l("Age group"))
    mark = SelectField(_l("What is said of it"))
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
    """What the teacher is told: ready sentences, words of one's own, or both."""

    reasons = SelectMultipleField(
        _l("Ready sentences"), widget=ListWidget(prefix_label=False), option_widget=CheckboxInput()
    )
    reason = TextAreaField(_l("What the teacher should know"), validators=[Length(max=2000)])

    def validate_reason(self, field: Any) -> None:
        """Something must be said."""
        if not field.data and not self.reasons.data:
            raise ValidationError(_(ReasonMissingError.message))


class ReturnForm(ReasonForm):
    """The same, and until when the entry is open again."""

    until = DateField(_l("Open until the end of"), [Optional()])
    today: date | None = None

    def validate_until(self, field: Any) -> None:
        """The day is to come."""
        if field.data and self.today and field.data < self.today:
            raise ValidationError(_("This day is over. Please choose one to come."))

    def end(self, zone: str) -> datetime:
        """Return the end of that day by the campaign's clocks; without a day, that of a week."""
        assert self.today is not None
        day = self.until.data if isinstance(self.until.data, date) else self.today + A_WEEK
        following = day + timedelta(days=1)
        return datetime.combine(following, time(), tzinfo=ZoneInfo(zone)).astimezone(UTC)


class CorrectForm(SeenForm):
    """The language and the category as they should be, and why."""

    language = StringField(_l("Language of the work"), [Length(max=60)])
    category = SelectField(_l("Category"))
    reason = TextAreaField(
        _l("Why, for the teacher"),
        [InputRequired(_l("Please write why, in a sentence.")), Length(max=2000)],
    )


def reason_choices() -> list[SelectChoice]:
    """Return the ready sentences, in the language at hand."""
    return [
        SelectChoice(code, sentence) for code, sentence in zip(REASONS, sentences(list(REASONS)), strict=True)
    ]


def return_form(today: date, prefix: str = "return-", version: str = "", **more: Any) -> ReturnForm:
    """Return the form for returning; it proposes a week."""
    data = {"version": version, "until": today + A_WEEK}
    form = ReturnForm(prefix=prefix, data=data, **more)
    form.reasons.choices = reason_choices()
    form.today = today
    return form


def correct_form(campaign: Campaign, entry: Entry, **more: Any) -> CorrectForm:
    """Return the form for corrections, with language and category as they stand."""
    own = next(each for each in campaign.categories if each.id == entry.category_id)
    data = {"language": entry.language, "category": own.ref, "version": str(entry.version)}
    form = CorrectForm(prefix="correct-", data=data, **more)
    form.category.choices = [
        SelectChoice(each.ref, f"{form_name(each.form)}, {age_group_name(each.age_group)}")
        for each in campaign.categories
    ]
    return form


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
    """Return the form for disqualifying; `formdata` as in `accept_form`."""
    form = ReasonForm(prefix=f"{decision}-", data={"version": str(entry.version)}, **more)
    form.reasons.choices = reason_choices()
    return form
