"""The refusals of dropping; each says what to do next."""

from competition.errors import GarlandError
from competition.platform.i18n import gettext_noop as _


class ClassFullError(GarlandError):
    """The class has as many entries as it may have (`limit`)."""

    message = _(
        "This class has %(limit)s entries, which is as many as fit. Please withdraw what is not needed, "
        "or write to the secretariat if your class needs more."
    )
    status = 409


class ClassHeavyError(GarlandError):
    """The files of the class come to as much as is kept for one class (`limit` in MB)."""

    message = _(
        "The files of this class come to more than %(limit)s MB, which is as much as fits. "
        "Please send smaller copies, or write to the secretariat if your class needs more."
    )
    status = 409


class CutOffError(GarlandError):
    """Fewer bytes came than the browser had said."""

    message = _("This file did not come whole. Please send it once more.")


class NoPicturesTakenError(GarlandError):
    """No form that is open to the class takes pictures."""

    message = _("No form that is open to this class takes pictures. Please type the text instead.")


class NoDocumentsTakenError(GarlandError):
    """No form that is open to the class takes a text."""

    message = _(
        "No form that is open to this class takes a text. Please send the picture itself, as JPEG or PNG."
    )


class BadKeyError(GarlandError):
    """The key of a sending is not one that our page makes."""

    message = _(
        "This file was sent in a way that we do not know. Please reload the page and choose it again."
    )
