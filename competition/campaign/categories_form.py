"""The form of the categories: for each that a campaign has or could have, limits, reads and awards."""

import re
from collections.abc import Sequence
from typing import Any

from wtforms import BooleanField, DateField, FormField, IntegerField, StringField
from wtforms import Form as PlainForm
from wtforms.validators import Length, NumberRange, Optional, ValidationError

from competition.campaign.categories import Plan, PossibleCategory, Terms
from competition.campaign.rules import Quota
from competition.campaign.wording import AWARDS, age_group_name, award_name, forms_name
from competition.platform.i18n import gettext as _
from competition.platform.i18n import lazy_gettext as _l
from competition.platform.languages import language_name
from competition.platform.tags import language_tag
from competition.web.form_words import Translations
from competition.web.forms import Form

AWARD = "award_"
COLUMNS = ("max_lines", "max_words", "min_images", "max_images", "reads")
FINER = ("min_words", "max_characters", "max_per_class", "max_per_school")
MOST_CHARACTERS, MOST_ENTRIES = 60000, 9999
MOST_LINES, MOST_WORDS, MOST_IMAGES, MOST_READS, MOST_AWARDS = 1000, 20000, 20, 9, 999


def _number(label: Any, lowest: int, highest: int) -> IntegerField:
    said = _l("A number from %(lowest)s to %(highest)s, please.", lowest=lowest, highest=highest)
    return IntegerField(label, [Optional(), NumberRange(lowest, highest, said)])


class CategoryFields(PlainForm):  # type: ignore[misc]
    """One category; the fields of its awards are added by `categories_form`."""

    class Meta(PlainForm.Meta):  # type: ignore[misc]
        """Messages in our words."""

        def get_translations(self, form: Any) -> Translations:
            """Say what WTForms says by itself in our words."""
            return Translations()

    taken = BooleanField(_l("In this campaign"))
    max_lines = _number(_l("Lines at most"), 1, MOST_LINES)
    max_words = _number(_l("Words at most"), 1, MOST_WORDS)
    min_images = _number(_l("Pictures at least"), 0, MOST_IMAGES)
    max_images = _number(_l("Pictures at most"), 0, MOST_IMAGES)
    reads = _number(_l("Reads per entry"), 1, MOST_READS)
    min_words = _number(_l("Words at least"), 1, MOST_WORDS)
    max_characters = _number(_l("Characters at most, in scripts without spaces"), 1, MOST_CHARACTERS)
    max_per_class = _number(_l("Entries of a class"), 1, MOST_ENTRIES)
    max_per_school = _number(_l("Entries of a school"), 1, MOST_ENTRIES)

    @property
    def award_fields(self) -> list[Any]:
        """The fields of the awards, the highest first."""
        return [field for field in self if field.short_name.startswith(AWARD)]

    @property
    def in_columns(self) -> list[Any]:
        """The fields of limits and reads in the order of `COLUMNS`; None for what such works do not have."""
        return [getattr(self, name) for name in COLUMNS]

    @property
    def finer(self) -> list[Any]:
        """The fields of the finer limits in the order of `FINER`, as `in_columns`."""
        return [getattr(self, name) for name in FINER]

    def validate_max_words(self, field: Any) -> None:
        """Most and least must agree."""
        least = self.min_words.data if self.min_words else None
        if self.taken.data and field.data and least and field.data < least:
            raise ValidationError(_("At most cannot be less than at least."))

    def validate_max_images(self, field: Any) -> None:
        """Most and least must agree, and what has no words needs a picture."""
        least, most = self.min_images.data or 0, field.data or 0
        if self.taken.data and most < least:
            raise ValidationError(_("At most cannot be less than at least."))
        if self.taken.data and self.max_lines is None and not least:
            raise ValidationError(_("These works have no text, so each needs a picture: at least 1."))

    def validate_taken(self, field: Any) -> None:
        """A category that is in gives an award: the book is made of what has won."""
        if field.data and not any(each.data for each in self.award_fields):
            raise ValidationError(_("Say how many awards there are, at least one."))

    def plan(self, form: str, age_group: str) -> Plan:
        """Return what was typed."""
        awards = [(field.short_name.removeprefix(AWARD), field.data or 0) for field in self.award_fields]
        return Plan(
            form=form,
            age_group=age_group,
            max_lines=self.max_lines.data if self.max_lines else None,
            max_words=self.max_words.data if self.max_words else None,
            min_images=self.min_images.data or 0,
            max_images=self.max_images.data or 0,
            reads=self.reads.data or 1,
            awards=tuple((kind, number) for kind, number in awards if number),
            min_words=self.min_words.data if self.min_words else None,
            max_characters=self.max_characters.data if self.max_characters else None,
            quota=Quota(self.max_per_class.data, self.max_per_school.data),
        )


class CategoriesForm(Form):
    """All categories of a campaign; `categories_form` adds a part for each."""

    possible: Sequence[PossibleCategory] = ()
    languages = StringField(_l("Languages that works can be in"), [Length(max=500)])
    ages_on = DateField(_l("Day on which ages are counted"), [Optional()])
    per_class = _number(_l("Entries of a class, all forms together"), 1, MOST_ENTRIES)
    per_school = _number(_l("Entries of a school, all forms together"), 1, MOST_ENTRIES)

    def validate_languages(self, field: Any) -> None:
        """Every language is known by its name or its code."""
        unknown = [name for name in _names(field.data) if not language_tag(name)]
        if unknown:
            raise ValidationError(
                _("We do not know “%(language)s”: please write its name or code.", language=unknown[0][:60])
            )

    @property
    def finer_used(self) -> bool:
        """Whether any of the finer limits is set, or needs another look."""
        own = (self.languages, self.ages_on, self.per_class, self.per_school)
        inner = [field for part in self.parts() for field in part.form.finer if field]
        return any(field.data or field.errors for field in (*own, *inner))

    def terms(self) -> Terms:
        """Return what was typed for all categories."""
        tags = dict.fromkeys(language_tag(name) or "" for name in _names(self.languages.data))
        quota = Quota(self.per_class.data, self.per_school.data)
        return Terms(tuple(filter(None, tags)), self.ages_on.data, quota)

    @staticmethod
    def columns(names: Sequence[str] = COLUMNS) -> list[str]:
        """Return the labels of limits and reads, the same for every category."""
        return [str(getattr(CategoryFields(), name).label.text) for name in names]

    def parts(self) -> list[Any]:
        """Return the parts in the order of the categories."""
        return [self[_name(category)] for category in self.possible]

    def plans(self) -> list[Plan]:
        """Return the categories that were taken in."""
        pairs = zip(self.possible, self.parts(), strict=True)
        return [part.form.plan(*category.plan.key) for category, part in pairs if part.form.taken.data]


def categories_form(
    possible: Sequence[PossibleCategory], terms: Terms | None = None, **values: Any
) -> CategoriesForm:
    """Return the form with what stands, or with what was typed."""
    standing = terms or Terms()
    parts = {_name(category): FormField(_fields(category), _label(category)) for category in possible}
    kind = type("CampaignCategoriesForm", (CategoriesForm,), {**parts, "possible": possible})
    data: dict[str, Any] = {_name(category): _values(category) for category in possible}
    data["languages"] = ", ".join(language_name(tag) for tag in standing.languages)
    data |= {"ages_on": standing.ages_on, "per_class": standing.quota.per_class}
    form: CategoriesForm = kind(data={**data, "per_school": standing.quota.per_school}, **values)
    return form


def _names(typed: str | None) -> list[str]:
    """Return the languages that were typed, with commas or semicolons between them."""
    return [name.strip() for name in re.split(r"[,;،、]", typed or "") if name.strip()]


def _name(category: PossibleCategory) -> str:
    return re.sub(r"\W", "_", f"c_{category.plan.form}_{category.plan.age_group}")


def _label(category: PossibleCategory) -> str:
    ages = _("ages %(ages)s", ages=age_group_name(category.plan.age_group))
    return f"{forms_name(category.plan.form)}, {ages}"


def _fields(category: PossibleCategory) -> type[CategoryFields]:
    kinds = dict.fromkeys((*AWARDS, *(kind for kind, _number in category.plan.awards)))
    fields: dict[str, Any] = {AWARD + kind: _number(award_name(kind), 0, MOST_AWARDS) for kind in kinds}
    if not category.takes_text:
        fields |= dict.fromkeys(("max_lines", "max_words", "min_words", "max_characters"))
    return type("OneCategoryFields", (CategoryFields,), fields)


def _values(category: PossibleCategory) -> dict[str, Any]:
    plan = category.plan
    return {
        "taken": category.taken,
        "max_lines": plan.max_lines,
        "max_words": plan.max_words,
        "min_images": plan.min_images,
        "max_images": plan.max_images,
        "reads": plan.reads,
        "min_words": plan.min_words,
        "max_characters": plan.max_characters,
        "max_per_class": plan.quota.per_class,
        "max_per_school": plan.quota.per_school,
        **{AWARD + kind: number for kind, number in plan.awards},
    }
