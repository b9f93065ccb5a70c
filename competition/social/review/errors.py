"""Why a post was neither changed nor approved."""

from competition.errors import GarlandError
from competition.platform.i18n import gettext_noop as _


class ChangedMeanwhileError(GarlandError):
    """Somebody else changed the post while this page was open."""

    message = _(
        "Somebody else has changed this post while you were at it. Nothing is lost: what you wrote still "
        "stands below, and what they saved beside it. Save again to let yours stand."
    )
    status = 409


class SeenBeforeError(GarlandError):
    """What was to be approved has changed since the page was opened."""

    message = _(
        "Something has changed since this page was opened, so nothing was approved. "
        "Please look once more: what stands here now is as it is at this moment."
    )
    status = 409
