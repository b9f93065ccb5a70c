"""The refusals of documents; each says what to do instead."""

from competition.errors import GarlandError
from competition.platform.i18n import gettext_noop as _


class NotADocumentError(GarlandError):
    """What was sent is none of the kinds from which a text is taken over."""

    message = _(
        "A text can be taken over from Word (DOCX), OpenDocument (ODT), PDF and plain text (TXT). "
        "Please save it as one of these and send that, or paste the text."
    )


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
