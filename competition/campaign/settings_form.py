"""Shape of what is typed when a campaign's words are changed or a colleague is invited."""

import re

from wtforms import EmailField, StringField, TextAreaField
from wtforms.validators import Email, InputRequired, Length, ValidationError

from competition.accounts.forms import LetterLanguageField
from competition.campaign.settings import Settings
from competition.platform.i18n import gettext as _
from competition.platform.i18n import lazy_gettext as _l
from competition.web.forms import Form

CITY = re.compile(r"(?P<name>[^,]{1,120}?)\s*(?:,\s*(?P<country>[A-Za-z]{2}))?")


class SettingsForm(Form):
    """A campaign's words; cities one a line."""

    name = StringField(
        _l("Name of the campaign"), [InputRequired(_l("Please give it a name.")), Length(max=200)]
    )
    organiser = StringField(_l("Organiser"), [InputRequired(_l("Please say who runs it.")), Length(max=200)])
    intro = TextAreaField(_l("The invitation on the call page"), [Length(max=5000)])
    rules_text = TextAreaField(
        _l("The rules"),
        [InputRequired(_l("Teachers accept the rules: please write them.")), Length(max=20000)],
    )
    cities = TextAreaField(_l("Cities"), [InputRequired(_l("A class belongs to a city: please name one."))])
    hashtags = StringField(_l("Hashtags"), [Length(max=300)])
    publisher = StringField(_l("Publisher"), [Length(max=300)])
    licence = StringField(_l("Licence"), [Length(max=300)])
    disclaimer = TextAreaField(_l("Disclaimer"), [Length(max=2000)])
    contact = StringField(_l("Contact"), [Length(max=300)])

    def validate_cities(self, field: TextAreaField) -> None:
        """Every line is a city, with its country's two letters or without."""
        for line in _lines(field.data or ""):
            if not CITY.fullmatch(line):
                raise ValidationError(_("“%(line)s”: write a city as “Patras, GR”.", line=line[:60]))

    def settings(self) -> Settings:
        """Return what was typed."""
        found = [match for line in _lines(self.cities.data) if (match := CITY.fullmatch(line))]
        return Settings(
            name=self.name.data,
            organiser=self.organiser.data,
            intro=self.intro.data or "",
            rules_text=self.rules_text.data,
            hashtags=tuple((self.hashtags.data or "").split()),
            imprint={key: self[key].data or "" for key in ("publisher", "licence", "disclaimer", "contact")},
            cities=tuple((match["name"], (match["country"] or "").upper()) for match in found),
        )


class ColleagueForm(Form):
    """Somebody who is to work in the secretariat."""

    email = EmailField(
        _l("E-mail address"),
        [InputRequired(_l("Please type the address.")), Email(_l("This is not an e-mail address."))],
    )
    locale = LetterLanguageField()


def typed(settings: Settings) -> dict[str, str]:
    """Return a campaign's words as the form shows them."""
    return {
        "name": settings.name,
        "organiser": settings.organiser,
        "intro": settings.intro,
        "rules_text": settings.rules_text,
        "cities": "\n".join(", ".join(part for part in city if part) for city in settings.cities),
        "hashtags": " ".join(settings.hashtags),
        **settings.imprint,
    }


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
