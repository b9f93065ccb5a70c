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


class LinkNotForThemError(GarlandError):
    """A link that does not come by mail was asked for somebody who is more than a teacher."""

    message = _(
        "This account also judges or runs a campaign, so its way in comes by mail only. "
        "Please use “Send me the link by mail”, or sign in on the other device."
    )
    status = 409
