"""Works and chapters put where somebody wants them. A move touches nothing but what is moved.

So two who move different things at once do not get into each other's way; who moves a thing that was moved
meanwhile is asked first.
"""

from competition.publication.composing.arrangement import Filled, filled
from competition.publication.composing.errors import GoneError
from competition.publication.composing.models import ComposedChapter
from competition.publication.composing.rules import Order, put_after
from competition.publication.composing.services.changing import Change, chapter_of, expect
from competition.publication.manuscript import ChapterKind
from competition.publication.queries import awarded_works


def move_work(change: Change, *, entry_id: int, chapter: str, after: int | None, moves: int) -> None:
    """Put a work behind another one of a section, or at its front; the section is in order by hand then.

    `moves` is how often it had been moved when it was shown. Raises ChangedMeanwhileError, GoneError.
    """
    change.begin()
    rows = change.chapter_rows()
    target = _section_of_works(rows, chapter)
    work = change.work_row(entry_id)
    expect(work.moves, moves)
    places = _filled(change)
    standing = next((each.works for each in places if each.chapter.key == chapter), ())
    entry_ids = put_after([each.entry_id for each in standing], entry_id, after)
    _set_by_hand(target)
    for position, each in enumerate(entry_ids):
        change.work_row(each).position = position
    work.chapter, work.moves = chapter, work.moves + 1
    change.touch(work)
    change.record("move_work", "entry", entry_id)


def move_chapter(change: Change, *, chapter: str, after: str | None, moves: int) -> None:
    """Put a chapter behind another one, or at the front. Raises ChangedMeanwhileError, GoneError."""
    change.begin()
    rows = change.chapter_rows()
    moved = chapter_of(rows, chapter)
    expect(moved.moves, moves)
    by_key = {row.key: row for row in rows}
    for position, key in enumerate(put_after(list(by_key), chapter, after)):
        by_key[key].position = position
    moved.moves += 1
    change.touch(moved)
    change.record("move_chapter", "composed_chapter", moved.id)


def _filled(change: Change) -> list[Filled]:
    change.session.flush()
    found = awarded_works(change.session, campaign=change.campaign, pictures=False)
    return filled(found.sections, change.arrangement())


def _section_of_works(rows: list[ComposedChapter], key: str) -> ComposedChapter:
    found = chapter_of(rows, key)
    if found.kind is not ChapterKind.WORKS:
        raise GoneError
    return found


def _set_by_hand(row: ComposedChapter) -> None:
    if row.order is not Order.HAND:
        row.order, row.version = Order.HAND, row.version + 1
