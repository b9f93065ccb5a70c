"""An excerpt goes along with the lines it was chosen for, when a correction adds or takes lines."""

from sqlalchemy import select

from competition.campaign.models import Category
from competition.entries.models import Entry
from competition.publication.composing.models import ComposedWork
from competition.publication.composing.services.changing import Change
from competition.publication.excerpts import EVERYTHING, Span, parts
from competition.publication.manuscript import Text
from competition.publication.proofing.excerpting import moved
from competition.publication.proofing.rules import Printed


def move_excerpt(change: Change, entry: Entry, before: Printed, after: Printed) -> None:
    """Let the excerpt of a work stand at the same lines.

    Where an end of it is gone, the choice stays older than the correction: that is how the desk knows that
    somebody should look at it again.
    """
    row = change.session.scalar(select(ComposedWork).where(ComposedWork.entry_id == entry.id))
    if row is None:
        return
    own, also = Span(row.first, row.last), Span(row.also_first, row.also_last)
    if own == EVERYTHING and also == EVERYTHING:
        return
    form = change.session.get_one(Category, entry.category_id).form
    new, found = moved(_lines(before.text, form), _lines(after.text, form), own)
    theirs, also_found = moved(
        _lines(before.translation, form), _lines(after.translation, form), own if also == EVERYTHING else also
    )
    if not entry.translation or theirs == new:
        theirs = EVERYTHING
    if (new, theirs) != (own, also):
        row.first, row.last, row.also_first, row.also_last = new.first, new.last, theirs.first, theirs.last
        row.version += 1
    if found and (also_found or not entry.translation):
        change.touch(row)


def _lines(text: str, form: str) -> list[str]:
    return parts(Text("", "ltr", "", text), form)
