"""The refusals of asking for further reads."""

from competition.errors import GarlandError
from competition.platform.i18n import gettext_noop as _


class NothingCloseError(GarlandError):
    """No work of the category is too close to call."""

    message = _("No work of this category is too close to call, so no further read could change an award.")
    status = 409


class AllWaitingError(GarlandError):
    """Every close work has a further read on its way."""

    message = _(
        "Every work that is too close to call is being read once more already. Wait for those scoresheets, "
        "close the round, and compute the standings anew."
    )
    status = 409


class NobodyLeftError(GarlandError):
    """Nobody who may read one of the close works is left."""

    message = _(
        "Nobody is left who may read one of these works once more. What the panel lacks stands below: "
        "invite another judge, or let the jury decide."
    )
    status = 409


class PlanChangedError(GarlandError):
    """Who would read what is not what was shown."""

    message = _(
        "Something has changed since this was shown: a scoresheet, an entry or the panel. "
        "Look at who would read now, then ask them."
    )
    status = 409


class GoneOnError(GarlandError):
    """A later round was filled from this one (`round`), so it is settled."""

    message = _(
        "“%(round)s” takes its entries from this round, so this round stays closed. "
        "Further reads belong in “%(round)s”."
    )
    status = 409


class DateMissingError(GarlandError):
    """A closed round is to be opened again without a date."""

    message = _("Say by when the judges finish: the round opens again until then.")


class ReadingAgainError(GarlandError):
    """The results are to be frozen while a round is open again."""

    message = _(
        "The round is open again for further reads. Close it, compute the standings and decide the awards "
        "once more, then freeze."
    )
    status = 409
