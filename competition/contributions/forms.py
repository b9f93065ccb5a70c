"""Shape of what the secretariat types of a contribution."""

from wtforms import BooleanField, FloatField, HiddenField, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired, Length, NumberRange, ValidationError

from competition.consent.rules import Channel, Level
from competition.contributions.models import Contribution
from competition.contributions.rules import Said
from competition.contributions.services import stamp_of
from competition.contributions.wording import REASONS
from competition.entries.tags import language_tag
from competition.entries.texts import MAX_BYTES
from competition.entries.wording import CHANNELS, SHORT_LEVELS
from competition.platform.i18n import gettext
from competition.platform.i18n import lazy_gettext as _l
from competition.platform.languages import language_name
from competition.web.forms import Form

_SHORT = Length(max=120, message=_l("Up to 120 letters, please."))
_LINE = Length(max=200, message=_l("Up to 200 letters, please."))
_LANGUAGE = _l("Its name or its code, such as “Ukrainian” or “uk”.")
_SHARE = NumberRange(0, 100, _l("Please type a number from 0 to 100."))
_LINES = ("translation_credit", "given_name", "family_name", "office")
_TICKS = ("answers_questions", "minor", "guardian_agreed")


class ContributionForm(Form):
    """A statement, a story or a quote. `seen` tells what stood there when the page was opened."""

    language = StringField(_l("Language it is written in"), [_SHORT], description=_LANGUAGE)
    text = TextAreaField(_l("Text"))
    translation_language = StringField(_l("Language of the translation"), [_SHORT])
    translation = TextAreaField(_l("Text, translated"))
    translation_credit = StringField(_l("Who translated it"), [_LINE])
    answers_questions = BooleanField(_l("I have read it, and it answers the guiding questions"))
    given_name = StringField(_l("First name"), [_SHORT])
    family_name = StringField(_l("Family name"), [_SHORT])
    office = StringField(_l("Office or trade"), [_LINE])
    minor = BooleanField(_l("This person is under 18"))
    guardian_agreed = BooleanField(_l("A parent or guardian has agreed to what is chosen below"))
    book = SelectField(default="")
    web = SelectField(default="")
    social = SelectField(default="")
    seen = HiddenField()
    ref = HiddenField()

    def offer(self) -> None:
        """Fill in what can be chosen."""
        levels = [SelectChoice(level.value, gettext(said)) for level, said in SHORT_LEVELS.items()]
        for channel in Channel:
            field = self[channel.value]
            field.label.text = gettext(CHANNELS[channel])
            field.choices = [SelectChoice("", _l("Nothing said yet")), *levels]

    def show(self, contribution: Contribution) -> None:
        """Fill in what stands there."""
        self.seen.data = stamp_of(contribution)
        said = contribution.said
        for name in (*_LINES, *_TICKS, "text", "translation"):
            self[name].data = getattr(said, name)
        self.language.data = _named(said.language)
        self.translation_language.data = _named(said.translation_language)
        for channel, level in said.levels.items():
            self[channel.value].data = level.value

    def validate_language(self, field: StringField) -> None:
        """A language is given by a name or a tag that is known."""
        if language_tag(field.data or "") is None:
            raise ValidationError(
                _l("Please type the name of the language, or its code, such as “uk” or “pt-BR”.")
            )

    validate_translation_language = validate_language

    def validate_text(self, field: TextAreaField) -> None:
        """A text is not longer than can be kept."""
        if len((field.data or "").encode()) > MAX_BYTES:
            raise ValidationError(_l("This text is longer than 200 thousand characters. Please shorten it."))

    validate_translation = validate_text

    @property
    def said(self) -> Said:
        """What is typed, as plain values."""
        chosen = {channel: self[channel.value].data for channel in Channel}
        return Said(
            language=language_tag(self.language.data or "") or "",
            text=self.text.data or "",
            translation_language=language_tag(self.translation_language.data or "") or "",
            translation=self.translation.data or "",
            levels={channel: Level(value) for channel, value in chosen.items() if value in set(Level)},
            translation_credit=self.translation_credit.data or "",
            given_name=self.given_name.data or "",
            family_name=self.family_name.data or "",
            office=self.office.data or "",
            answers_questions=bool(self.answers_questions.data),
            minor=bool(self.minor.data),
            guardian_agreed=bool(self.guardian_agreed.data),
        )


class PortraitForm(Form):
    """What is to be seen in a portrait, and where the face is."""

    alt = TextAreaField(
        _l("Description for those who cannot see it"),
        [Length(max=1000, message=_l("Up to 1,000 letters, please."))],
        description=_l(
            "Such as: A coloured-pencil drawing of a woman with short grey hair, who looks at us calmly."
        ),
    )
    seen = HiddenField()
    x = FloatField(_l("The face, from the left, in hundredths"), [_SHARE])
    y = FloatField(_l("The face, from the top, in hundredths"), [_SHARE])


class DeleteForm(Form):
    """Why a contribution is deleted."""

    reason = RadioField(_l("Why"), [InputRequired(_l("Please say why it is deleted."))])

    def offer(self) -> None:
        """Fill in what can be chosen."""
        self.reason.choices = [SelectChoice(reason.value, gettext(said)) for reason, said in REASONS.items()]


def _named(tag: str) -> str:
    """Return the name of a language where it leads back to the tag, else the tag."""
    name = language_name(tag) if tag else ""
    return name if language_tag(name) == tag else tag
