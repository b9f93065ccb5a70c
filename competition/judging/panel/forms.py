"""Shape of what is typed about inviting to a panel, its code of conduct and conflicts."""

from wtforms import BooleanField, EmailField, FileField, SelectField, StringField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired, Length

from competition.accounts.forms import ADDRESS, LetterLanguageField
from competition.judging.fields import SuggestedField
from competition.platform.i18n import lazy_gettext as _l
from competition.web.forms import Form

ENCODINGS = (
    ("", _l("Found out by itself")),
    ("utf-8", _l("Unicode (UTF-8)")),
    ("utf-16", _l("Unicode (UTF-16)")),
    ("cp1252", _l("Western European")),
    ("cp1250", _l("Central European")),
    ("cp1251", _l("Cyrillic")),
    ("cp1253", _l("Greek")),
    ("cp1254", _l("Turkish")),
    ("cp1255", _l("Hebrew")),
    ("cp1256", _l("Arabic")),
    ("cp1257", _l("Baltic")),
)
DELIMITERS = (
    ("", _l("Found out by itself")),
    (",", _l("Comma")),
    (";", _l("Semicolon")),
    ("\t", _l("Tab")),
    ("|", _l("Vertical bar")),
)


class ListForm(Form):
    """A list of judges as a file; how it is read is found out unless said."""

    table = FileField(_l("The list"))
    sheet = StringField(_l("Sheet of the workbook"), [Length(max=200)])
    encoding = SelectField(_l("Character set"), choices=[SelectChoice(*one) for one in ENCODINGS])
    delimiter = SelectField(_l("What parts the columns"), choices=[SelectChoice(*one) for one in DELIMITERS])


class SendForm(Form):
    """What holds for the letters of a whole list."""

    locale = LetterLanguageField(_l("Language of the letter where none of ours is among a person’s"))


class LinkForm(Form):
    """A link to be handed out."""

    label = StringField(
        _l("Who gets the link"),
        [InputRequired(_l("Say for whom it is, such as “Librarians of Bergen”.")), Length(max=120)],
    )
    straight_in = BooleanField(_l("Whoever confirms an address is on the panel at once, without your nod"))


class AskForm(Form):
    """Somebody who wants to judge."""

    name = StringField(
        _l("Your name"),
        [InputRequired(_l("Please type your name.")), Length(max=120)],
        render_kw={"autocomplete": "name"},
    )
    email = EmailField(_l("Your e-mail address"), ADDRESS, render_kw={"autocomplete": "email"})
    words = TextAreaField(
        _l("A few words about you"), [Length(max=500, message=_l("Up to 500 letters, please."))]
    )


class BarForm(Form):
    """What a declared conflict comes to: a school, an entry by its code, or nothing to be barred."""

    school = SuggestedField(_l("School"))
    code = StringField(_l("Code or address of the entry"), [Length(max=300)])
