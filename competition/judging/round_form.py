"""The form that sets up a round: its name, its end, the reads per entry of every category."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from wtforms import DateTimeLocalField, IntegerField, StringField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from competition.campaign.models import Campaign, Category
from competition.campaign.rules import MilestoneKey
from competition.judging.wording import category_name
from competition.platform.i18n import gettext as _
from competition.platform.i18n import lazy_gettext as _l
from competition.web.forms import Form

MOST_READS = 9
PREFIX = "reads-"


class RoundForm(Form):
    """A round; a field for the reads of each category is added by `round_form`."""

    name = StringField(
        _l("Name of the round"),
        [InputRequired(_l("Please give it a name, such as Round 1.")), Length(max=120)],
    )
    closes_at = DateTimeLocalField(
        _l("Judges finish by"), [Optional()], format=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"]
    )

    @property
    def reads_fields(self) -> list[Any]:
        """The fields of the categories, in their order."""
        return [field for field in self if field.name.startswith(PREFIX)]

    def reads(self) -> dict[int, int]:
        """Return the reads per entry by category id, without the categories left out."""
        numbers = {int(field.name.removeprefix(PREFIX)): field.data or 0 for field in self.reads_fields}
        return {category: number for category, number in numbers.items() if number}

    def closes(self, zone: str) -> datetime | None:
        """Return the typed local moment in UTC."""
        local = self.closes_at.data
        return local.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC) if local else None


def round_form(campaign: Campaign, number: int) -> RoundForm:
    """Return the form for the campaign's next round, filled with what is usual."""
    fields = {PREFIX + str(category.id): _reads(category) for category in campaign.categories}
    kind = type("CampaignRoundForm", (RoundForm,), fields)
    usual: dict[str, Any] = {PREFIX + str(c.id): c.reads for c in campaign.categories}
    closes = campaign.calendar.at(MilestoneKey.JUDGING_CLOSES)
    if closes is not None:
        usual["closes_at"] = closes.astimezone(ZoneInfo(campaign.time_zone)).replace(tzinfo=None)
    form: RoundForm = kind(data={**usual, "name": _("Round %(number)s", number=number)})
    return form


def _reads(category: Category) -> IntegerField:
    limits = NumberRange(0, MOST_READS, _l("A number from 0 to 9, please; 0 leaves the category out."))
    return IntegerField(category_name(category.form, category.age_group), [Optional(), limits])
