"""Shape of what is typed when a campaign is set up or its calendar moved."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from wtforms import DateTimeLocalField, IntegerField, SelectField, StringField
from wtforms.validators import InputRequired, Length, NumberRange, ValidationError

from competition.campaign.rules import MilestoneKey
from competition.campaign.wording import MILESTONES
from competition.platform.i18n import LazyText
from competition.platform.i18n import lazy_gettext as _l
from competition.web.forms import Form

EARLIEST, LATEST = 2000, 2100


class SetupForm(Form):
    """A campaign's name, year and preset."""

    preset = SelectField(_l("Preset"))
    name = StringField(
        _l("Name of the campaign"), [InputRequired(_l("Please give it a name.")), Length(max=200)]
    )
    year = IntegerField(
        _l("Year"),
        [
            InputRequired(_l("Please type the year.")),
            NumberRange(EARLIEST, LATEST, _l("A year such as 2027, please.")),
        ],
    )


def _within_reach(_form: Any, field: Any) -> None:
    """Refuse a year with a digit too few or too many."""
    if field.data and not EARLIEST <= field.data.year <= LATEST:
        raise ValidationError(_l("Please check the year."))


def _moment_field(key: MilestoneKey) -> DateTimeLocalField:
    rules = [InputRequired(_l("Please choose a day and a time.")), _within_reach]
    return DateTimeLocalField(_l(MILESTONES[key]), rules, format=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"])


class CalendarForm(Form):
    """One moment for every milestone, in the campaign's time zone."""

    call_opens = _moment_field(MilestoneKey.CALL_OPENS)
    deadline = _moment_field(MilestoneKey.DEADLINE)
    judging_opens = _moment_field(MilestoneKey.JUDGING_OPENS)
    judging_closes = _moment_field(MilestoneKey.JUDGING_CLOSES)
    results = _moment_field(MilestoneKey.RESULTS)
    statements = _moment_field(MilestoneKey.STATEMENTS)
    publication = _moment_field(MilestoneKey.PUBLICATION)

    def validate_deadline(self, field: Any) -> None:
        """The deadline comes after the opening."""
        _after(field, self.call_opens, _l("The deadline must come after the call opens."))

    def validate_judging_closes(self, field: Any) -> None:
        """Judging takes time; it may open before the deadline, but cannot close before it."""
        _after(field, self.judging_opens, _l("Judging must close after it opens."))
        _after(field, self.deadline, _l("Judging must close after the deadline for entries."))

    def validate_results(self, field: Any) -> None:
        """There are results once the judges have read."""
        _after(field, self.judging_closes, _l("The results must come after judging closes."))

    def moments(self, zone: str) -> dict[MilestoneKey, datetime]:
        """Return the typed local moments in UTC."""
        local = ZoneInfo(zone)
        return {key: self[key.value].data.replace(tzinfo=local).astimezone(UTC) for key in MilestoneKey}


def _after(field: Any, earlier: Any, sentence: LazyText) -> None:
    if field.data and earlier.data and field.data <= earlier.data:
        raise ValidationError(sentence)


def local_moments(moments: Mapping[MilestoneKey, datetime], zone: str) -> dict[str, datetime]:
    """Return milestones as the form shows them: local and without zone."""
    local = ZoneInfo(zone)
    return {key.value: at.astimezone(local).replace(tzinfo=None) for key, at in moments.items()}
