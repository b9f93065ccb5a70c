"""The refusals of screening; each says what to do next."""

from competition.errors import GarlandError
from competition.platform.i18n import gettext_noop as _


class DecisionNotPossibleError(GarlandError):
    """The decision does not fit the state of the entry: somebody else may have decided in the meantime."""

    message = _("This decision is not possible as the entry stands now. Please look at it once more.")
    status = 409


class ReasonMissingError(GarlandError):
    """An entry is returned or disqualified without telling the teacher why."""

    message = _("Please write to the teacher why, in a sentence or two.")


class PicturesNotReadyError(GarlandError):
    """The judges' copies of the pictures are not made yet, or cannot be made."""

    message = _(
        "A picture of this entry is not ready for the judges. If it has just arrived, wait a minute; "
        "if it needs a look, return the entry and ask for another copy."
    )
    status = 409


class ReturnDateError(GarlandError):
    """An entry is returned until a moment that has passed already."""

    message = _("Please choose a day to come: until its end the teacher can hand the entry in again.")


class NothingCorrectedError(GarlandError):
    """A correction leaves language and category as they are."""

    message = _("Language and category stand like this already. Change one of them, or leave it as it is.")


class MaskOutOfDateError(GarlandError):
    """A picture was turned, cropped or replaced after parts of it had been covered for the judges."""

    message = _(
        "Picture %(picture)s has been changed since parts of it were covered for the judges. "
        "Please open “What judges must not see” and cover them again."
    )
    status = 409
