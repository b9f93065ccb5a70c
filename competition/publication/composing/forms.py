"""Shape of what is typed and chosen for the book."""

from typing import Any

from wtforms import (
    BooleanField,
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.fields import SelectChoice
from wtforms.validators import Length, NumberRange, Optional, ValidationError

from competition.platform.i18n import gettext as _
from competition.platform.i18n import lazy_gettext as _l
from competition.publication.composing.arrangement import Composed, Wish
from competition.publication.composing.rules import Order, Translations
from competition.publication.composing.services.saving import Words
from competition.publication.composing.wording import LAYOUTS, ORDERS, SIZES, TRANSLATIONS
from competition.publication.designs import designs
from competition.publication.excerpts import EVERYTHING, Excerpt, Span
from competition.publication.manuscript import ChapterKind, Layout, Size
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


def _choices(words: dict[Any, Any]) -> list[SelectChoice]:
    return [SelectChoice(value.value, said) for value, said in words.items()]


class ChapterForm(Form):
    """A part of the book: what fields it shows depends on its kind."""

    version = HiddenField()
    title = StringField(_l("Title"), [Length(max=200)])
    author = StringField(_l("Who signs it"), [Length(max=200)])
    text = TextAreaField(_l("Text"), [Length(max=LONGEST)], description=_MARKS)
    order = RadioField(_l("Order of the works"), [Optional()], choices=_choices(ORDERS))
    included = BooleanField(_l("It stands in the book"))

    def words(self, standing: Composed) -> Words:
        """Return what was typed; what the kind has no field for stays as it stands."""
        works = standing.kind is ChapterKind.WORKS
        written = standing.kind.is_written
        return Words(
            title=(self.title.data or "").strip(),
            author=(self.author.data or "").strip() if written else standing.author,
            text=(self.text.data or "").replace("\r\n", "\n") if written else standing.text,
            order=Order(self.order.data) if works and self.order.data else standing.order,
            included=bool(self.included.data),
        )


class NewChapterForm(Form):
    """A text or a section to be added."""

    kind = RadioField(_l("What is it?"), choices=_choices(KINDS), default=ChapterKind.FOREWORD.value)
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


class WorkForm(Form):
    """How a work stands in the book."""

    version = HiddenField()
    included = BooleanField(_l("It stands in the book"))
    reason = StringField(
        _l("Why it is left out"), [Length(max=300)], description=_l("For the secretariat alone.")
    )
    layout = RadioField(_l("On which pages"), [Optional()], choices=_choices(LAYOUTS))
    size = RadioField(_l("How large"), [Optional()], choices=_choices(SIZES))
    first = IntegerField(_l("From"), [Optional(), NumberRange(min=1)])
    last = IntegerField(_l("To"), [Optional(), NumberRange(min=1)])
    also_first = IntegerField(_l("From"), [Optional(), NumberRange(min=1)])
    also_last = IntegerField(_l("To"), [Optional(), NumberRange(min=1)])

    def fits(self, parts: int, also_parts: int) -> bool:
        """Whether the excerpts lie within the texts; says so at the fields where not."""
        return _fits(self.first, self.last, parts) & _fits(self.also_first, self.also_last, also_parts)

    def wish(self) -> Wish:
        """Return what was chosen."""
        also = Span(self.also_first.data, self.also_last.data)
        own = Span(self.first.data, self.last.data)
        return Wish(
            included=bool(self.included.data),
            reason=(self.reason.data or "").strip(),
            layout=Layout(self.layout.data or Layout.AUTO.value),
            size=Size(self.size.data or Size.AUTO.value),
            excerpt=Excerpt(own, None if also == EVERYTHING else also),
        )


class TranslationsForm(Form):
    """Which translations the book prints."""

    seen = HiddenField()
    translations = RadioField(_l("Translations"), choices=_choices(TRANSLATIONS))

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


class PlaceForm(Form):
    """Another section for a work."""

    do = SelectField(_l("Section"), choices=[])


def chapter_form(chapter: Composed) -> ChapterForm:
    """Return the form of a part as it stands."""
    names = ("title", "author", "text", "included")
    return ChapterForm(
        version=str(chapter.version),
        order=chapter.order.value,
        **{name: getattr(chapter, name) for name in names},
    )


def work_form(wish: Wish) -> WorkForm:
    """Return the form of a work as it stands."""
    also = wish.excerpt.translation or EVERYTHING
    return WorkForm(
        version=str(wish.version),
        included=wish.included,
        reason=wish.reason,
        layout=wish.layout.value,
        size=wish.size.value,
        first=wish.excerpt.original.first,
        last=wish.excerpt.original.last,
        also_first=also.first,
        also_last=also.last,
    )


def _fits(first: IntegerField, last: IntegerField, parts: int) -> bool:
    begin, end = first.data or 1, last.data or parts
    if first.errors or last.errors or (begin <= end <= parts) or (first.data, last.data) == (None, None):
        return True
    last.errors = [
        *last.errors,
        _("Please choose from 1 to %(parts)s, the second not before the first.", parts=parts),
    ]
    return False
