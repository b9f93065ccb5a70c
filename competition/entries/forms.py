"""Shape of what a teacher types to start a class and to write an entry."""

from collections.abc import Sequence

from wtforms import (
    BooleanField,
    EmailField,
    HiddenField,
    MultipleFileField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from competition.accounts.forms import ADDRESS
from competition.campaign.models import Campaign, Category, City, School
from competition.campaign.wording import age_group_name, form_name
from competition.entries import tags
from competition.entries.checks import needs_translation
from competition.entries.facts import Words
from competition.entries.models import Entry
from competition.entries.texts import MAX_BYTES
from competition.entries.words import MAX_TITLE, stamp_of
from competition.platform.i18n import lazy_gettext as _l
from competition.platform.kinds import ACCEPT_PICTURES
from competition.platform.languages import language_name
from competition.web.forms import Form

OTHER = "other"
AS_TYPED = "as-typed"
_SHORT = Length(max=120, message=_l("Up to 120 letters, please."))
_TITLE = Length(max=MAX_TITLE, message=_l("A title can have 300 characters."))


class StartForm(Form):
    """Who starts, from which class, under which rules."""

    email = EmailField(_l("Your e-mail address"), ADDRESS, render_kw={"autocomplete": "email"})
    teacher = StringField(
        _l("Your name"),
        [InputRequired(_l("Please type your name, so that we can write to you.")), _SHORT],
        render_kw={"autocomplete": "name"},
    )
    city = SelectField(_l("City"), [InputRequired(_l("Please choose your city."))], coerce=str)
    school = StringField(
        _l("School"),
        [InputRequired(_l("Please type the name of your school.")), _SHORT],
        render_kw={"autocomplete": "off"},
    )
    meant = RadioField(_l("Did you mean one of these schools?"), [Optional()], validate_choice=False)
    asked_about = HiddenField()
    class_name = StringField(
        _l("Class"),
        [InputRequired(_l("Please type the name of the class, such as 4a.")), _SHORT],
        render_kw={"autocomplete": "off"},
    )
    age_group = RadioField(
        _l("Age group"), [InputRequired(_l("Please say how old the pupils are."))], coerce=str
    )
    accepted = BooleanField(
        _l("I have read the rules and accept them for the class"),
        [InputRequired(_l("Please read the rules and accept them; without that nothing can be entered."))],
    )
    rules_version = HiddenField()

    def offer(self, campaign: Campaign, cities: Sequence[City], *, known: bool) -> None:
        """Fill in what can be chosen; somebody known is not asked for name and address."""
        chosen = SelectChoice("", _l("Please choose"))
        self.city.choices = [chosen, *(SelectChoice(str(city.id), city.name) for city in cities)]
        groups = dict.fromkeys(category.age_group for category in campaign.categories)
        self.age_group.choices = [SelectChoice(group, age_group_name(group)) for group in groups]
        self.meant.choices = []
        if known:
            del self.email, self.teacher

    def ask_which(self, schools: Sequence[School]) -> None:
        """Ask whether one of these schools is meant, whose names are nearly what was typed."""
        added = _l("None of them: add “%(name)s”", name=self.school.data)
        self.meant.choices = [
            *(SelectChoice(school.ref, school.name) for school in schools),
            SelectChoice(AS_TYPED, added),
        ]
        self.asked_about.data = self.school.data

    @property
    def answer(self) -> str:
        """What was answered of this name: a school's ref, AS_TYPED, or nothing."""
        return (self.meant.data or "") if self.asked_about.data == self.school.data else ""


class WordsForm(Form):
    """The words of an entry. `seen` tells what stood there when the page was opened."""

    category = RadioField(_l("Form"), [InputRequired(_l("Please choose a form."))], coerce=int)
    language = SelectField(_l("Language it is written in"), default="")
    other_language = StringField(_l("Which other language"), [_SHORT])
    title = StringField(_l("Title"), [_TITLE])
    text = TextAreaField(_l("Text"))
    translation_language = SelectField(_l("Language of the translation"), default="")
    translation_title = StringField(_l("Title, translated"), [_TITLE])
    translation = TextAreaField(_l("Text, translated"))
    seen = HiddenField()
    ref = HiddenField()

    def offer(self, campaign: Campaign, categories: Sequence[Category]) -> None:
        """Fill in what can be chosen."""
        self.category.choices = [SelectChoice(each.id, form_name(each.form)) for each in categories]
        ready = set(campaign.translation_languages)
        self.language.choices = [
            SelectChoice("", _l("Please choose"), {"data-read-by-all": "yes"}),
            *(
                SelectChoice(
                    tag, name, {} if needs_translation(tag, list(ready)) else {"data-read-by-all": "yes"}
                )
                for tag, name in tags.choices()
            ),
            SelectChoice(OTHER, _l("Another language")),
        ]
        translations = [SelectChoice(tag, language_name(tag)) for tag in campaign.translation_languages]
        self.translation_language.choices = [SelectChoice("", _l("None")), *translations]

    def show(self, entry: Entry) -> None:
        """Fill in what stands there."""
        known = {choice.value for choice in self.language.choices}
        self.category.data = entry.category_id
        self.language.data = entry.language if entry.language in known else OTHER
        self.other_language.data = "" if entry.language in known else language_name(entry.language)
        for name in ("title", "text", "translation_language", "translation_title", "translation"):
            self[name].data = getattr(entry, name)
        self.seen.data = stamp_of(entry)

    def validate_other_language(self, field: StringField) -> None:
        """Another language is given by a name or a tag that is known."""
        if self.language.data == OTHER and not tags.language_tag(field.data or ""):
            raise ValidationError(
                _l("Please type the name of the language, or its code, such as “uk” or “pt-BR”.")
            )

    def validate_text(self, field: TextAreaField) -> None:
        """A text is not longer than can be kept."""
        if len((field.data or "").encode()) > MAX_BYTES:
            raise ValidationError(_l("This text is longer than 200 thousand characters. Please shorten it."))

    validate_translation = validate_text

    def words(self) -> Words:
        """Return the words as typed; without a text there is no translation to speak of."""
        other = tags.language_tag(self.other_language.data or "") or ""
        return Words(
            title=self.title.data or "",
            text=self.text.data or "",
            language=other if self.language.data == OTHER else self.language.data or "",
            translation_language=self.translation_language.data or "",
            translation_title=self.translation_title.data or "",
            translation=self.translation.data or "",
        )


class PicturesForm(Form):
    """Pictures to be sent; the descriptions of those that are there go by their refs."""

    files = MultipleFileField(_l("Pictures"), render_kw={"accept": ACCEPT_PICTURES})
