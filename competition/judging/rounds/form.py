"""The forms that set a round up, change one that is in preparation, and move the end of one that is open."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from wtforms import DateTimeLocalField, IntegerField, RadioField, SelectField, StringField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from competition.campaign.models import Campaign, Category
from competition.campaign.rules import MilestoneKey
from competition.judging.models import Round
from competition.judging.rounds.rules import Course, GoingOn, RoundMode, RoundPlan
from competition.judging.rounds.wording import MODES, RULES
from competition.judging.wording import category_name
from competition.platform.i18n import gettext as _
from competition.platform.i18n import lazy_gettext as _l
from competition.web.forms import Form

MOST_READS = 9
PREFIX = "reads-"
FORMATS = ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"]


class RuleFields(Form):
    """What goes on from a round."""

    rule = RadioField(
        _l("What goes on to the next round"),
        choices=[SelectChoice(rule.value, _l(words)) for rule, words in RULES.items()],
        default=GoingOn.NONE.value,
    )
    rule_value = IntegerField(_l("How many, or from which score on"), [Optional()])

    @property
    def going_on(self) -> tuple[GoingOn, int]:
        """The rule that was chosen, with its number."""
        rule = GoingOn(self.rule.data)
        return rule, 0 if rule is GoingOn.NONE else self.rule_value.data or 0

    def refuse(self, field: str, said: str) -> None:
        """Have a field say what is wrong with it."""
        self[field].errors = [*self[field].errors, said]


class RoundForm(RuleFields):
    """A round; a field for the reads of each category is added by `round_form`."""

    name = StringField(
        _l("Name of the round"),
        [InputRequired(_l("Please give it a name, such as Round 1.")), Length(max=120)],
    )
    source = SelectField(_l("What goes in"), coerce=int, default=0)
    mode = RadioField(
        _l("What judges do"),
        choices=[SelectChoice(mode.value, _l(words)) for mode, words in MODES.items()],
        default=RoundMode.RATING.value,
    )
    opens_at = DateTimeLocalField(_l("Meant to open"), [Optional()], format=FORMATS)
    closes_at = DateTimeLocalField(_l("Judges finish by"), [Optional()], format=FORMATS)

    @property
    def reads_fields(self) -> list[Any]:
        """The fields of the categories, in their order."""
        return [field for field in self if field.name.startswith(PREFIX)]

    def reads(self) -> dict[int, int]:
        """Return the reads per entry by category id, without the categories left out."""
        numbers = {int(field.name.removeprefix(PREFIX)): field.data or 0 for field in self.reads_fields}
        return {category: number for category, number in numbers.items() if number}

    def plan(self, zone: str) -> RoundPlan:
        """Return what was typed, once it is valid."""
        rule, value = self.going_on
        return RoundPlan(
            name=self.name.data,
            reads=self.reads(),
            closes_at=to_utc(self.closes_at.data, zone),
            course=Course(
                mode=RoundMode(self.mode.data),
                rule=rule,
                rule_value=value,
                opens_at=to_utc(self.opens_at.data, zone),
                source_id=self.source.data or None,
            ),
        )


class BegunForm(RuleFields):
    """What of a round that has begun can still change; without `closes_at` once it is closed."""

    closes_at = DateTimeLocalField(_l("Judges finish by"), [Optional()], format=FORMATS)


def round_form(campaign: Campaign, sources: Sequence[Round], usual: Mapping[str, Any]) -> RoundForm:
    """Return the form for a round of a campaign, filled with what is usual or stands."""
    fields = {PREFIX + str(category.id): _reads(category) for category in campaign.categories}
    kind = type("CampaignRoundForm", (RoundForm,), fields)
    form: RoundForm = kind(data=dict(usual))
    form.source.choices = [(0, _("Every accepted entry of the categories below"))] + [
        (each.id, _("What goes on from “%(round)s”", round=each.name)) for each in sources
    ]
    return form


def usual(campaign: Campaign, number: int, source_id: int, now: datetime) -> dict[str, Any]:
    """Return what is usual for the campaign's next round; of the calendar's dates those still to come."""
    fields: dict[str, Any] = {PREFIX + str(c.id): c.reads for c in campaign.categories}
    dates = {"opens_at": MilestoneKey.JUDGING_OPENS, "closes_at": MilestoneKey.JUDGING_CLOSES}
    for name, key in dates.items():
        moment = campaign.calendar.at(key)
        fields[name] = to_local(moment, campaign.time_zone) if moment and moment > now else None
    return {**fields, "name": _("Round %(number)s", number=number), "source": source_id}


def standing(campaign: Campaign, round_: Round, reads: Mapping[int, int]) -> dict[str, Any]:
    """Return a round's fields as they stand."""
    zone = campaign.time_zone
    return {
        **{PREFIX + str(category.id): reads.get(category.id, 0) for category in campaign.categories},
        "name": round_.name,
        "source": round_.source_id or 0,
        "mode": round_.mode.value,
        **begun(campaign, round_),
        "opens_at": to_local(round_.opens_at, zone),
    }


def begun(campaign: Campaign, round_: Round) -> dict[str, Any]:
    """Return the fields of a round that has begun as they stand."""
    return {
        "rule": round_.rule.value,
        "rule_value": round_.rule_value or None,
        "closes_at": to_local(round_.closes_at, campaign.time_zone),
    }


def to_utc(local: datetime | None, zone: str) -> datetime | None:
    """Return a typed local moment in UTC."""
    return local.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC) if local else None


def to_local(moment: datetime | None, zone: str) -> datetime | None:
    """Return a moment as it is typed."""
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None) if moment else None


def _reads(category: Category) -> IntegerField:
    limits = NumberRange(0, MOST_READS, _l("A number from 0 to 9, please; 0 leaves the category out."))
    return IntegerField(category_name(category.form, category.age_group), [Optional(), limits])
