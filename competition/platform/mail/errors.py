"""Why a mail is not sent again."""

from competition.errors import GarlandError


class MailUnderWayError(GarlandError):
    """The mail waits to be sent already, or is being sent."""

    message = "This mail is under way already. Please look again in a few minutes."
    status = 409
