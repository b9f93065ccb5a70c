"""Refusals of the certificates."""

from competition.errors import GarlandError
from competition.platform.i18n import gettext_noop as _


class NothingToCertifyError(GarlandError):
    """No work of the class or the school stands, so that there is nobody to give a certificate."""

    message = _("No work stands for which there could be a certificate.")
    status = 409


class NotPublicYetError(GarlandError):
    """The results are not announced: no certificate says anything of them."""

    message = _("There are certificates once the results are public.")
    status = 409


class CertificateTooLongError(GarlandError):
    """What stands on a certificate does not fit on its page, however small it is set."""

    message = _(
        "A certificate does not fit on its page. Please shorten the names and roles of those who sign."
    )
    status = 500
