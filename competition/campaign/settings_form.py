"""Shape of what is typed when a campaign's cities or words are changed or a colleague is invited."""

import re
from collections.abc import Mapping
from typing import Any

from wtforms import ColorField, EmailField, RadioField, StringField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import Email, InputRequired, Length, ValidationError

from competition.accounts.forms import LetterLanguageField
from competition.campaign.book_numbers import Fault, digits_of, isbn_fault, issn_fault, without_name
from competition.campaign.colours import COLOUR, colour_of, is_readable, least_contrast
from competition.campaign.models import Campaign
from competition.campaign.settings import IMPRINT, Words, words_of
from competition.campaign.wording import forms_name
from competition.platform import fonts
from competition.platform.contrast import READABLE
from competition.platform.countries import country_code
from competition.platform.i18n import format_number, gettext_noop
from competition.platform.i18n import gettext as _
from competition.platform.i18n import lazy_gettext as _l
from competition.web.forms import Form

CITY = re.compile(r"(?P<name>[^,]{1,120}?)\s*(?:,\s*(?P<country>[^,]+))?")
PREFIX = "colour_"
_ISBN_FAULTS = {
    Fault.SHAPE: gettext_noop("An ISBN has 13 digits, such as 978-92-871-0000-9."),
    Fault.PREFIX: gettext_noop(
        "An ISBN begins with 978 or 979, this number with %(first)s. Please compare it."
    ),
    Fault.CHECK: gettext_noop(
        "An ISBN has 13 digits, and the last one does not fit the others here. Please compare it."
    ),
}
_ISSN_FAULTS = {
    Fault.SHAPE: gettext_noop(
        "An ISSN has 8 digits, four on each side of a hyphen; the last one may be an X."
    ),
    Fault.CHECK: gettext_noop(
        "An ISSN has 8 digits, and the last one does not fit the others here. Please compare it."
    ),
}


class CitiesForm(Form):
    """A campaign's cities, one a line, with the name of the country or its code behind a comma."""

    cities = TextAreaField(_l("Cities"), [InputRequired(_l("A class belongs to a city: please name one."))])

    def validate_cities(self, field: TextAreaField) -> None:
        """Every line is a city, with a country that is known or without."""
        for line in _lines(field.data or ""):
            if _city(line) is None:
                raise ValidationError(
                    _("“%(line)s”: write a city as “Patras, GR” or “Patras, Greece”.", line=line[:60])
                )

    def typed(self) -> tuple[tuple[str, str], ...]:
        """Return the cities as (name, country code or empty)."""
        return tuple(city for line in _lines(self.cities.data) if (city := _city(line)))


def _city(line: str) -> tuple[str, str] | None:
    """Return a line's city and the code of its country (or empty); None where it is neither."""
    match = CITY.fullmatch(line)
    code = country_code(match["country"]) if match and match["country"] else ""
    return (match["name"], code) if match and code is not None else None


def city_lines(cities: tuple[tuple[str, str], ...]) -> str:
    """Return cities as the form shows them."""
    return "\n".join(", ".join(part for part in city if part) for city in cities)


class WordsForm(Form):
    """A campaign's words; `words_form` adds a colour for each form."""

    organiser = StringField(_l("Organiser"), [InputRequired(_l("Please say who runs it.")), Length(max=200)])
    intro = TextAreaField(_l("The invitation on the call page"), [Length(max=5000)])
    rules_text = TextAreaField(
        _l("The rules"),
        [InputRequired(_l("Teachers accept the rules: please write them.")), Length(max=20000)],
    )
    hashtags = StringField(_l("Hashtags"), [Length(max=300)])
    faces = RadioField(
        _l("Letters on the cards"),
        choices=[
            SelectChoice("", _l("Alegreya: lively, as a book is printed")),
            SelectChoice("noto", _l("Noto: broader and plainer")),
        ],
        description=_l("For Latin, Greek and Cyrillic. Other scripts keep their own letters."),
    )
    publisher = StringField(_l("Publisher"), [Length(max=300)])
    isbn = StringField(_l("ISBN"), [Length(max=40)])
    issn = StringField(_l("ISSN"), [Length(max=20)])
    licence = StringField(_l("Licence"), [Length(max=300)])
    disclaimer = TextAreaField(_l("Disclaimer"), [Length(max=2000)])
    contact = StringField(_l("Contact"), [Length(max=300)])

    def _numbers(self) -> dict[str, str]:
        """Return the book's numbers without the word before them."""
        return {key: without_name(self[key].data or "").strip() for key in ("isbn", "issn")}

    def validate_isbn(self, field: StringField) -> None:
        """An ISBN has thirteen digits, begins as books do, and its last digit follows from the others."""
        if field.data and (fault := isbn_fault(field.data)):
            raise ValidationError(_(_ISBN_FAULTS[fault], first=digits_of(field.data)[:3]))

    def validate_issn(self, field: StringField) -> None:
        """An ISSN has eight signs, and the last one follows from the others."""
        if field.data and (fault := issn_fault(field.data)):
            raise ValidationError(_(_ISSN_FAULTS[fault]))

    @property
    def colour_fields(self) -> list[Any]:
        """The fields of the colours, in the order of the forms."""
        return [field for field in self if field.name.startswith(PREFIX)]

    def words(self) -> Words:
        """Return what was typed."""
        return Words(
            organiser=self.organiser.data,
            intro=self.intro.data or "",
            rules_text=self.rules_text.data,
            hashtags=tuple((self.hashtags.data or "").split()),
            imprint={key: (self[key].data or "").strip() for key in IMPRINT} | self._numbers(),
            faces=self.faces.data or "",
            colours={field.name.removeprefix(PREFIX): field.data.upper() for field in self.colour_fields},
        )


def words_form(campaign: Campaign, **values: Any) -> WordsForm:
    """Return the form with the campaign's words, or with what was typed, and a colour for each form."""
    standing = words_of(campaign)
    colours = {PREFIX + form: _colour_field(campaign.brand, form) for form in standing.colours}
    kind = type("CampaignWordsForm", (WordsForm,), colours)
    texts = {key: getattr(standing, key) for key in ("organiser", "intro", "rules_text", "faces")}
    data = {
        **texts,
        **standing.imprint,
        "hashtags": " ".join(standing.hashtags),
        **{PREFIX + form: colour for form, colour in standing.colours.items()},
    }
    form: WordsForm = kind(data=data, **values)
    _offer_faces(form.faces, standing.faces)
    return form


def _offer_faces(field: Any, chosen: str) -> None:
    """Leave out letters that this machine lacks, and say so; those that are chosen stay."""
    missing = {choice.value: fonts.lacking(choice.value) for choice in field.choices}
    field.choices = [each for each in field.choices if not missing[each.value] or each.value == chosen]
    packages = sorted({package for each in missing.values() for package in each})
    if packages:
        told = {"packages": ", ".join(packages)}
        said = _("Noto could be chosen too if whoever runs Garland installed it: %(packages)s.", **told)
        if chosen:
            said = _(
                "Noto is not on this machine: cards are set in Alegreya until whoever runs Garland "
                "installs it: %(packages)s.",
                **told,
            )
        field.description = f"{field.description} {said}"


def _colour_field(brand: Mapping[str, Any], form: str) -> ColorField:
    """Return the field of one colour; the one that stands may stay, since it has a shade for words."""

    def readable(_form: Any, field: Any) -> None:
        colour = field.data or ""
        if not COLOUR.fullmatch(colour):
            raise ValidationError(_("Please write the colour as #B3402E."))
        if colour.upper() != colour_of(brand, form) and not is_readable(brand, colour):
            raise ValidationError(_too_light(brand, colour))

    return ColorField(forms_name(form), [readable])


def _too_light(brand: Mapping[str, Any], colour: str) -> str:
    return _(
        "%(colour)s is too light for words on paper: a contrast of %(found)s to 1, where %(least)s "
        "is the least. Please choose a darker one.",
        colour=colour.upper(),
        found=format_number(least_contrast(brand, colour), digits=1),
        least=format_number(READABLE, digits=1),
    )


class LogoForm(Form):
    """What the logo shows, for those who cannot see it."""

    alt = StringField(
        _l("Description for those who cannot see it"),
        [Length(max=300)],
        description=_l("If you leave it empty, it is the organiser’s name."),
    )


class ColleagueForm(Form):
    """Somebody who is to work in the secretariat."""

    email = EmailField(
        _l("E-mail address"),
        [InputRequired(_l("Please type the address.")), Email(_l("This is not an e-mail address."))],
    )
    locale = LetterLanguageField()


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
