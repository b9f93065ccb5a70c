"""What is typed and chosen about certificates."""

from collections.abc import Sequence

from wtforms import SelectField, StringField
from wtforms.fields import SelectChoice
from wtforms.validators import Length

from competition.certificates.rules import SIGNATURES, Signature
from competition.certificates.wording import languages
from competition.platform.i18n import gettext as _
from competition.platform.i18n import lazy_gettext as _l
from competition.platform.languages import language_name
from competition.web.forms import Form


class SampleForm(Form):
    """The language of a sample."""

    language = SelectField(_l("Language"))

    def offer_languages(self, first: str) -> None:
        """Offer every language that certificates speak, one of them before the others."""
        tags = sorted(languages(), key=lambda tag: (tag != first, language_name(tag).casefold()))
        self.language.choices = [SelectChoice(tag, language_name(tag)) for tag in tags]


class MakeForm(SampleForm):
    """For whom, and in which language."""

    part = SelectField(_l("For whom"))

    def offer_parts(self, parts: Sequence[tuple[str, str]]) -> None:
        """Offer all of the class, and each page of it."""
        self.part.choices = [SelectChoice(part, said) for part, said in parts]


class SigningForm(Form):
    """Up to three who sign, each with a name and a role: `name_1`, `role_1` and so on."""

    @property
    def signatures(self) -> list[Signature]:
        """Those who sign, in their order."""
        return [Signature(name.data or "", role.data or "") for name, role in self.lines if name.data]

    @property
    def lines(self) -> list[tuple[StringField, StringField]]:
        """The fields, line by line."""
        return [(self[f"name_{at}"], self[f"role_{at}"]) for at in range(1, SIGNATURES + 1)]

    @classmethod
    def of(cls, kept: Sequence[Signature]) -> "SigningForm":
        """Return the form with what is kept."""
        typed = {f"name_{at}": each.name for at, each in enumerate(kept, start=1)}
        typed |= {f"role_{at}": each.role for at, each in enumerate(kept, start=1)}
        return cls(formdata=None, data=typed)

    def validate(self, extra_validators: object = None) -> bool:
        """Refuse a role that nobody has."""
        valid = bool(super().validate(extra_validators))
        for name, role in self.lines:
            if role.data and not name.data:
                name.errors = [_("Please say who signs here, or leave the role out as well.")]
                valid = False
        return valid


for _line in range(1, SIGNATURES + 1):
    setattr(SigningForm, f"name_{_line}", StringField(_l("Name"), [Length(max=60)]))
    setattr(SigningForm, f"role_{_line}", StringField(_l("Role"), [Length(max=80)]))
