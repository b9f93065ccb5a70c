"""Shape of a reminder as it is typed, and of how the judges of a round are narrowed."""

from collections.abc import Iterable, Mapping
from typing import Any

from wtforms import BooleanField, HiddenField, IntegerField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, ValidationError

from competition.judging.oversight.letters import PLACES, SUBJECT_LIMIT, WORDS_LIMIT, unknown_places
from competition.platform.i18n import gettext as _
from competition.platform.i18n import lazy_gettext as _l
from competition.platform.languages import language_name
from competition.web.forms import Form

MOST_DAYS = 90


class DaysForm(Form):
    """From when on a judge counts as silent; in the address, so that it can be looked at."""

    class Meta(Form.Meta):
        """It changes only what is looked at."""

        csrf = False

    days = IntegerField(
        _l("Nothing saved for so many days"),
        [NumberRange(1, MOST_DAYS, _l("Between one day and ninety, please."))],
    )


class LetterForm(Form):
    """A reminder: a subject and words for each language."""

    kind = HiddenField()
    judge = HiddenField()
    days = HiddenField(id="quiet-days")
    again = BooleanField(_l("Also to those who were reminded today already"))

    @property
    def parts(self) -> list[tuple[str, Any, Any]]:
        """The languages with their two fields."""
        tags = [name.removeprefix("subject-") for name in self._fields if name.startswith("subject-")]
        return [(tag, self[f"subject-{tag}"], self[f"words-{tag}"]) for tag in tags]

    def words(self) -> dict[str, dict[str, str]]:
        """What was typed, by language."""
        return {tag: {"subject": subject.data, "words": words.data} for tag, subject, words in self.parts}


def letter_form(words: Mapping[str, Mapping[str, str]], **standing: Any) -> LetterForm:
    """Return a form with fields for these languages, filled in with these words unless others were typed."""
    fields = dict(_fields(words))
    kind = type("LanguagesForm", (LetterForm,), fields)
    data = {f"{part}-{tag}": text for tag, both in words.items() for part, text in both.items()}
    form: LetterForm = kind(data={**data, **standing})
    return form


def _fields(tags: Iterable[str]) -> Iterable[tuple[str, Any]]:
    for tag in tags:
        named = {"language": language_name(tag)}
        subject = _("Subject in %(language)s", **named)
        words = _("Words in %(language)s", **named)
        kept = {"lang": tag, "dir": "auto"}
        checks = [InputRequired(_("Please write something here.")), _known]
        yield f"subject-{tag}", StringField(subject, [*checks, Length(max=SUBJECT_LIMIT)], render_kw=kept)
        yield f"words-{tag}", TextAreaField(words, [*checks, Length(max=WORDS_LIMIT)], render_kw=kept)


def _known(_form: Form, field: Any) -> None:
    """Refuse a place that nothing can be filled into: it would go out as it stands."""
    unknown = unknown_places(field.data or "")
    if unknown:
        raise ValidationError(
            _(
                "Nothing can be filled in for %(unknown)s. There are: %(places)s.",
                unknown=", ".join(unknown),
                places=", ".join(f"{{{place}}}" for place in PLACES),
            )
        )
