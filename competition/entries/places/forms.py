"""Shape of what is typed about schools and cities."""

from wtforms import HiddenField, RadioField, SearchField, SelectField, StringField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired, Length

from competition.campaign.models import City
from competition.platform.countries import countries
from competition.platform.i18n import gettext as _
from competition.platform.i18n import lazy_gettext as _l
from competition.web.forms import Form


class NarrowForm(Form):
    """What the list of schools is narrowed to."""

    search = SearchField(_l("School or city"))
    city = SelectField(_l("City"))

    class Meta(Form.Meta):
        """A search changes nothing."""

        csrf = False

    def offer(self, cities: list[tuple[str, str]]) -> None:
        """Fill in the cities, as (ref, name)."""
        self.city.choices = [SelectChoice("", _("All")), *(SelectChoice(ref, name) for ref, name in cities)]


class SchoolForm(Form):
    """A school's name."""

    name = StringField(
        _l("Name of the school"), [InputRequired(_l("Please type the name of the school.")), Length(max=200)]
    )


class NewSchoolForm(SchoolForm):
    """A school that no class has entered from yet."""

    city = SelectField(_l("City"), [InputRequired(_l("Please choose a city."))])

    def offer(self, cities: list[tuple[str, str]]) -> None:
        """Fill in the cities, as (ref, name)."""
        chosen = SelectChoice("", _("Please choose"))
        self.city.choices = [chosen, *(SelectChoice(ref, name) for ref, name in cities)]


class CityForm(Form):
    """A city's name and country."""

    name = StringField(
        _l("Name of the city"), [InputRequired(_l("Please type the name of the city.")), Length(max=120)]
    )
    country = SelectField(_l("Country"))

    def offer(self) -> None:
        """Fill in the countries, by their names in the reader's language."""
        none = SelectChoice("", _("Not said"))
        self.country.choices = [none, *(SelectChoice(code, name) for code, name in countries())]


def city_form(city: City) -> CityForm:
    """Return the form with what stands there, or with what was typed."""
    form = CityForm(name=city.name, country=city.country)
    form.offer()
    return form


class MergeForm(Form):
    """Which of several stays; the others are named by hidden fields."""

    stays = RadioField(_l("Which name stays?"), [InputRequired(_l("Please choose the name that stays."))])
    shown = HiddenField()
