"""Papers in words: what a file is called, how far a sheet is."""

from competition.judging.paper.queries import TypedRow
from competition.judging.paper.rules import PrintKind
from competition.judging.rules import SheetState
from competition.platform.i18n import gettext as _

NAMES = {PrintKind.PACK: "works-to-read.pdf", PrintKind.SHEETS: "scoresheets.pdf"}


def print_name(kind: PrintKind) -> str:
    """Return the name of a file; it tells nothing of anybody."""
    return NAMES[kind]


def typed_words(row: TypedRow) -> tuple[str, str]:
    """Return how far a sheet is, and the badge's tone."""
    if row.state is None:
        return _("Nothing yet"), "pale"
    if row.state is SheetState.OPEN:
        return _("Questions open"), "plain"
    return (_("By the secretariat"), "ready") if row.typed_at else (_("By the judge"), "ready")
