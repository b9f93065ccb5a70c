"""Refusals of sharing a class."""

from competition.errors import GarlandError
from competition.platform.i18n import gettext_noop as _


class LastTeacherError(GarlandError):
    """The only teacher of a class would go."""

    message = _("A class needs somebody who looks after it. Invite a colleague first; then you can go.")
    status = 409


class TooManyTeachersError(GarlandError):
    """A class has as many teachers and open invitations as it may have (`limit`)."""

    message = _("A class can have %(limit)s teachers, invited ones included. Please take one off first.")
    status = 409


class AlreadyTeacherError(GarlandError):
    """Somebody is invited who looks after the class already."""

    message = _("Somebody with this address looks after the class already.")
    status = 409
