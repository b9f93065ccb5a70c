"""The refusals of asking for consents."""

from competition.errors import GarlandError
from competition.platform.i18n import gettext_noop as _


class NobodyToAskError(GarlandError):
    """No child is entered by name or age yet, so there is no form to print."""

    message = _(
        "No pupil is entered yet, so there is nobody to ask. Say first who made the entries; "
        "a blank form lies among the materials of the call."
    )
    status = 409
