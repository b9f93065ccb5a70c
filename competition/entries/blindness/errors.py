"""The refusals of masking words; each says what to do next."""

from competition.errors import GarlandError
from competition.platform.i18n import gettext_noop as _


class WordMissingError(GarlandError):
    """No word was typed that could be masked."""

    message = _("Please type the word that is to be masked, as it stands in the work.")
