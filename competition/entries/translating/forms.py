"""Shape of a translation."""

from wtforms import SelectField, StringField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import Length

from competition.campaign.models import Campaign
from competition.entries.models import Entry
from competition.entries.translating.models import TranslatorLink
from competition.entries.translating.services import Translation
from competition.entries.words import MAX_TITLE
from competition.platform.i18n import lazy_gettext as _l
from competition.platform.languages import language_name
from competition.web.forms import Form


class TranslationForm(Form):
    """A translation, and whom to name for it."""

    language = SelectField(_l("Language of the translation"), default="")
    title = StringField(
        _l("Title, translated"), [Length(max=MAX_TITLE, message=_l("A title can have 300 characters."))]
    )
    text = TextAreaField(_l("Text, translated"))
    credit = StringField(_l("Translated by"), [Length(max=200, message=_l("Up to 200 letters, please."))])

    def offer(self, campaign: Campaign) -> None:
        """Fill in what can be chosen."""
        tags = campaign.translation_languages
        self.language.choices = [SelectChoice(tag, language_name(tag)) for tag in tags]

    def show_entry(self, entry: Entry) -> None:
        """Fill in the translation that stands there."""
        self.language.data = entry.translation_language or (self.language.choices or [""])[0]
        self.title.data, self.text.data = entry.translation_title, entry.translation
        self.credit.data = entry.translation_credit

    def show_link(self, link: TranslatorLink, entry: Entry) -> None:
        """Fill in what the translator typed so far, else what stands there in the language."""
        begun = bool(link.saved_at)
        same = entry.translation_language == link.language
        self.title.data = link.title if begun else entry.translation_title if same else ""
        self.text.data = link.text if begun else entry.translation if same else ""
        self.credit.data = link.credit

    def translation(self, language: str | None = None) -> Translation:
        """Return what was typed."""
        return Translation(
            language or self.language.data or "",
            self.title.data or "",
            self.text.data or "",
            self.credit.data or "",
        )


class InviteForm(Form):
    """Into which language somebody is asked to translate."""

    language = SelectField(_l("Into"))

    def offer(self, campaign: Campaign) -> None:
        """Fill in what can be chosen."""
        tags = campaign.translation_languages
        self.language.choices = [SelectChoice(tag, language_name(tag)) for tag in tags]
