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


class RoundGoneError(GarlandError):
    """The round was deleted while its allocation waited."""

    message = "This round was deleted meanwhile, so there is nothing to allocate."
    status = 404


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


class BarredByCityError(GarlandError):
    """The entry is from the judge's own city."""

    message = "The entry is from the judge's own city. Choose somebody from elsewhere."
    status = 409


class BarredBySchoolError(GarlandError):
    """The entry is from a school at which the judge teaches, or that the judge has named."""

    message = (
        "The entry is from a school at which the judge teaches, or that the judge has named. Choose somebody "
        "else."
    )
    status = 409


class KeptFromError(GarlandError):
    """The judge stepped aside from the entry, or it is kept from them."""

    message = "The judge stepped aside from this entry, or it is kept from them. Choose somebody else."
    status = 409


class GivenAlreadyError(GarlandError):
    """The judge has the entry."""

    message = "The judge has this entry already."
    status = 409


class NotReadError(GarlandError):
    """The judge reads neither the language of the entry nor that of its translation."""

    message = (
        "The judge reads neither the entry's language nor that of its translation. Choose somebody who does, "
        "or ask for a translation."
    )
    status = 409


class NotInRoundError(GarlandError):
    """The entry does not stand in the round."""

    message = "This entry does not stand in the round any more. Look at the round's entries again."
    status = 409


class NotOnPanelError(GarlandError):
    """The judge is not ready to read."""

    message = "This judge is not ready to read: the profile is not stated, or the judge has left the panel."
    status = 409


class TouchedError(GarlandError):
    """The judge has begun with the entry, flagged it or given it up."""

    message = (
        "The judge has begun with this entry, flagged it or stepped aside from it, so it stays where it is. "
        "Ask the judge to step aside from it, if somebody else shall read it."
    )
    status = 409


class RoundNotBegunError(GarlandError):
    """Only in an open round is anything taken over or added."""

    message = "This round is not open. Allocate it as a whole before it begins."
    status = 409


class NothingToTakeOverError(GarlandError):
    """Nobody has an unread entry that the judge may read and has less room for."""

    message = (
        "Nobody who has more has an unread entry that this judge may read, or there is no room left: raise "
        "the capacity in the profile, or give single entries by hand."
    )
    status = 409


class NoDraftsError(GarlandError):
    """There are no drafts."""

    message = "There are no drafts any more."
    status = 409


class AllBarredError(GarlandError):
    """Every draft breaks what was declared since, or its judge is gone."""

    message = (
        "Since this was drafted, conflicts were declared or judges have left, so that none of it can be "
        "released. Find readers once more; in an open round, let these drafts go first."
    )
    status = 409


class FewerReadsError(GarlandError):
    """In an open round an entry gets more readers, never fewer."""

    message = "This round is open, so nothing is taken from judges: give a category more reads, not fewer."
    status = 409


class SameReadsError(GarlandError):
    """Nothing was changed."""

    message = "Nothing is changed. Type another number of reads."
    status = 409
