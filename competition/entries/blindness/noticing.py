"""Which entries have names in them that nobody has decided about, as the secretariat's list says it."""

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from competition.entries.blindness.models import NameNotice
from competition.entries.blindness.queries import report_of
from competition.entries.marks import add_mark
from competition.entries.models import Entry
from competition.entries.rules import EntryState
from competition.platform.i18n import lazy_gettext as _l

_UNDECIDED = exists(
    select(NameNotice.entry_id)
    .where(NameNotice.entry_id == Entry.id, NameNotice.undecided > 0)
    .correlate(Entry)
)
add_mark("names", _l("Names found in it"), (Entry.state == EntryState.SUBMITTED) & _UNDECIDED)


def notice(session: Session, entry: Entry) -> None:
    """Write down how many names stand in an entry undecided, whenever its words or the decisions change."""
    number = len(report_of(session, entry).open)
    session.merge(NameNotice(entry_id=entry.id, undecided=number))
    session.flush()
