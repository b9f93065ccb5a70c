"""Shape of a file that the secretariat adds to the materials."""

from collections.abc import Sequence

from wtforms import FileField, SelectField, StringField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired, Length

from competition.materials.rules import TYPES
from competition.platform.i18n import gettext as _
from competition.platform.i18n import lazy_gettext as _l
from competition.platform.languages import language_name
from competition.web.forms import Form


class MaterialForm(Form):
    """A title, the language it is in, and the file."""

    title = StringField(_l("What it is"), [InputRequired(_l("Please give it a title.")), Length(max=200)])
    language = SelectField(_l("Language"))
    file = FileField(
        _l("File"),
        [InputRequired(_l("Please choose a file."))],
        render_kw={"accept": ",".join(f".{extension}" for extension in TYPES)},
    )

    def offer_languages(self, tags: Sequence[str]) -> None:
        """Offer these languages, and none."""
        named = [SelectChoice(tag, language_name(tag)) for tag in tags]
        self.language.choices = [SelectChoice("", _("none, or several")), *named]
