"""Why a proof cannot be sent, answered or corrected."""

from competition.errors import GarlandError
from competition.platform.i18n import gettext_noop as _


class NotToldYetError(GarlandError):
    """A teacher would learn from the proof that their class has won."""

    message = _(
        "The teachers do not know yet that their classes have won, and a proof would tell them. "
        "Please tell the winners’ teachers in confidence first."
    )
    status = 409


class NobodyToAskError(GarlandError):
    """No proof is left that could be sent to anybody."""

    message = _("There is nobody to write to: every teacher who can be reached has the pages already.")
    status = 409


class NoPagesError(GarlandError):
    """There are no pages to answer about."""

    message = _("The pages are not there any more. Please ask the secretariat to send them again.")
    status = 409


class PagesChangedError(GarlandError):
    """The pages have changed since they were shown."""

    message = _("The pages have changed since you opened them. Please look at them once more.")
    status = 409


class WordsMissingError(GarlandError):
    """A correction is asked for without saying which."""

    message = _("Please say in a few words what should be corrected.")


class ReasonWantedError(GarlandError):
    """What is printed is changed without saying why."""

    message = _("Please say why, so that whoever asks later finds it here.")


class NothingChangedError(GarlandError):
    """The words are those that are printed already."""

    message = _("These are the words that are printed already, so there is nothing to keep.")


class CorrectedMeanwhileError(GarlandError):
    """The words have changed since the page was opened: by a correction, or by a translation that came."""

    message = _(
        "The words of this work have changed since you opened it. Nothing is lost: please look at what is "
        "printed now, then choose."
    )
    status = 409


class AnsweredMeanwhileError(GarlandError):
    """Something was said since the page was opened: by the teacher, or by somebody else of the office."""

    message = _(
        "Something has been said since you opened this page, by the teacher or by somebody else at the "
        "secretariat; it stands here. Your words are still in the form: send them if they are right all the "
        "same."
    )
    status = 409


class TooMuchSaidError(GarlandError):
    """A teacher has asked for more than anybody reads at once."""

    message = _("You have asked for a great deal already. Please wait for the secretariat’s answer.")
    status = 409
