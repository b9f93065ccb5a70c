"""Proofs in words."""

from competition.platform.i18n import gettext as _
from competition.platform.i18n import lazy_gettext as _l
from competition.publication.proofing.models import ProofLetter
from competition.publication.proofing.rules import Answer, Standing, Where

STANDINGS = {
    Standing.UNSENT: (_l("Not sent"), "pale"),
    Standing.SILENT: (_l("No word yet"), "plain"),
    Standing.APPROVED: (_l("Approved"), "ready"),
    Standing.ASKED: (_l("Asks for a correction"), "attention"),
    Standing.ANSWERED: (_l("Answered"), "plain"),
    Standing.VOID: (_l("Approved, but the pages have changed"), "attention"),
}
WHERE = {
    Where.TITLE: _l("The title"),
    Where.TEXT: _l("The text"),
    Where.TRANSLATION: _l("The translation"),
    Where.CREDIT: _l("Names, class or school"),
    Where.PICTURE: _l("A picture"),
    Where.LAYOUT: _l("How it stands on the page"),
}


def state_of(letter: ProofLetter) -> str:
    """Return where the pages stand that a teacher was sent, as it is told to them."""
    if letter.answer is Answer.APPROVED:
        return _("approved")
    if letter.answer is Answer.WAITING:
        return _("waits for your word")
    return (
        _("answered by the secretariat")
        if letter.replied_at
        else _("your correction is with the secretariat")
    )
