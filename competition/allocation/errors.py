"""The refusals of allocation."""

from competition.errors import GarlandError


class RoundBegunError(GarlandError):
    """A round whose assignments were released is not allocated anew; what is lacking is filled instead."""

    message = "This round has begun, so nothing that judges hold is moved. Fill the missing reads instead."
    status = 409


class RoundEndedError(GarlandError):
    """A closed round gets no more readers."""

    message = "This round is closed. Set up another round to have entries read again."
    status = 409


class NoPanelError(GarlandError):
    """Nobody on the panel is ready to read."""

    message = (
        "Nobody on the panel is ready yet. Invite judges, and wait until at least one has stated a profile."
    )
    status = 409


class NoEntriesError(GarlandError):
    """The round has no entries."""

    message = "This round has no entries yet. Accept entries in screening, then take them in."
    status = 409
