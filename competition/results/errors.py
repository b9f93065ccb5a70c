"""The refusals of computing, deciding, freezing and announcing results."""

from competition.errors import GarlandError
from competition.platform.i18n import gettext_noop as _


class RoundStillOpenError(GarlandError):
    """Standings are asked for before the round is closed."""

    message = _("This round is not closed yet. Close it first; then its standings can be computed.")
    status = 409


class NothingHandedInError(GarlandError):
    """No scoresheet of an entry that stands has been handed in."""

    message = _(
        "No scoresheet of this round has been handed in and no duel of a whole category is closed, so there "
        "is nothing to compute yet."
    )
    status = 409


class NothingComparedError(GarlandError):
    """No round of scoring is closed, and no category was compared as a whole."""

    message = _(
        "No round is closed yet, and no duel of a whole category. Close one of them first; then the "
        "standings can be computed."
    )
    status = 409


class NoStandingsError(GarlandError):
    """Awards are to be decided before there are standings."""

    message = _("There are no standings of this round yet. Compute them first; the awards follow from them.")
    status = 409


class NoAwardsError(GarlandError):
    """Results are to be frozen before any award is decided."""

    message = _("No award has been decided yet. Decide the awards first; then the results can be frozen.")
    status = 409


class StaleStandingsError(GarlandError):
    """What the standings were computed from has changed since."""

    message = _(
        "Something has changed since the standings were computed: an entry, a scoresheet or a duel. "
        "Compute the standings and decide the awards once more, then freeze."
    )
    status = 409


class StaleAwardsError(GarlandError):
    """The awards no longer follow from the standings and the decisions of the jury."""

    message = _(
        "The awards no longer follow from the standings. "
        "Decide the awards once more, look at them, then freeze."
    )
    status = 409


class ReasonMissingError(GarlandError):
    """A decision against the order, or the lifting of a freeze, without a reason."""

    message = _("Please give the reason in a sentence. It is kept with the decision.")


class NoSuchAwardError(GarlandError):
    """A kind of award that the campaign does not know."""

    message = _("There is no such award in this category. Choose one from the list.")


class NotNominatedError(GarlandError):
    """A special mention is to be confirmed of an entry that no judge has nominated."""

    message = _("No judge has nominated this entry, or it does not stand any more. Choose one from the list.")
    status = 409


class MentionsFullError(GarlandError):
    """There are as many special mentions in the category as may be (`limit`)."""

    message = _(
        "All special mentions of this category are given: there may be %(limit)s. "
        "Take one back first, or allow more, in the category or in the rules of the awards."
    )
    status = 409


class MentionsOfSchoolFullError(GarlandError):
    """There are as many special mentions of works of a school as may be (`limit`)."""

    message = _(
        "All special mentions that works of one school may have are given: there may be %(limit)s. "
        "Take one back first, or allow more in the rules of the awards."
    )
    status = 409


class NotStandingError(GarlandError):
    """An award for an entry that is withdrawn, returned or disqualified, or that was in no round."""

    message = _("This entry does not stand in the competition at the moment, so it cannot win an award.")
    status = 409


class FrozenError(GarlandError):
    """The results are frozen; nothing about them changes any more."""

    message = _(
        "The results are frozen, so standings and awards stay as they are. "
        "To correct them, lift the freeze with a reason, and freeze anew."
    )
    status = 409


class NotFrozenError(GarlandError):
    """The results are to be announced, or a freeze lifted, and they are not frozen."""

    message = _("The results are not frozen yet. Freeze them first.")
    status = 409


class EmbargoedError(GarlandError):
    """The embargo is not over (`when`: its end as the campaign's clocks show it)."""

    message = _("The results are under embargo until %(when)s. Please announce them from then on.")
    status = 409


class AnnouncedError(GarlandError):
    """The results are public, and nobody has said that they should be taken off the pages."""

    message = _(
        "The results are announced. Lifting the freeze takes them off the public pages until you announce "
        "them again: say that you want this, then lift it."
    )
    status = 409


class UnsoundBundleError(GarlandError):
    """What was about to be sealed does not come to the same results once more, or leads back to somebody."""

    message = _(
        "The sealed file was computed again and did not hold, so nothing was frozen. "
        "Please compute the standings and decide the awards once more, then freeze."
    )
    status = 500


class BundleDamagedError(GarlandError):
    """The stored bundle is not the one that was frozen."""

    message = _(
        "The frozen results on disk are damaged: their seal does not fit. Please restore them from a backup."
    )
    status = 500


class NothingToWaitForError(GarlandError):
    """The results are to be announced by themselves at the end of an embargo, and none lies ahead."""

    message = _("There is no embargo to wait for: the results can be announced now, by hand.")
    status = 409


class RemarkNamesJudgeError(GarlandError):
    """A remark is to go out in which its judge's name stands."""

    message = _("The name of its judge stands in this remark. Please take it out; then it can go out.")
    status = 409


class RemarkEmptyError(GarlandError):
    """A remark is to go out without a word."""

    message = _("There is nothing left of this remark. Hold it back instead.")


class RemarkChangedError(GarlandError):
    """The judge has changed the remark since the page was opened."""

    message = _("The judge has changed this remark meanwhile. Please read it again as it is now.")
    status = 409
