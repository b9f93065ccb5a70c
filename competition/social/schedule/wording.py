"""What a schedule's codes say to the social media manager."""

from competition.platform.i18n import gettext
from competition.platform.i18n import gettext_noop as _
from competition.social.schedule.cautions import Code
from competition.social.schedule.postings import Lacking, Why

_WHY = {
    Why.MILESTONE: _("At the milestone’s own moment"),
    Why.COUNTDOWN: _("Counts the days"),
    Why.AFTER_ANNOUNCEMENT: _("Soon after the announcement"),
    Why.RESULTS_WEEK: _("Its turn in the results week"),
    Why.LONGER_WEEK: _("After the results week, which has no room for it"),
    Why.END_OF_WEEK: _("At the end of the results week"),
    Why.STATEMENTS: _("Once the statements are in"),
    Why.VOICES: _("Between the results and the publication"),
    Why.BY_HAND: _("Moved by hand"),
    Why.MADE_ROOM: _("Made room for a post moved by hand"),
}
_LACKING = {
    Lacking.NO_RESULTS_DAY: _("No time yet: the calendar says no day for the results."),
    Lacking.NO_STATEMENTS_DAY: _("No time yet: the calendar says no day for the statements."),
    Lacking.NO_PUBLICATION_DAY: _("No time yet: the calendar says no day for the publication."),
    Lacking.NO_DAY: _("No time yet: please choose one by hand."),
}
_CAUTIONS = {
    Code.EMBARGO: _("Before the results may be known."),
    Code.EARLY: _("Before the milestone that it belongs to."),
    Code.UNANNOUNCED: _("Before the post that announces the results."),
    Code.SAME_SCHOOL: _("Another post of the same school goes out on that day."),
    Code.TOO_CLOSE: _("Less than an hour and a half from another post."),
    Code.PAST: _("That moment is over."),
}


def why(code: Why) -> str:
    """Return why a post stands where it stands."""
    return gettext(_WHY[code])


def lacking(code: Lacking) -> str:
    """Return why a post has no time, and what helps."""
    return gettext(_LACKING[code])


def caution(code: Code) -> str:
    """Return what is wrong with the time of a post."""
    return gettext(_CAUTIONS[code])
