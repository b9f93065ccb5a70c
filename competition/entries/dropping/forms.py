"""Shape of what is chosen before files are dropped: what they become."""

import re
from collections.abc import Sequence

from wtforms import HiddenField, MultipleFileField, SelectField
from wtforms.fields import SelectChoice

from competition.campaign.models import Category
from competition.campaign.wording import form_name
from competition.entries import tags
from competition.entries.dropping.services import Goal
from competition.platform.db import new_ref
from competition.platform.i18n import lazy_gettext as _l
from competition.platform.languages import language_name
from competition.web.forms import Form

ACCEPT = "image/*,.heic,.heif,.avif,.tif,.tiff,.pdf,.docx,.odt,.txt"
_BATCH = re.compile(r"[0-9a-z]{12}")


class DropForm(Form):
    """What pictures and documents become, the language of their words, and the files themselves."""

    pictures = SelectField(_l("Pictures become"), validate_choice=False)
    documents = SelectField(_l("Documents become"), validate_choice=False)
    language = SelectField(_l("Language of the titles and texts"), validate_choice=False)
    files = MultipleFileField(_l("Choose files"), render_kw={"accept": ACCEPT})
    batch = HiddenField()

    def offer(self, categories: Sequence[Category], language: str) -> None:
        """Fill in what can be chosen: what is of pictures alone comes first for pictures."""
        pictured = sorted((each for each in categories if each.max_images), key=lambda each: each.takes_text)
        self.pictures.choices = [SelectChoice(each.ref, form_name(each.form)) for each in pictured]
        written = [each for each in categories if each.takes_text]
        self.documents.choices = [SelectChoice(each.ref, form_name(each.form)) for each in written]
        known = dict(tags.choices())
        own = [(language, language_name(language))] if language and language not in known else []
        self.language.choices = [
            SelectChoice("", _l("Say it later")),
            *(SelectChoice(tag, name) for tag, name in [*own, *known.items()]),
        ]
        self.language.data = self.language.data or language

    def key_of(self, number: int) -> str:
        """Return the key of the file at this place: the same when the same form is sent again."""
        batch = self.batch.data if _BATCH.fullmatch(self.batch.data or "") else new_ref()
        return f"{batch}{number:08d}"


def goal_of(categories: Sequence[Category], *, pictures: str, documents: str, language: str) -> Goal:
    """Return the goal by the refs that were chosen; what was not chosen is the first that fits."""
    pictured = sorted((each for each in categories if each.max_images), key=lambda each: each.takes_text)
    written = [each for each in categories if each.takes_text]
    return Goal(
        pictures=_chosen(pictured, pictures),
        documents=_chosen(written, documents),
        language=tags.language_tag(language) or "",
    )


def _chosen(open_to: Sequence[Category], ref: str) -> Category | None:
    return next((each for each in open_to if each.ref == ref), open_to[0] if open_to else None)
