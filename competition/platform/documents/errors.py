"""Why a document's text is not taken over; the document itself is kept."""

from competition.errors import GarlandError
from competition.platform.i18n import gettext_noop as _


class DocumentError(GarlandError):
    """A document cannot be read. `refused`: its kind is not taken, rather than that it is broken."""

    refused = False


class LockedDocumentError(DocumentError):
    """The document is encrypted."""

    message = _(
        "This document is protected by a password. "
        "Please save it without one and send that, or paste the text."
    )
    refused = True


class MacroDocumentError(DocumentError):
    """The document holds programs."""

    message = _(
        "This document holds macros, small programs that are not opened here. "
        "Please save it as a plain Word document (DOCX) and send that."
    )
    refused = True


class SwollenDocumentError(DocumentError):
    """The document unpacks to far more than a work can be, or declares what no document needs."""

    message = _(
        "This document is built in a way that is not opened here. "
        "Please copy its text into a new document and send that, or paste the text."
    )
    refused = True


class DamagedDocumentError(DocumentError):
    """The document cannot be opened, or its main part is missing."""

    message = _(
        "This document is damaged and cannot be opened. "
        "Please open it on your computer, save it anew and send that, or paste the text."
    )


class PicturesOnlyError(DocumentError):
    """A PDF without a text."""

    message = _("This PDF holds pictures of pages, no text. Send the pages as pictures, or type the text.")


class EmptyDocumentError(DocumentError):
    """Nothing is written in the document."""

    message = _("There is no text in this document. Please look whether it is the right one.")


class LongDocumentError(DocumentError):
    """The document holds more than a work may have (`limit` in thousands of characters)."""

    message = _(
        "This document is longer than one work can be (%(limit)s thousand characters). "
        "Please send one that holds this work only."
    )


class HardDocumentError(DocumentError):
    """Reading took more time or memory than is allowed, or came to no end."""

    message = _(
        "This document could not be read here. Please copy its text into a new document and send that, "
        "or paste the text."
    )
