"""The refusals of practice."""

from competition.errors import GarlandError


class PracticeIncompleteError(GarlandError):
    """Questions are still open (`count` of them)."""

    message = "Questions without a score: %(count)s. Answer them, then see how the panel scored."
    status = 409


class PracticeDoneError(GarlandError):
    """The work was scored before; the panel's scores have been seen."""

    message = "You have scored this work already, and seen how the panel did. Your scores stay as they are."
    status = 409


class PracticeScoredError(GarlandError):
    """A work that judges have scored keeps its words."""

    message = (
        "Judges have scored this work as it is, so its words stay. You can change the remark, or take the "
        "work out and write another one."
    )
    status = 409


class NothingReadyError(GarlandError):
    """There are no ready works for this category and language, or they are all taken."""

    message = "There is no further ready work for this category in that language. Write one of your own."
    status = 409
