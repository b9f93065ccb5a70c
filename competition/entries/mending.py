"""What a teacher does about something that is missing, as a button says it."""

from competition.entries.facts import Lack, Missing
from competition.platform.i18n import gettext
from competition.platform.i18n import gettext_noop as _

_DEEDS = {
    Lack.TITLE: _("Add the title"),
    Lack.TEXT: _("Add the text"),
    Lack.TEXT_NOT_TAKEN: _("Look at the text"),
    Lack.LANGUAGE: _("Say which language it is in"),
    Lack.TRANSLATION_LANGUAGE: _("Add the translation"),
    Lack.TRANSLATION_TITLE: _("Add the translation of the title"),
    Lack.TRANSLATION: _("Add the translation"),
    Lack.TOO_MANY_LINES: _("Shorten the text"),
    Lack.TOO_MANY_WORDS: _("Shorten the text"),
    Lack.TOO_MANY_CHARACTERS: _("Shorten the text"),
    Lack.TOO_FEW_WORDS: _("Add to the text"),
    Lack.LANGUAGE_NOT_TAKEN: _("Look at the language"),
    Lack.TOO_LARGE: _("Shorten the text"),
    Lack.NO_SPACES: _("Look at the text"),
    Lack.TOO_MANY_MARKS: _("Look at the text"),
    Lack.TOO_FEW_PICTURES: _("Add the picture"),
    Lack.TOO_MANY_PICTURES: _("Choose among the pictures"),
    Lack.DESCRIPTION: _("Describe the picture"),
    Lack.PEOPLE: _("Say who made it"),
    Lack.NAME: _("Add the first name"),
    Lack.AGE: _("Add the age"),
    Lack.AGE_OUTSIDE: _("Look at the age"),
    Lack.AGES: _("Add the ages"),
    Lack.AGES_OUTSIDE: _("Look at the ages"),
    Lack.CONSENT: _("Say what may be shown"),
}


def deed(missing: Missing) -> str:
    """Return what is to be done about what is missing."""
    return gettext(_DEEDS[missing.kind])
