"""The base of every form: typed text is kept as typed but for invisible trouble."""

import unicodedata
from typing import Any

from flask_wtf import FlaskForm
from wtforms import Field, FieldList, FormField

from competition.web.form_words import Translations

KEPT_CONTROLS = {"\n", "\t"}


def clean(value: Any) -> Any:
    """Return text in NFC with plain line ends and without control characters or lone surrogates; trimmed."""
    if not isinstance(value, str):
        return value
    text = value.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n").replace("\u2028", "\n")
    kept = (c for c in text if c in KEPT_CONTROLS or unicodedata.category(c) not in ("Cc", "Cs"))
    return unicodedata.normalize("NFC", "".join(kept)).strip()


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
