"""A profile form filled from the campaign and, where there is one, the judge."""

from dataclasses import dataclass

from sqlalchemy.orm import Session
from wtforms.fields import SelectChoice

from competition.campaign.models import Campaign
from competition.campaign.queries import cities, schools_with_cities
from competition.judging.forms import LANGUAGES, SCHOOLS, ProfileForm
from competition.judging.languages import known_names
from competition.judging.models import Judge
from competition.judging.wording import category_name
from competition.platform.i18n import gettext as _


@dataclass(frozen=True)
class ProfileChoices:
    """What the form's fields offer: cities and categories to choose, schools and languages as suggestions."""

    cities: list[SelectChoice]
    categories: list[SelectChoice]
    schools: dict[int, str]
    languages: list[str]


def choices(session: Session, campaign: Campaign) -> ProfileChoices:
    """Return what a judge of this campaign can choose from."""
    return ProfileChoices(
        cities=[
            SelectChoice(0, _("None of the campaign's cities")),
            *(SelectChoice(city.id, city.name) for city in cities(session, campaign.id)),
        ],
        categories=[SelectChoice(c.id, category_name(c.form, c.age_group)) for c in campaign.categories],
        schools={
            school.id: f"{school.name}, {city.name}"
            for school, city in schools_with_cities(session, campaign.id)
        },
        languages=known_names(),
    )


def profile_form(offered: ProfileChoices, judge: Judge | None, *, conduct: bool) -> ProfileForm:
    """Return the form, as typed or as the judge's profile stands; `conduct`: whether it is still to be
    accepted.
    """
    form = ProfileForm(data=_standing(judge))
    form.city.choices = offered.cities
    form.categories.choices = offered.categories
    for field in form.schools:
        field.options = offered.schools
    for field in form.languages:
        field.known = judge.languages if judge else ()
    if not conduct:
        del form.conduct
    return form


def _standing(judge: Judge | None) -> dict[str, object]:
    """Return a profile as the form's data; empty places are filled up."""
    if judge is None:
        return {"languages": [""] * LANGUAGES, "schools": [None] * SCHOOLS, "capacity": 20, "city": 0}
    languages = judge.languages[:LANGUAGES]
    schools = [barred.school_id for barred in judge.barred_schools][:SCHOOLS]
    return {
        "languages": languages + [""] * (LANGUAGES - len(languages)),
        "categories": [category.category_id for category in judge.categories],
        "capacity": judge.capacity,
        "city": judge.city_id or 0,
        "schools": schools + [None] * (SCHOOLS - len(schools)),
    }
