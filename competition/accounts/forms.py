"""Shape of what is typed when signing in."""

from wtforms import EmailField, HiddenField
from wtforms.validators import Email, InputRequired, Length

from competition.platform.i18n import lazy_gettext as _l
from competition.web.forms import Form

ADDRESS = [
    InputRequired(_l("Please type your e-mail address.")),
    Length(max=254, message=_l("This address is too long to be one.")),
    Email(_l("This does not look like an e-mail address. Check for a missing @ or a stray comma.")),
]


class SignInForm(Form):
    """Ask for a sign-in link."""

    email = EmailField(_l("Your e-mail address"), ADDRESS, render_kw={"autocomplete": "email"})
    next = HiddenField()
