"""What is said of a work's consents."""

from competition.platform.i18n import gettext as _
from competition.platform.i18n import gettext_noop, ngettext
from competition.results.confidence.rules import Appears, Settlement

APPEARS = {
    Appears.NAMED: gettext_noop("with names"),
    Appears.NAMELESS: gettext_noop("without a name"),
    Appears.NOT: gettext_noop("not at all"),
}


def state_words(state: Settlement) -> str:
    """Say how far the consents of a work are settled."""
    if state.is_settled:
        return _("consents settled")
    if not state.people:
        return _("nobody is named as its author yet")
    return ngettext(
        "%(answered)s of %(num)s person has answered for book, website and social media",
        "%(answered)s of %(num)s people have answered for book, website and social media",
        state.people,
        answered=state.answered,
    )


def appears_words(appears: Appears) -> str:
    """Say how a work appears in a channel."""
    return _(APPEARS[appears])
