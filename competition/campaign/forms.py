"""Shape of what is typed when a campaign is set up or its calendar moved."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from wtforms import DateTimeLocalField, IntegerField, SelectField, StringField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired, Length, NumberRange, ValidationError

from competition.campaign.languages import language_choices, zone_choices
from competition.campaign.models import Campaign
from competition.campaign.preset import Preset
from competition.campaign.rules import MilestoneKey
from competition.campaign.settings import Basics
from competition.campaign.wording import MILESTONES
from competition.platform.i18n import LazyText
from competition.platform.i18n import gettext as _
from competition.platform.i18n import lazy_gettext as _l
from competition.platform.languages import language_name
from competition.web.forms import Form

EARLIEST, LATEST = 2000, 2100


class BasicsForm(Form):
    """A campaign's name, year, language and time zone."""

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
    language = SelectField(_l("Language of the campaign’s texts"))
    time_zone = SelectField(_l("Time zone"))

    def basics(self) -> Basics:
        """Return what was typed."""
        return Basics(self.name.data, self.year.data, self.language.data, self.time_zone.data)


class SetupForm(BasicsForm):
    """The same, from a preset."""

    preset = SelectField(_l("Preset"))


def basics_form(campaign: Campaign, **values: Any) -> BasicsForm:
    """Return the form with the languages and zones that this campaign can have."""
    form = BasicsForm(**values)
    form.language.choices = _choices(language_choices(*campaign.translation_languages))
    form.time_zone.choices = _choices(zone_choices())
    return form


def setup_form(presets: Sequence[Preset], **values: Any) -> SetupForm:
    """Return the form that sets a campaign up from one of these presets, which have a language and a zone."""
    form, own = SetupForm(**values), [("", _("That of the preset"))]
    form.preset.choices = _choices([(each.key, _preset_name(each)) for each in presets])
    form.language.choices = _choices([*own, *language_choices(*(each.language for each in presets))])
    form.time_zone.choices = _choices([*own, *zone_choices()])
    return form


def _preset_name(preset: Preset) -> str:
    return f"{preset.name} ({language_name(preset.language)})"


def _choices(pairs: Sequence[tuple[str, str]]) -> list[SelectChoice]:
    return [SelectChoice(value, label) for value, label in pairs]


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

    def validate_judging_opens(self, field: Any) -> None:
        """Judges may begin before the deadline, but there is nothing to read before the call."""
        _after(field, self.call_opens, _l("Judging must open after the call."))

    def validate_judging_closes(self, field: Any) -> None:
        """Judging takes time; it may open before the deadline, but cannot close before it."""
        _after(field, self.judging_opens, _l("Judging must close after it opens."))
        _after(field, self.deadline, _l("Judging must close after the deadline for entries."))

    def validate_results(self, field: Any) -> None:
        """There are results once the judges have read."""
        _after(field, self.judging_closes, _l("The results must come after judging closes."))

    def validate_publication(self, field: Any) -> None:
        """The book names the winners, so it cannot be out before the results are."""
        _after(field, self.results, _l("The publication must come after the results."))

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
