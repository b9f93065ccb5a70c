"""Shape of what is typed when signing in."""

from typing import Any

from wtforms import EmailField, HiddenField, SelectField
from wtforms.validators import Email, InputRequired, Length

from competition.platform.i18n import available_locales, current_locale
from competition.platform.i18n import lazy_gettext as _l
from competition.platform.languages import own_name
from competition.web.forms import Form

ADDRESS = [
    InputRequired(_l("Please type your e-mail address.")),
    Length(max=254, message=_l("This address is too long to be one.")),
    Email(_l("This does not look like an e-mail address. Check for a missing @ or a stray comma.")),
]


def _spoken() -> list[tuple[str, str]]:
    return [(tag, own_name(tag)) for tag in available_locales()]


class LetterLanguageField(SelectField):  # type: ignore[misc]
    """The language of a letter to somebody new here: at first that of the page."""

    def __init__(self, label: Any = None, **kwargs: Any) -> None:
        label = label or _l("Language of the letter")
        super().__init__(label, choices=_spoken, default=current_locale, **kwargs)


class SignInForm(Form):
    """Ask for a sign-in link."""

    email = EmailField(_l("Your e-mail address"), ADDRESS, render_kw={"autocomplete": "email"})
    next = HiddenField()
