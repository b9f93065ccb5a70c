"""Refusals of the materials."""

from competition.errors import GarlandError
from competition.platform.i18n import gettext_noop as _


class NotThatKindError(GarlandError):
    """The file is of a kind that is not offered, or its content is not what its name says."""

    message = _(
        "This file cannot be offered. Please choose a PDF, a Word or OpenDocument text, a PNG or JPEG "
        "picture or a ZIP file, whose name ends as its kind does."
    )


class MaterialTooLargeError(GarlandError):
    """The file has more bytes than may be added (`limit` in MB)."""

    message = _(
        "This file is larger than %(limit)s MB. Please make it smaller, or offer its parts one by one."
    )
    status = 413


class SheetTooLongError(GarlandError):
    """A material that is one page came out longer."""

    message = _("“%(name)s” does not fit on its page. Please shorten the rules or the invitation.")
    status = 500
