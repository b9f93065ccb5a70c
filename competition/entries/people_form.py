"""Shape of what a teacher types about who made an entry, and what may be shown of them."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from wtforms import FieldList, FormField, HiddenField, IntegerField, RadioField, StringField
from wtforms import Form as PlainForm
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from competition.consent.models import Person, PersonKind
from competition.consent.rules import Channel, Level
from competition.entries.rules import MadeBy
from competition.entries.services import Maker
from competition.entries.wording import MADE_BY
from competition.platform.i18n import LazyText
from competition.platform.i18n import lazy_gettext as _l
from competition.web.forms import Form

MOST_PUPILS, MOST_COUNTED = 40, 500


def _between(lowest: int, highest: int, said: LazyText) -> Callable[[Any, Any], None]:
    """Return a check of a number; what is no number at all has been refused already."""

    def check(_form: Any, field: Any) -> None:
        if field.data is not None and not lowest <= field.data <= highest:
            raise ValidationError(said)

    return check


_SHORT = [Length(max=120, message=_l("Up to 120 letters, please."))]
_AGE = _between(3, 25, _l("An age between 3 and 25, please."))
_COUNT = _between(1, MOST_COUNTED, _l("A number from 1 to 500, please."))
_LEVELS = [SelectChoice(level.value, level.value) for level in Level]


def _level_field() -> RadioField:
    # Nothing is chosen beforehand, and nothing chosen is an answer that a draft may still lack.
    return RadioField(choices=_LEVELS, validators=[Optional()])


class _Levels(PlainForm):  # type: ignore[misc]
    """What somebody allows in each channel."""

    class Meta(Form.Meta):
        """Part of a form that is guarded already."""

        csrf = False

    book = _level_field()
    web = _level_field()
    social = _level_field()

    def levels(self) -> dict[Channel, Level]:
        """Return what was chosen."""
        chosen = {channel: self[channel.value].data for channel in Channel}
        return {channel: Level(value) for channel, value in chosen.items() if value}

    def show_levels(self, person: Person) -> None:
        """Mark what was said before."""
        for consent in person.consents:
            self[consent.channel.value].data = consent.level.value


class PupilForm(_Levels):
    """One pupil; a row left empty is nobody."""

    ref = HiddenField()
    given_name = StringField(_l("First name"), _SHORT, render_kw={"autocomplete": "off"})
    family_name = StringField(_l("Family name"), _SHORT, render_kw={"autocomplete": "off"})
    age = IntegerField(_l("Age"), [Optional(), _AGE], render_kw={"inputmode": "numeric"})

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was typed or chosen."""
        typed = (self.given_name.data, self.family_name.data, self.age.raw_data and self.age.raw_data[0])
        return not (any(typed) or self.levels())

    def maker(self) -> Maker:
        """Return the pupil as typed."""
        return Maker(
            given_name=self.given_name.data or "",
            family_name=self.family_name.data or "",
            age=self.age.data,
            levels=self.levels(),
            ref=self.ref.data or None,
        )


class CountedForm(_Levels):
    """Pupils who are counted, not named."""

    ref = HiddenField()
    count = IntegerField(
        _l("How many pupils, without names"), [Optional(), _COUNT], render_kw={"inputmode": "numeric"}
    )

    youngest = IntegerField(_l("Age of the youngest"), [Optional(), _AGE], render_kw={"inputmode": "numeric"})
    oldest = IntegerField(_l("Age of the oldest"), [Optional(), _AGE], render_kw={"inputmode": "numeric"})

    def show(self, person: Person) -> None:
        """Fill in what stands there."""
        self.count.data, self.youngest.data, self.oldest.data = person.count, person.age, person.oldest

    def maker(self) -> Maker:
        """Return the group as typed; ages the other way round are put right."""
        ages = self.youngest.data, self.oldest.data
        youngest, oldest = ages if None in ages else sorted(ages)
        return Maker(
            age=youngest,
            oldest=oldest,
            count=self.count.data,
            is_group=True,
            levels=self.levels(),
            ref=self.ref.data or None,
        )


class PeopleForm(Form):
    """Who made an entry. `seen` tells what stood there when the page was opened."""

    made_by = RadioField(
        _l("Who made it?"),
        [InputRequired(_l("Please say who made it."))],
        choices=[SelectChoice(each.value, _l(label)) for each, label in MADE_BY.items()],
    )
    pupils = FieldList(FormField(PupilForm), _l("Pupils"), max_entries=MOST_PUPILS)
    counted = FormField(CountedForm, _l("Pupils who are counted"))
    seen = HiddenField()

    @property
    def errors(self) -> dict[str, Any]:
        """What needs a look, by field; the rows of pupils speak as one field."""
        return {name: list(_flat(said)) for name, said in super().errors.items()}

    def show(self, made_by: MadeBy, people: Sequence[Person], stamp: str) -> None:
        """Fill in what stands there; a draft nobody was named in yet has no answer either."""
        self.made_by.data = made_by.value if people else None
        self.seen.data = stamp
        for person in people:
            if person.kind is PersonKind.GROUP:
                part = self.counted.form
                part.show(person)
            else:
                part = self.pupils.append_entry().form
                part.given_name.data, part.family_name.data = person.given_name, person.family_name
                part.age.data = person.age
            part.ref.data = person.ref
            part.show_levels(person)

    def makers(self) -> list[Maker]:
        """Return the people that the answer asks for: what belongs to another answer is left aside."""
        made_by = MadeBy(self.made_by.data)
        pupils = [part.form.maker() for part in self.pupils if not part.form.is_empty]
        counted = [self.counted.form.maker()] if self.counted.form.count.data else []
        if made_by is MadeBy.CLASS:
            return counted
        return pupils[:1] if made_by is MadeBy.PUPIL else [*pupils, *counted]


def _flat(said: Any) -> Iterator[str]:
    """Yield the sentences of a field's errors, however they are nested."""
    if isinstance(said, dict):
        said = list(said.values())
    if isinstance(said, list | tuple):
        for part in said:
            yield from _flat(part)
    else:
        yield said
