"""Shape of what is typed and chosen for the book."""

from collections.abc import Mapping
from typing import Any

from wtforms import (
    BooleanField,
    HiddenField,
    RadioField,
    StringField,
    TextAreaField,
)
from wtforms.fields import SelectChoice
from wtforms.validators import Length, Optional, ValidationError

from competition.platform.i18n import gettext as _
from competition.platform.i18n import lazy_gettext as _l
from competition.publication.composing.choices import Composed
from competition.publication.composing.rules import Order, Translations
from competition.publication.composing.services.saving import Words
from competition.publication.composing.wording import TRANSLATIONS, orders_of
from competition.publication.designs import designs
from competition.publication.manuscript import ChapterKind
from competition.web.forms import Form

KINDS = {
    ChapterKind.FOREWORD: _l("A foreword"),
    ChapterKind.ABOUT: _l("About the campaign"),
    ChapterKind.QUOTES: _l("A place for quotes"),
    ChapterKind.TEXT: _l("Another text"),
    ChapterKind.WORKS: _l("A section for works"),
}
LONGEST = 60_000
_MARKS = _l("A blank line parts paragraphs. # Heading, *emphasis*, **strong**, - a list, [words](https://…).")


def choices(words: Mapping[Any, Any]) -> list[SelectChoice]:
    """Return what can be chosen, from what each is called."""
    return [SelectChoice(value.value, said) for value, said in words.items()]


class ChapterForm(Form):
    """A part of the book: what fields it shows depends on its kind."""

    version = HiddenField()
    title = StringField(_l("Title"), [Length(max=200)])
    author = StringField(_l("Who signs it"), [Length(max=200)])
    text = TextAreaField(_l("Text"), [Length(max=LONGEST)], description=_MARKS)
    order = RadioField(_l("Order"), [Optional()])
    included = BooleanField(_l("It stands in the book"))

    @classmethod
    def of(cls, kind: ChapterKind, **values: Any) -> "ChapterForm":
        """Return the form of a part of this kind, with the orders that it may have."""
        form = cls(**values)
        form.order.choices = choices(orders_of(kind))
        form.order.label.text = _("Order of the works") if kind is ChapterKind.WORKS else _("Order")
        return form

    def words(self, standing: Composed) -> Words:
        """Return what was typed; what the kind has no field for stays as it stands."""
        ordered = bool(orders_of(standing.kind))
        written = standing.kind.is_written
        return Words(
            title=(self.title.data or "").strip(),
            author=(self.author.data or "").strip() if written else standing.author,
            text=(self.text.data or "").replace("\r\n", "\n") if written else standing.text,
            order=Order(self.order.data) if ordered and self.order.data else standing.order,
            included=bool(self.included.data),
        )


class NewChapterForm(Form):
    """A text or a section to be added."""

    kind = RadioField(_l("What is it?"), choices=choices(KINDS), default=ChapterKind.FOREWORD.value)
    title = StringField(
        _l("Title"),
        [Length(max=200)],
        description=_l("A foreword and the page about the campaign have one of their own; quotes need none."),
    )
    author = StringField(_l("Who signs it"), [Length(max=200)])
    text = TextAreaField(_l("Text"), [Length(max=LONGEST)], description=_MARKS)

    def validate_title(self, field: StringField) -> None:
        """Ask for the title where there is none of its own."""
        if self.kind.data in (ChapterKind.WORKS, ChapterKind.TEXT) and not (field.data or "").strip():
            field.errors = [*field.errors, _("Please give it a title.")]

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether everything is there."""
        return bool(super().validate(extra_validators)) and not self.title.errors

    def words(self) -> Words:
        """Return what was typed."""
        section = not ChapterKind(self.kind.data).is_written
        author = "" if section else (self.author.data or "").strip()
        text = "" if section else (self.text.data or "").replace("\r\n", "\n")
        return Words((self.title.data or "").strip(), author, text)


class TranslationsForm(Form):
    """Which translations the book prints."""

    seen = HiddenField()
    translations = RadioField(_l("Translations"), choices=choices(TRANSLATIONS))

    def chosen(self) -> tuple[Translations, Translations]:
        """Return what was chosen, and what stood when it was shown."""
        return Translations(self.translations.data), Translations(self.seen.data)


class DesignForm(Form):
    """What the book looks like."""

    seen = HiddenField()
    design = RadioField(_l("Design"))

    def __init__(self, **values: str) -> None:
        """Offer the designs that are there."""
        super().__init__(**values)
        self.design.choices = [(name, each.title) for name, each in designs().items()]

    def validate_seen(self, field: HiddenField) -> None:
        """Take a design only that could have been shown."""
        if field.data not in designs():
            raise ValidationError(_("Open the page again and choose once more."))


def chapter_form(chapter: Composed) -> ChapterForm:
    """Return the form of a part as it stands."""
    names = ("title", "author", "text", "included")
    return ChapterForm.of(
        chapter.kind,
        version=str(chapter.version),
        order=chapter.order.value,
        **{name: getattr(chapter, name) for name in names},
    )
