"""Shape of what a teacher types to have sheets printed, and to send scans."""

from collections.abc import Sequence

from wtforms import BooleanField, IntegerField, MultipleFileField, RadioField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired, Length, NumberRange, Optional, ValidationError

from competition.campaign.models import Category
from competition.campaign.wording import form_name
from competition.entries.sheets.rules import MOST_SHEETS, Paper, pupils_in
from competition.entries.sheets.services import Pupil
from competition.entries.sheets.wording import PAPERS
from competition.platform.i18n import lazy_gettext as _l
from competition.web.forms import Form

ACCEPTED = "application/pdf,image/jpeg,image/png,image/heic,image/heif,image/tiff,image/webp,image/avif"
_AGE = NumberRange(3, 25, _l("An age between 3 and 25, please."))
_DIGITS = {"inputmode": "numeric"}
_COUNT = NumberRange(0, MOST_SHEETS, _l("A number from 0 to 60, please."))


class SheetsForm(Form):
    """For whom, for which form, on which paper."""

    names = TextAreaField(_l("First names, one a line"), [Length(max=6000)])
    count = IntegerField(
        _l("Sheets without a name"), [Optional(), _COUNT], render_kw={"inputmode": "numeric"}
    )
    age = IntegerField(_l("Age of the pupils"), [Optional(), _AGE], render_kw=_DIGITS)
    drafts = BooleanField(_l("Also one for each draft that has no picture yet"))
    category = RadioField(
        _l("What is made on the sheets"), [InputRequired(_l("Please choose a form."))], coerce=int
    )
    paper = RadioField(
        _l("Paper"),
        [InputRequired(_l("Please choose the paper."))],
        choices=[SelectChoice(paper.value, _l(name)) for paper, name in PAPERS.items()],
        default=Paper.A4.value,
    )

    def offer(self, categories: Sequence[Category], *, drafts: int) -> None:
        """Fill in what can be chosen; the only form there is, is chosen."""
        self.category.choices = [SelectChoice(each.id, form_name(each.form)) for each in categories]
        if len(categories) == 1 and self.category.data is None:
            self.category.data = categories[0].id
        if not drafts:
            del self.drafts

    def validate_names(self, field: TextAreaField) -> None:
        """A class is not larger than what is printed at once; ages are those of pupils."""
        pupils = pupils_in(field.data or "")
        if len(pupils) + (self.count.data or 0) > MOST_SHEETS:
            raise ValidationError(_l("Up to 60 sheets are made at once. Please make the others afterwards."))
        if any(age is not None and not 3 <= age <= 25 for _name, age in pupils):
            raise ValidationError(_l("An age between 3 and 25, please."))

    def pupils(self) -> list[Pupil]:
        """Return whom sheets are for: those named first, then those who are counted."""
        named = [Pupil(name, age or self.age.data) for name, age in pupils_in(self.names.data or "")]
        return [*named, *[Pupil(age=self.age.data)] * (self.count.data or 0)]


class ScansForm(Form):
    """Scans or photographs of sheets."""

    files = MultipleFileField(_l("Scans or photographs"), render_kw={"accept": ACCEPTED})
