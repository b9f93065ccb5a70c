"""A profile form filled from the campaign and, where there is one, the judge."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy.orm import Session
from wtforms.fields import SelectChoice

from competition.campaign.models import Campaign
from competition.campaign.queries import cities_and_schools
from competition.campaign.wording import age_group_name, forms_name
from competition.judging.forms import LANGUAGES, SCHOOLS, ProfileForm
from competition.judging.languages import known_names
from competition.judging.models import Judge
from competition.judging.panel.carrying import Places
from competition.judging.panel.rules import Given, as_product, is_full_product
from competition.judging.wording import category_name
from competition.platform.i18n import gettext as _

SUGGESTED = 400
"""So many schools are suggested while somebody types; more would make a page heavy."""


@dataclass(frozen=True)
class ProfileChoices:
    """What the form's fields offer: cities and categories to choose, schools and languages as suggestions.

    `product`: form and age group of each category, where the campaign has every form in every age group.
    """

    cities: list[SelectChoice]
    categories: list[SelectChoice]
    schools: dict[int, str]
    languages: list[str]
    product: Mapping[int, tuple[str, str]] = field(default_factory=dict)

    @property
    def suggested(self) -> list[str]:
        """The schools to be suggested; none where there are too many of them."""
        return list(self.schools.values()) if len(self.schools) <= SUGGESTED else []

    @property
    def places(self) -> Places:
        """Cities and schools by id."""
        return Places({c.value: str(c.label) for c in self.cities if c.value}, self.schools)


def choices(session: Session, campaign: Campaign) -> ProfileChoices:
    """Return what a judge of this campaign can choose from."""
    pairs = {category.id: (category.form, category.age_group) for category in campaign.categories}
    places = cities_and_schools(session, campaign.id)
    cities = {city.id: city.name for city, _school in places}
    return ProfileChoices(
        cities=[
            SelectChoice(0, _("None of the campaign's cities")),
            *(SelectChoice(key, name) for key, name in cities.items()),
        ],
        categories=[SelectChoice(c.id, category_name(c.form, c.age_group)) for c in campaign.categories],
        schools={school.id: f"{school.name}, {city.name}" for city, school in places if school is not None},
        languages=known_names(),
        product=pairs if is_full_product(pairs.values()) else {},
    )


def profile_form(
    offered: ProfileChoices, judge: Judge | None, *, conduct: bool, ready: Given | None = None
) -> ProfileForm:
    """Return the form, as typed, as the judge's profile stands, or as it lies `ready` for somebody new.

    `conduct`: whether the code of conduct is still to be accepted.
    """
    given = _standing(judge) if judge is not None and judge.languages else ready or Given()
    chosen = [offered.product[key] for key in given.category_ids if key in offered.product]
    said = as_product(chosen, list(offered.product.values())) if offered.product else None
    form = ProfileForm(data=_data(given, said or ([], [])))
    form.city.choices = offered.cities
    form.categories.choices = offered.categories
    _ask_for_categories(form, offered, said is not None)
    for school in form.schools:
        school.options = offered.schools
    for language in form.languages:
        language.known = given.languages
    if not conduct:
        del form.conduct
    return form


def _ask_for_categories(form: ProfileForm, offered: ProfileChoices, in_two: bool) -> None:
    """Ask for forms and age groups, or for categories where two questions cannot say what is chosen."""
    if not in_two:
        del form.forms, form.age_groups
        return
    del form.categories
    form.product = offered.product
    forms = dict.fromkeys(one for one, _group in offered.product.values())
    groups = dict.fromkeys(group for _form, group in offered.product.values())
    form.forms.choices = [SelectChoice(one, forms_name(one)) for one in forms]
    form.age_groups.choices = [SelectChoice(group, age_group_name(group)) for group in groups]


def _standing(judge: Judge) -> Given:
    return Given(
        languages=tuple(judge.languages),
        category_ids=tuple(each.category_id for each in judge.categories),
        capacity=judge.capacity,
        city_id=judge.city_id,
        school_ids=tuple(each.school_id for each in judge.barred_schools),
    )


def _data(given: Given, said: tuple[list[str], list[str]]) -> dict[str, object]:
    """Return a profile as the form's data, with empty places to go on."""
    languages, schools = list(given.languages), list(given.school_ids)
    return {
        "languages": languages + [""] * max(LANGUAGES - len(languages), 0),
        "categories": list(given.category_ids),
        "forms": said[0],
        "age_groups": said[1],
        "capacity": given.capacity or 20,
        "city": given.city_id or 0,
        "schools": schools + [None] * max(SCHOOLS - len(schools), 1),
    }
