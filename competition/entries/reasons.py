"""Ready sentences for returning an entry: chosen in the officer's language, read in the teacher's."""

from collections.abc import Sequence

from competition.platform.i18n import gettext, use_locale
from competition.platform.i18n import gettext_noop as _

REASONS = {
    "translation": _(
        "The translation is missing or breaks off. Please add it, so that every judge can read the work."
    ),
    "cut-off": _("The text breaks off before its end. Please send it once more, whole."),
    "blurred": _(
        "The picture is blurred or too dark. Please photograph it again in daylight, from straight above."
    ),
    "cropped": _("A part of the work lies outside the picture. Please send a picture that shows it whole."),
    "name-visible": _(
        "A name can be read in the work. Please cover it or send a copy without it, since judges must not "
        "know whose work they read."
    ),
    "category": _("The work belongs into another category. Please choose the form that fits it."),
    "age": _("The ages do not fit the age group. Please look at them once more."),
    "language": _("The language named is not the one that the work is in. Please choose it again."),
    "description": _(
        "The description of a picture is missing or says too little for somebody who cannot see it."
    ),
    "not-own": _("The work seems not to be the pupils’ own. Please write to us how it came about."),
}


def sentences(codes: Sequence[str], locale: str = "") -> list[str]:
    """Return the sentences in the language at hand, or in another one; unknown codes are left out."""
    known = [REASONS[code] for code in codes if code in REASONS]
    if not locale:
        return [gettext(sentence) for sentence in known]
    with use_locale(locale):
        return [gettext(sentence) for sentence in known]


def whole_reason(codes: Sequence[str], text: str) -> str:
    """Return ready sentences and what was written beside them, a paragraph each, in the language at hand."""
    return "\n\n".join([*sentences(codes), *([text] if text else [])])
