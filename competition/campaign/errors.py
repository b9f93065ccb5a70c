"""Refusals of setting a campaign up and changing it."""

from competition.errors import GarlandError
from competition.platform.i18n import gettext_noop as _


class SlugTakenError(GarlandError):
    """There is a campaign of that name and year already."""

    message = _("There is a campaign at /c/%(slug)s already. Choose another name or year.")
    status = 409


class NoLogoError(GarlandError):
    """No file was chosen."""

    message = _("Please choose a picture first.")
    status = 400


class NoCategoryError(GarlandError):
    """A campaign is to have no category at all."""

    message = _("A campaign needs a category. Take at least one in.")
    status = 400


class CategoryInUseError(GarlandError):
    """A category is to be left out although entries, judges or rounds belong to it."""

    message = _(
        "“%(category)s” has entries or practice works, or belongs to a judge or a round, so it stays."
    )
    status = 409


class AwardsFrozenError(GarlandError):
    """Awards are to change although the results are frozen."""

    message = _("The results are frozen, so their awards stay as they are. Lift the freeze first.")
    status = 409
