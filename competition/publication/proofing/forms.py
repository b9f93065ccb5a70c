"""What the pages of proofs ask."""

from wtforms import HiddenField, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length

from competition.platform.i18n import lazy_gettext as _l
from competition.publication.proofing.rules import Printed, Where
from competition.publication.proofing.wording import WHERE
from competition.web.forms import Form


class AskForm(Form):
    """What is to be corrected, and where."""

    stamp = HiddenField()
    where = SelectField(
        _l("What is it about?"), choices=[SelectChoice(each.value, words) for each, words in WHERE.items()]
    )
    words = TextAreaField(_l("What should be corrected?"), validators=[Length(max=2000)])

    def place(self) -> Where:
        """Return what it is about."""
        return Where(self.where.data)


class CorrectionForm(Form):
    """The words as they are to be printed, and why."""

    seen = HiddenField()
    title = StringField(_l("Title"), validators=[Length(max=300)])
    text = TextAreaField(_l("Text"), validators=[Length(max=200_000)])
    translation_title = StringField(_l("Translated title"), validators=[Length(max=300)])
    translation = TextAreaField(_l("Translation"), validators=[Length(max=200_000)])
    reason = StringField(_l("Why"), validators=[Length(max=500)])

    def typed(self) -> dict[str, str]:
        """Return the words by field, lines ended as everywhere; of a field that was not asked for, none."""
        return {
            name: (self[name].data or "").replace("\r\n", "\n").strip("\n")
            for name in Printed.__dataclass_fields__
            if self[name].raw_data
        }

    def fill_up(self, printed: Printed) -> None:
        """Let fields that were not asked for hold what is printed."""
        for name in Printed.__dataclass_fields__:
            if not self[name].raw_data:
                self[name].data = getattr(printed, name)


class ReplyForm(Form):
    """What is answered to a teacher; `seen` names what had been said when the page was shown."""

    seen = HiddenField()
    words = TextAreaField(_l("Your answer"), validators=[Length(max=2000)])


class NotedForm(AskForm):
    """What a teacher has said on paper or by phone: that the pages are right, or what is to be corrected."""

    right = RadioField(
        _l("What have they said?"),
        choices=[
            SelectChoice("yes", _l("The pages are right as they are")),
            SelectChoice("no", _l("Something is to be corrected")),
        ],
    )

    def is_right(self) -> bool:
        """Whether the pages are approved."""
        return bool(self.right.data == "yes")
