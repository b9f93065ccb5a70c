"""The form of a rehearsal: what is expected, who reads, how long it takes, how judges differ."""

from typing import Any

from wtforms import FloatField, IntegerField
from wtforms.validators import InputRequired, NumberRange, Optional
from wtforms.widgets import NumberInput

from competition.campaign.models import Campaign, Category
from competition.judging.wording import category_name
from competition.platform.i18n import lazy_gettext as _l
from competition.platform.languages import language_name
from competition.rehearsal.fields import Find, Languages, NumbersByLanguage, lines_of
from competition.rehearsal.rules import MOST_READS, TIMES, Cell, Extra, Plan, Spread
from competition.web.forms import Form

EXPECTED, MINUTES, EXTRA = "expected-", "minutes-", "extra-"
ROWS = 3
"""Rows for judges who might join: so many, and always an empty one."""
MOST_ROWS = 12


def _number(label: Any, lowest: int, highest: int, kind: Any = IntegerField) -> Any:
    words = _l("A number from %(lowest)s to %(highest)s, please.", lowest=lowest, highest=highest)
    limits = NumberRange(lowest, highest, words)
    # A browser's own marks: the slider beside the number takes its ends from here.
    marks = {"min": str(lowest), "max": str(highest), "step": "0.5" if kind is FloatField else "1"}
    return kind(label, [InputRequired(words), limits], render_kw=marks, widget=NumberInput())


class PlanForm(Form):
    """What every rehearsal is asked; `plan_form` adds the fields of categories and of who might join."""

    reads = _number(_l("Reads per entry"), 1, MOST_READS)
    growth = _number(_l("Entries, per cent of those expected"), 10, 500)
    capacity = _number(_l("Entries per judge, per cent of what each stated"), 10, 300)
    entry = _number(_l("Works differ by"), 1, 40, FloatField)
    judge = _number(_l("Judges’ strictness differs by"), 0, 40, FloatField)
    residual = _number(_l("Everything else differs by"), 0, 40, FloatField)
    times = _number(_l("Rehearsals"), TIMES[0], TIMES[2])
    seed = _number(_l("Number of the draw"), 1, 999_999)

    def fields_of(self, prefix: str) -> list[Any]:
        """The fields whose names begin so, in their order."""
        return [field for field in self if field.name.startswith(prefix)]

    @property
    def rows(self) -> list[tuple[Any, Any, Any]]:
        """The fields of the judges who might join: number, languages, entries."""
        rows = range(len(self.fields_of(EXTRA)) // 3)
        return [
            (self[f"{EXTRA}{n}-number"], self[f"{EXTRA}{n}-tags"], self[f"{EXTRA}{n}-room"]) for n in rows
        ]

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether all is well; a row of judges is whole or empty."""
        well = bool(super().validate(extra_validators))
        for number, tags, room in self.rows:
            if number.data and not tags.errors and not tags.tags:
                tags.errors = (*tags.errors, _l("Which languages do they read?"))
                well = False
            if number.data and not room.errors and not room.data:
                room.errors = (*room.errors, _l("How many entries would each read?"))
                well = False
        return well

    def plan(self) -> Plan:
        """Return what was typed, once it is valid."""
        return Plan(
            cells=tuple(cell for field in self.fields_of(EXPECTED) for cell in _cells(field)),
            growth=self.growth.data,
            extra=tuple(
                Extra(number.data, tags.tags, room.data) for number, tags, room in self.rows if number.data
            ),
            capacity=self.capacity.data,
            minutes={int(field.name.removeprefix(MINUTES)): field.data for field in self.fields_of(MINUTES)},
            spread=Spread(self.entry.data, self.judge.data, self.residual.data),
            reads=self.reads.data,
            times=self.times.data,
            seed=self.seed.data,
        )


def _cells(field: Any) -> list[Cell]:
    category = int(field.name.removeprefix(EXPECTED))
    if isinstance(field, NumbersByLanguage):
        return [Cell(category, tag, number) for tag, number in field.numbers.items() if number]
    return [Cell(category, "", field.data)] if field.data else []


def plan_form(campaign: Campaign, plan: Plan, find: Find, sent: int = 0) -> PlanForm:
    """Return the form filled with a plan; `sent`: as many rows of judges as were sent."""
    rows = min(MOST_ROWS, max(ROWS, len(plan.extra) + 1, sent))
    fields: dict[str, Any] = {}
    for category in campaign.categories:
        name = category_name(category.form, category.age_group)
        fields[f"{EXPECTED}{category.id}"] = _expected(category, name)
        fields[f"{MINUTES}{category.id}"] = _number(name, 1, 60, FloatField)
    for at in range(rows):
        fields |= _row(at)
    kind = type("CampaignPlanForm", (PlanForm,), fields)
    form: PlanForm = kind(data=_data(campaign, plan))
    for field in form:
        if isinstance(field, NumbersByLanguage | Languages):
            field.find = find
    return form


def _expected(category: Category, name: str) -> Any:
    if category.takes_text:
        return NumbersByLanguage(name)
    words = _l("A number from %(lowest)s to %(highest)s, please.", lowest=0, highest=100_000)
    return IntegerField(name, [Optional(), NumberRange(0, 100_000, words)])


def _row(at: int) -> dict[str, Any]:
    words = _l("A number from %(lowest)s to %(highest)s, please.", lowest=1, highest=1000)
    limits = NumberRange(0, 1000, words)
    return {
        f"{EXTRA}{at}-number": IntegerField(_l("Judges"), [Optional(), limits]),
        f"{EXTRA}{at}-tags": Languages(_l("Languages")),
        f"{EXTRA}{at}-room": IntegerField(_l("Entries each"), [Optional(), limits]),
    }


def _data(campaign: Campaign, plan: Plan) -> dict[str, Any]:
    """Return a plan as the form's fields show it."""
    numbers: dict[int, dict[str, int]] = {}
    for cell in plan.cells:
        numbers.setdefault(cell.category, {})[cell.language] = cell.number
    data: dict[str, Any] = {
        name: getattr(plan, name) for name in ("reads", "growth", "capacity", "times", "seed")
    }
    data |= {name: _plain(getattr(plan.spread, name)) for name in ("entry", "judge", "residual")}
    for category in campaign.categories:
        mine = numbers.get(category.id, {})
        data[f"{EXPECTED}{category.id}"] = lines_of(mine) if category.takes_text else sum(mine.values())
        data[f"{MINUTES}{category.id}"] = _plain(plan.minutes.get(category.id))
    for at, extra in enumerate(plan.extra):
        data[f"{EXTRA}{at}-number"], data[f"{EXTRA}{at}-room"] = extra.number, extra.capacity
        data[f"{EXTRA}{at}-tags"] = _in_a_row(extra.languages)
    return data


def _plain(value: float | None) -> float | None:
    """Return a whole number as one, so that it is shown without a point."""
    return int(value) if value is not None and value == int(value) else value


def _in_a_row(tags: tuple[str, ...]) -> str:
    """Return languages as they are typed in a row."""
    return ", ".join(language_name(tag) for tag in tags)
