"""Shape of what is typed about a judge and about an entry."""

from collections.abc import Iterator, Mapping
from typing import Any

from wtforms import (
    BooleanField,
    EmailField,
    FieldList,
    IntegerField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.fields import SelectChoice
from wtforms.validators import Email, InputRequired, Length, NumberRange, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from competition.accounts.forms import LetterLanguageField
from competition.judging.fields import LanguageField, SuggestedField
from competition.judging.rules import FlagKind, Profile
from competition.judging.wording import FLAGS
from competition.platform.i18n import lazy_gettext as _l
from competition.web.forms import Form

LANGUAGES, SCHOOLS, MOST = 6, 4, 500
"""Places for languages and schools, and the largest capacity; who has more of them gets more places."""
MOST_PLACES = 24


class InviteForm(Form):
    """An invitation to the panel."""

    email = EmailField(
        _l("E-mail address"),
        [
            InputRequired(_l("Type the address the invitation goes to.")),
            Email(_l("That does not look like an e-mail address. Look for a missing dot or @.")),
            Length(max=254),
        ],
    )
    name = StringField(_l("Name"), [Length(max=120, message=_l("Up to 120 letters, please."))])
    locale = LetterLanguageField()


class ProfileForm(Form):
    """What a judge states. `conduct` is left out where somebody else corrects the profile."""

    languages = FieldList(
        LanguageField(), _l("Languages you read"), min_entries=LANGUAGES, max_entries=MOST_PLACES
    )
    categories = SelectMultipleField(
        _l("Categories"), coerce=int, widget=ListWidget(prefix_label=False), option_widget=CheckboxInput()
    )
    forms = SelectMultipleField(
        _l("Forms"), widget=ListWidget(prefix_label=False), option_widget=CheckboxInput()
    )
    age_groups = SelectMultipleField(
        _l("Age groups"), widget=ListWidget(prefix_label=False), option_widget=CheckboxInput()
    )
    capacity = IntegerField(
        _l("How many entries at most"),
        [
            InputRequired(_l("Type a number, such as 20.")),
            NumberRange(1, MOST, _l("A number from 1 to 500, please.")),
        ],
    )
    city = SelectField(_l("City you live or work in"), coerce=int)
    schools = FieldList(
        SuggestedField(), _l("Schools you know too well"), min_entries=SCHOOLS, max_entries=MOST_PLACES
    )
    conflict = TextAreaField(
        _l("Anything else that could make you partial"),
        [Length(max=1000, message=_l("Up to 1,000 letters, please."))],
    )
    conduct = BooleanField(
        _l("I accept the code of conduct"),
        [InputRequired(_l("Accept the code of conduct to join the panel."))],
    )

    @property
    def errors(self) -> dict[str, Any]:
        """What needs a look, by field; the rows of a list speak as one field."""
        return {name: list(_flat(said)) for name, said in super().errors.items()}

    def validate_languages(self, field: FieldList) -> None:
        """A judge reads at least one language."""
        if not any(field.data) and not field.errors:
            raise ValidationError(_l("Name at least one language you read."))

    def profile(self) -> Profile:
        """Return what was stated, each language once."""
        return Profile(
            languages=tuple(dict.fromkeys(tag for tag in self.languages.data if tag)),
            capacity=self.capacity.data,
            category_ids=self._chosen(),
            city_id=self.city.data or None,
            barred_school_ids=frozenset(key for key in self.schools.data if key),
        )

    product: Mapping[int, tuple[str, str]] = {}
    """The form and the age group of each category, where two questions ask for them."""

    def _chosen(self) -> frozenset[int]:
        """Return the categories that are ticked, or meant by the forms and age groups ticked; none: all."""
        if not self.product:
            return frozenset(self.categories.data or ())
        forms, groups = set(self.forms.data or ()), set(self.age_groups.data or ())
        if not forms and not groups:
            return frozenset()
        meant = {
            key
            for key, (form, group) in self.product.items()
            if (not forms or form in forms) and (not groups or group in groups)
        }
        return frozenset() if len(meant) == len(self.product) else frozenset(meant)

    def move(self, asked: str) -> int | None:
        """Move a language up or down, as in `2-up`, and drop gaps; return where it is now."""
        position, _dash, way = asked.partition("-")
        typed = [field.typed for field in self.languages]
        if not position.isdecimal() or int(position) >= len(typed) or way not in ("up", "down"):
            return None
        at = int(position)
        to = min(max(at + (1 if way == "down" else -1), 0), len(typed) - 1)
        typed[at], typed[to] = typed[to], typed[at]
        for field, words in zip(self.languages, typed, strict=True):
            field.show(words)
        return to


def _flat(said: Any) -> Iterator[str]:
    """Yield the sentences of a field's errors, however they are nested."""
    if isinstance(said, list | tuple):
        for part in said:
            yield from _flat(part)
    else:
        yield said


class RecuseForm(Form):
    """Why a judge steps aside."""

    reason = TextAreaField(
        _l("Why you step aside"),
        [
            InputRequired(_l("Say in a few words why you step aside; only the secretariat reads it.")),
            Length(max=500, message=_l("Up to 500 letters, please.")),
        ],
    )


class FlagForm(Form):
    """A note to the secretariat."""

    kind = RadioField(
        _l("What is it about?"),
        [InputRequired(_l("Choose what it is about."))],
        choices=[SelectChoice(kind.value, _l(words)) for kind, words in FLAGS.items()],
        coerce=str,
    )
    note = TextAreaField(
        _l("What you noticed"), [Length(max=2000, message=_l("Up to 2,000 letters, please."))]
    )

    @property
    def flag_kind(self) -> FlagKind:
        """The kind that was chosen."""
        return FlagKind(self.kind.data)
