"""Refusals of signing in."""

from competition.errors import GarlandError
from competition.platform.i18n import gettext_noop as _


class LinkSpentError(GarlandError):
    """The link is unknown, was used already, or has expired: which one is nobody's business."""

    message = _(
        "This link has been used or has expired. You can ask for a new one; it comes within a minute."
    )
    status = 404


class InvitationForAnotherError(GarlandError):
    """Somebody signed in opens an invitation that was sent to another address."""

    message = _("This invitation is for another e-mail address. Sign out, then open the link once more.")
    status = 403
