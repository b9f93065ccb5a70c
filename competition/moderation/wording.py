"""The jury's meeting in words: why a work is on the list, and what was decided."""

from competition.campaign.wording import award_name
from competition.moderation.rules import AS_IT_IS, NOTHING, ORDER, Cause
from competition.platform.i18n import gettext
from competition.platform.i18n import gettext_noop as _

_CAUSES = {
    Cause.CLOSE: _("too close to call"),
    Cause.TIED: _("tied at the award line"),
    Cause.OVERRIDDEN: _("decided against the order"),
    Cause.FLAGGED: _("flagged"),
    Cause.DISAGREEMENT: _("judges of different minds"),
    Cause.CHOSEN: _("put on by you"),
}
_CHOICES = {
    NOTHING: _("No award"),
    AS_IT_IS: _("Leave it as it is"),
    ORDER: _("Let the order of the standings hold again"),
}


def cause_said(cause: Cause) -> str:
    """Return why a work is on the list."""
    return gettext(_CAUSES[cause])


def judge_said(letter: str) -> str:
    """Return what a judge is called before the jury."""
    return gettext("Judge %(letter)s", letter=letter)


def choice_said(choice: str) -> str:
    """Return a decision as it is offered and listed."""
    return gettext(_CHOICES[choice]) if choice in _CHOICES else award_name(choice)
