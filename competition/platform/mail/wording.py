"""Letters in words, for the list of them; every event that is registered has its words here."""

from competition.platform.i18n import gettext
from competition.platform.i18n import gettext_noop as _
from competition.platform.mail.models import MailState

EVENTS = {
    "accounts.sign_in": _("The link to sign in"),
    "accounts.confirm": _("Please confirm the address"),
    "accounts.invitation": _("An invitation"),
    "entries.co_teacher": _("An invitation to look after a class"),
    "entries.receipt": _("Receipt"),
    "entries.reminder": _("Entries are not submitted yet"),
    "entries.extended": _("More time for a school"),
    "entries.returned": _("An entry is returned"),
    "entries.return_reminder": _("A returned entry waits"),
    "entries.disqualified": _("An entry is disqualified"),
    "concerns.waits": _("A concern waits"),
    "panel.invitation": _("An invitation to judge"),
    "panel.reminder": _("A reminder of an invitation"),
    "panel.confirm": _("Please confirm the address"),
    "panel.declined": _("The panel is complete"),
    "panel.profile": _("What a judge can read is asked"),
    "panel.conduct": _("The code of conduct has changed"),
    "judging.open": _("Judging is open"),
    "duels.open": _("A duel is open"),
    "duels.reminder": _("A reminder to compare"),
    "judging.more": _("Something more to judge"),
    "judging.moved": _("There is a new last day for reading"),
    "judging.reminder": _("A reminder to judge"),
    "publication.ready": _("The book is built"),
    "publication.proof": _("The pages of the book, to be looked at"),
    "results.confidence": _("The results, told in confidence"),
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
