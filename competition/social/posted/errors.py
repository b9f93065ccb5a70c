"""Why it could not be kept where a post stands."""

from competition.errors import GarlandError
from competition.platform.i18n import gettext_noop as _


class NoAddressError(GarlandError):
    """What was typed is no address of a page."""

    message = _(
        "This is no address of a post. Open the post on %(platform)s, copy its address from there and paste "
        "it here; it begins with https://."
    )


class UnknownPlatformError(GarlandError):
    """The platform is not among those that posts are made for."""

    message = _("Please choose the platform on which the post stands.")
