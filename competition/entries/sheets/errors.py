"""The refusals of sheets and scans; each says what to do next."""

from competition.errors import GarlandError
from competition.platform.i18n import gettext_noop as _


class NoSheetsError(GarlandError):
    """Nothing was asked for."""

    message = _("Please type names, or say how many sheets you need.")


class TooManySheetsError(GarlandError):
    """More sheets than are printed at once (`limit`)."""

    message = _("Up to %(limit)s sheets are made at once. Please make the others afterwards.")


class SheetsUsedError(GarlandError):
    """A sheet whose work is here already is not thrown away."""

    message = _(
        "The works of these sheets are here, so the sheets stay. A draft can be discarded on its own page."
    )
    status = 409


class PageGoneError(GarlandError):
    """The page was given or set aside in another window."""

    message = _("This page was given or set aside in the meantime. Please look at the tray once more.")
    status = 409


class NoPictureOfPageError(GarlandError):
    """The page could not be opened, so that there is nothing to give."""

    message = _(
        "This page could not be opened, so it cannot be given. Please scan or photograph it once more."
    )
    status = 409


class ScanError(GarlandError):
    """A file of scans that cannot be used; each kind of it says what to do next."""

    message = _("This file cannot be read. Please send the scan as PDF, or as photographs in JPEG.")


class NotAScanError(ScanError):
    """The file is neither a PDF nor a picture that is read."""

    message = _(
        "This is neither a PDF nor a picture that we can read. Please send the scan as PDF, or photographs "
        "as JPEG, PNG, HEIC, TIFF, WebP or AVIF."
    )


class DamagedScanError(ScanError):
    """The file begins as a PDF or a picture and cannot be opened."""

    message = _(
        "This file is damaged or broken off. Please copy it from the scanner or phone again and send that."
    )


class LockedScanError(ScanError):
    """A PDF that asks for a password."""

    message = _("This PDF is locked with a password. Please save it without one and send that.")


class TooManyPagesError(ScanError):
    """The file has more pages than are read at once (`pages`, `limit`)."""

    message = _("This file has %(pages)s pages; up to %(limit)s are read at once. Please send it in parts.")


class TooManyScanPixelsError(ScanError):
    """A picture too big to be opened safely (`megapixels` and `limit` in millions)."""

    message = _(
        "This picture has %(megapixels)s million pixels; we can take up to %(limit)s million. "
        "300 dots an inch are plenty for a sheet."
    )


class TooHardScanError(ScanError):
    """Opening took more time or memory than is allowed."""

    message = _("This file is too heavy to be opened here. Please scan it with 300 dots an inch or fewer.")


REFUSALS = {kind.__name__: kind for kind in ScanError.__subclasses__()}
