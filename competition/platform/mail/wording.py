"""Letters in words, for the list of them; an event that has no words here is shown by its name."""

from competition.platform.i18n import gettext
from competition.platform.i18n import gettext_noop as _
from competition.platform.mail.models import MailState

EVENTS = {
    "accounts.sign_in": _("The link to sign in"),
    "accounts.confirm": _("Please confirm the address"),
    "accounts.invitation": _("An invitation"),
    "entries.receipt": _("Receipt"),
    "entries.returned": _("An entry is returned"),
    "entries.disqualified": _("An entry is disqualified"),
    "judging.open": _("Judging is open"),
    "judging.reminder": _("A reminder to judge"),
    "publication.ready": _("The book is built"),
    "results.announced": _("The results are public"),
}
STATES = {
    MailState.QUEUED: _("waits to be sent"),
    MailState.SENDING: _("is being sent"),
    MailState.SENT: _("sent"),
    MailState.FAILED: _("could not be sent"),
    MailState.UNCERTAIN: _("perhaps sent"),
    MailState.KEPT: _("to be read here"),
}


def event_name(event: str) -> str:
    """Return what a letter is about."""
    return gettext(EVENTS[event]) if event in EVENTS else event


def state_name(state: MailState) -> str:
    """Return where a letter stands."""
    return gettext(STATES[state])
