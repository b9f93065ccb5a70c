"""The refusals of documents; each says what to do instead."""

from competition.errors import GarlandError
from competition.platform.i18n import gettext_noop as _


class TooManyDocumentsError(GarlandError):
    """The entry holds as many documents as may be sent (`limit`)."""

    message = _("An entry can hold %(limit)s documents. Please remove one first.")
    status = 409


class NothingToTakeError(GarlandError):
    """The document has not been read, or holds no text."""

    message = _(
        "There is no text in this document that could be taken over. Please type or paste it in instead."
    )
    status = 409


class NoDocumentError(GarlandError):
    """No file was chosen."""

    message = _("Please choose a document first.")
