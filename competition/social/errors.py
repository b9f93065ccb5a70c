"""Why there are no cards."""

from competition.errors import GarlandError
from competition.platform.i18n import gettext_noop as _


class NotFrozenError(GarlandError):
    """The results are not frozen, so nobody knows who has won."""

    message = _("The cards are made from the frozen results. Please freeze the results first.")
    status = 409


class NoCardsError(GarlandError):
    """No award that gets a card may be shown on social media."""

    message = _(
        "No awarded work may appear on social media at the moment. "
        "Please look at the awards and the consents first."
    )
    status = 409


class NoKitError(GarlandError):
    """The cards were never made."""

    message = _("There is no social kit yet. Please make the cards first.")
    status = 404


class OutdatedKitError(GarlandError):
    """The kit that stands says more, or less, than is allowed or known by now."""

    message = _(
        "Something has changed since these cards were made: a consent, a work or the results. "
        "Please make them again."
    )
    status = 409


class KeepsChangingError(GarlandError):
    """Consents or results changed again and again while the kit was put together."""

    message = _(
        "Works or consents kept changing while the cards were made. Please try once more in a minute."
    )
    status = 409


class CannotDrawError(GarlandError):
    """Drawing died again and again, at last at a work, which `which` tells; `reason` as that of a child."""

    message = _(
        "The cards could not all be drawn: drawing stopped again and again, at last at %(which)s "
        "(%(reason)s). Those that are drawn are kept. Please try again; if it happens again, tell whoever "
        "runs this installation."
    )
    status = 500
