"""The refusals of coming onto a panel."""

from competition.errors import GarlandError


class NoListError(GarlandError):
    """No file was sent."""

    message = "Choose the file with your judges first: XLSX, ODS or CSV."


class NoAddressColumnError(GarlandError):
    """No column of the list holds e-mail addresses."""

    message = "None of the columns holds e-mail addresses. Say which one does, then look again."


class NobodyToInviteError(GarlandError):
    """A list in which nobody can be invited."""

    message = "Nobody in this list can be invited. Correct the file, then send it once more."
    status = 409


class ListSentError(GarlandError):
    """The list was sent or put away already."""

    message = "The invitations of this list are on their way already. Nothing was sent twice."
    status = 409


class OnPanelError(GarlandError):
    """The address belongs to somebody on the panel."""

    message = "This person is on the panel already."
    status = 409


class LeftBeforeError(GarlandError):
    """The address belongs to somebody who has left the panel."""

    message = "This person has left the panel. Bring them back on their page; then no invitation is needed."
    status = 409


class InvitedAlreadyError(GarlandError):
    """An invitation to this address waits for its answer."""

    message = "This person has an invitation already. Send it once more under “Not answered yet”."
    status = 409


class AnsweredError(GarlandError):
    """An invitation that has been answered can be neither sent again nor withdrawn."""

    message = "This invitation has been answered meanwhile. Look at the panel."
    status = 409


class NoConductError(GarlandError):
    """A code of conduct without a word."""

    message = "Write the code of conduct in at least one language."


class UnknownEntryError(GarlandError):
    """No entry of the campaign has this code."""

    message = (
        "No entry that judges can read has the code “%(code)s”. Copy the code or the address of its page in "
        "Screening."
    )


class SettledError(GarlandError):
    """The conflict has been settled meanwhile."""

    message = "This conflict has been dealt with already."
    status = 409


class DecidedError(GarlandError):
    """The request has been decided meanwhile."""

    message = "This request has been decided already."
    status = 409
