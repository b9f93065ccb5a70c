"""The base of every form: typed text is kept as typed but for invisible trouble."""

import re
import unicodedata
from typing import Any

from flask_wtf import FlaskForm
from wtforms import Field, FieldList, FormField

from competition.web.form_words import Translations

KEPT_CONTROLS = {"\n", "\t"}
# Word ends a line within a paragraph with a vertical tab.
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_BLANK_LINES = re.compile(r"\A(?:[^\S\n]*\n)+")


def clean(value: Any) -> Any:
    """Return text in NFC with plain line ends and without control characters or lone surrogates; trimmed.

    In a text of several lines the first keeps its indent, as the others do.
    """
    if not isinstance(value, str):
        return value
    text = _LINE_ENDS.sub("\n", value)
    kept = (c for c in text if c in KEPT_CONTROLS or unicodedata.category(c) not in ("Cc", "Cs"))
    tidied = _BLANK_LINES.sub("", unicodedata.normalize("NFC", "".join(kept)).rstrip())
    return tidied if "\n" in tidied else tidied.strip()


class Form(FlaskForm):  # type: ignore[misc]
    """Base form: guarded against forgery, texts cleaned, messages in our words."""

    class Meta(FlaskForm.Meta):  # type: ignore[misc]
        """How WTForms treats every form of ours."""

        def bind_field(self, form: Any, unbound_field: Any, options: dict[str, Any]) -> Field:
            """Add the cleaning filter to every field; a list of fields passes it on to those it holds."""
            if issubclass(unbound_field.field_class, FieldList | FormField):
                return unbound_field.bind(form=form, **options)
            filters = unbound_field.kwargs.get("filters", [])
            return unbound_field.bind(form=form, **{**options, "filters": [clean, *filters]})

        def get_translations(self, form: Any) -> Translations:
            """Say what WTForms says by itself in our words."""
            return Translations()
