"""The refusals of what is set apart; each says what to do next."""

from competition.errors import GarlandError
from competition.platform.i18n import gettext_noop as _


class SetApartError(GarlandError):
    """A concern about the entry is open already."""

    message = _("A concern about this entry has been raised already; those responsible know of it.")
    status = 409


class NobodyResponsibleError(GarlandError):
    """The last person who is responsible for concerns would be taken away."""

    message = _("Somebody must be responsible for concerns. Name another person first.")
    status = 409
