"""Fields in which something is typed or chosen from suggestions."""

from collections.abc import Mapping, Sequence
from typing import Any

from wtforms import StringField
from wtforms.validators import ValidationError

from competition.judging.languages import find_tag
from competition.platform.i18n import gettext as _
from competition.platform.languages import language_name
from competition.web.forms import clean


class LanguageField(StringField):  # type: ignore[misc]
    """A language typed by name; its data is the BCP 47 tag, empty when nothing was typed.

    `known` are tags whose names are understood whatever they look like: those that stood there before.
    """

    known: Sequence[str] = ()
    data: str | None
    typed: str = ""

    def _value(self) -> str:
        """Show the name, or what was typed when nobody knows it."""
        if self.raw_data:
            return str(self.raw_data[0])
        return language_name(self.data) if self.data else ""

    def show(self, words: str) -> None:
        """Let other words stand in the field, as if they had been typed."""
        self.typed, self.raw_data = words, [words]

    def process_formdata(self, valuelist: list[str]) -> None:
        """Keep what was typed; its meaning is found when the known tags are."""
        self.typed = clean(valuelist[0]) if valuelist else ""
        self.data = ""

    def pre_validate(self, form: Any) -> None:
        """Find the tag. Raises ValidationError with what to do for an unknown language."""
        if not self.typed:
            return
        kept = {language_name(tag).casefold(): tag for tag in self.known}
        self.data = kept.get(self.typed.casefold()) or find_tag(self.typed)
        if self.data is None:
            raise ValidationError(
                _(
                    "We do not know “%(typed)s”. Choose from the list, or type a code such as el.",
                    typed=self.typed,
                )
            )


class SuggestedField(StringField):  # type: ignore[misc]
    """A thing typed by its label; its data is the thing's id, None when nothing was typed."""

    options: Mapping[int, str] = {}
    data: int | None
    typed: str = ""

    def _value(self) -> str:
        """Show the label, or what was typed when it is no label."""
        if self.raw_data:
            return str(self.raw_data[0])
        return self.options.get(self.data or 0, "")

    def process_formdata(self, valuelist: list[str]) -> None:
        """Keep what was typed; its meaning is found when the options are known."""
        self.data = None
        self.typed = clean(valuelist[0]) if valuelist else ""

    def pre_validate(self, form: Any) -> None:
        """Find the thing. Raises ValidationError with what to do for an unknown one."""
        ids = {label.casefold(): key for key, label in self.options.items()}
        if not self.typed:
            return
        self.data = ids.get(self.typed.casefold())
        if self.data is None:
            raise ValidationError(
                _("“%(typed)s” is not in this campaign. Choose from the list.", typed=self.typed)
            )
