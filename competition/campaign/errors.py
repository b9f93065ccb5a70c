"""Refusals of setting a campaign up."""

from competition.errors import GarlandError
from competition.platform.i18n import gettext_noop as _


class SlugTakenError(GarlandError):
    """There is a campaign of that name and year already."""

    message = _("There is a campaign at /c/%(slug)s already. Choose another name or year.")
    status = 409
