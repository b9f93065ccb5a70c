"""The refusals of a rehearsal."""

from competition.errors import GarlandError


class NothingExpectedError(GarlandError):
    """Without entries there is nothing to rehearse."""

    message = "Say how many entries you expect, in one category at least; then the round can be rehearsed."
    status = 400


class TooMuchExpectedError(GarlandError):
    """More than a rehearsal can work through."""

    message = (
        "A rehearsal takes up to %(entries)s entries and %(judges)s judges. "
        "Make the numbers smaller; a part tells as much."
    )
    status = 400
