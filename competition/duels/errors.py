"""The refusals of duels."""

from competition.errors import GarlandError
from competition.platform.i18n import gettext_noop as _


class DuelClosedError(GarlandError):
    """A judge decides in a duel that is over."""

    message = _("This duel is over, so this choice does not count any more. What you chose before does.")
    status = 409


class PairDecidedError(GarlandError):
    """The pair was decided already, in another window perhaps."""

    message = _("You have decided about these two already. Here are the next two.")
    status = 409


class NothingToUndoError(GarlandError):
    """A judge who has decided nothing wants to take a choice back."""

    message = _("There is no choice of yours that could be taken back. Choose between these two first.")
    status = 409


class TooFewWorksError(GarlandError):
    """A duel of fewer than two works."""

    message = _("A duel needs at least two works. Choose two or more of the list.")


class TooManyWorksError(GarlandError):
    """A duel of more works than can be told apart two at a time (`most`)."""

    message = _(
        "A duel takes up to %(most)s works. Choose those at the award line, and let a round rank the rest."
    )


class NobodyComparesError(GarlandError):
    """No judge who was chosen may read two of the works."""

    message = _(
        "None of the judges that you chose may read two of these works: their languages or a conflict of "
        "interest stand against it. Choose other judges or other works."
    )


class WantedError(GarlandError):
    """A number of comparisons that makes no sense (`most`)."""

    message = _("How many comparisons do you want? Type a whole number from 1 to %(most)s.")


class UntilPastError(GarlandError):
    """The moment by which judges are to finish has passed."""

    message = _(
        "That moment has passed. Choose one that is still to come, so that judges have time to compare."
    )


class NothingComparedError(GarlandError):
    """A duel is to be closed in which nobody decided anything."""

    message = _(
        "Nobody has compared anything in this duel yet, so it would decide nothing. Wait for the judges."
    )
    status = 409


class ResultsFrozenError(GarlandError):
    """The results are frozen."""

    message = _("The results are frozen, so no duel changes them. Lift the freeze first, with a reason.")
    status = 409
