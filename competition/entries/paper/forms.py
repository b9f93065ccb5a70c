"""Shape of what the secretariat types about paper: when it arrived, from which class, whose it is."""

from collections.abc import Sequence

from wtforms import BooleanField, DateField, EmailField, RadioField, SelectField, StringField
from wtforms.fields import SelectChoice
from wtforms.validators import Email, InputRequired, Length, Optional

from competition.accounts.forms import LetterLanguageField
from competition.campaign.models import Campaign, City
from competition.campaign.wording import age_group_name
from competition.platform.i18n import lazy_gettext as _l
from competition.web.forms import Form


class ReceivedForm(Form):
    """The day on which paper arrived."""

    received_on = DateField(
        _l("Received on"), [InputRequired(_l("Please say on which day the paper arrived."))]
    )


class DayForm(Form):
    """Another day for what was typed already; which entries, says the list beside it."""

    another_day = DateField(
        _l("The day it arrived"), [InputRequired(_l("Please say on which day the paper arrived."))]
    )


class TeacherForm(Form):
    """Who looks after a class on paper, as far as is known."""

    teacher = StringField(_l("Name of the teacher"), [Length(max=120)])
    email = EmailField(
        _l("Address of the teacher"),
        [Optional(), Length(max=254), Email(_l("This is not an e-mail address."))],
    )
    locale = LetterLanguageField()


class PaperForm(ReceivedForm, TeacherForm):
    """A class whose entries came on paper."""

    city = SelectField(_l("City"), [InputRequired(_l("Please choose a city."))])
    school = StringField(
        _l("School"),
        [InputRequired(_l("Please type the name of the school.")), Length(max=200)],
        render_kw={"autocomplete": "off"},
    )
    class_name = StringField(
        _l("Class"), [InputRequired(_l("Please type the name of the class, such as 4a.")), Length(max=120)]
    )
    age_group = RadioField(_l("Age group"), [InputRequired(_l("Please say how old the pupils are."))])
    accepted = BooleanField(
        _l("The teacher has accepted the rules on paper"),
        [InputRequired(_l("Without that nothing can be entered: please ask the teacher."))],
    )

    def offer(self, campaign: Campaign, cities: Sequence[City]) -> None:
        """Fill in cities and age groups."""
        chosen = SelectChoice("", _l("Please choose"))
        self.city.choices = [chosen, *(SelectChoice(str(city.id), city.name) for city in cities)]
        groups = dict.fromkeys(category.age_group for category in campaign.categories)
        self.age_group.choices = [SelectChoice(group, age_group_name(group)) for group in groups]
