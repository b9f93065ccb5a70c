"""Shape of what is typed when a school is given more time, and of how the unfinished are narrowed."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from wtforms import DateTimeLocalField, SearchField, SelectField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired, Length

from competition.platform.i18n import lazy_gettext as _l
from competition.web.forms import Form


class ExtensionForm(Form):
    """A school and its later deadline, in the campaign's time."""

    school = SelectField(_l("School"), [InputRequired(_l("Please choose a school."))])
    until = DateTimeLocalField(
        _l("Until"),
        [InputRequired(_l("Please choose a day and a time."))],
        format=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
    )
    reason = TextAreaField(_l("A word to the teachers"), [Length(max=500)])

    def moment(self, zone: str) -> datetime:
        """Return the typed local moment in UTC."""
        typed: datetime = self.until.data
        return typed.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


class UnfinishedForm(Form):
    """What the list of unfinished classes is narrowed to."""

    class Meta(Form.Meta):
        """A list is only looked at."""

        csrf = False

    search = SearchField(_l("Search"), [Length(max=100)])
    which = SelectField(
        _l("Which"),
        choices=[
            SelectChoice("", _l("All")),
            SelectChoice("unconfirmed", _l("No confirmed address")),
            SelectChoice("nothing-in", _l("Nothing submitted yet")),
            SelectChoice("quiet", _l("Not touched for a week")),
        ],
    )
