"""Refusals of changing schools and cities."""

from competition.errors import GarlandError
from competition.platform.i18n import gettext_noop as _


class NameTakenError(GarlandError):
    """Another school of the city, or another city of the campaign, has this name."""

    message = _("“%(name)s” stands there already. If both are one, merge them.")
    status = 409


class NothingToMergeError(GarlandError):
    """Fewer than two were chosen, some of them are gone, or they lie in different cities."""

    message = _(
        "Please tick two or more that are one. Schools must lie in one city: "
        "merge the cities first if they do not."
    )
    status = 409
