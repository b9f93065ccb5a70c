"""Works, voices and chapters put where somebody wants them. A move touches nothing but what is moved.

So two who move different things at once do not get into each other's way; who moves a thing that was moved
meanwhile is asked first.
"""

from collections.abc import Sequence

from competition.consent.rules import Channel
from competition.contributions.queries import contributions_for
from competition.publication.composing.arrangement import Filled, filled
from competition.publication.composing.errors import GoneError
from competition.publication.composing.models import ComposedChapter
from competition.publication.composing.queries import as_value
from competition.publication.composing.rules import Key, Order, put_after
from competition.publication.composing.services.changing import Change, chapter_of, expect
from competition.publication.composing.spoken import in_turn
from competition.publication.manuscript import ChapterKind
from competition.publication.queries import awarded_works
from competition.publication.queries_matter import voice_of


def move_work(
    change: Change, *, entry_id: int, chapter: str, after: int | None, moves: int, shown: Sequence[int] = ()
) -> None:
    """Put a work behind another one of a section, or at its front; the section is in order by hand then.

    `moves` is how often it had been moved when it was shown; `shown` the order in which the section stands
    where pages face well. Raises ChangedMeanwhileError, GoneError.
    """
    change.begin()
    rows = change.chapter_rows()
    target = _section_of_works(rows, chapter)
    work = change.work_row(entry_id)
    expect(work.moves, moves)
    places = _filled(change)
    standing = next((each.works for each in places if each.chapter.key == chapter), ())
    entry_ids = _as_shown([each.entry_id for each in standing], target, shown)
    _set_by_hand(target)
    for position, each in enumerate(put_after(entry_ids, entry_id, after)):
        change.work_row(each).position = position
    work.chapter, work.moves = chapter, work.moves + 1
    change.touch(work)
    change.record("move_work", "entry", entry_id)


def move_voice(
    change: Change, *, ref: str, chapter: str, after: str | None, moves: int, shown: Sequence[str] = ()
) -> None:
    """Put a statement or a story behind another one of its chapter, or first: that is in order by hand then.

    What may not be printed has no place. Raises ChangedMeanwhileError, GoneError.
    """
    change.begin()
    rows = change.chapter_rows()
    target = chapter_of(rows, chapter)
    moved = change.voice_row(ref)
    expect(moved.moves, moves)
    allowed = contributions_for(change.session, change.campaign.id, Channel.BOOK)
    change.session.flush()
    standing = in_turn([voice_of(each) for each in allowed], as_value(target), change.arrangement())
    refs = _as_shown([voice.ref for voice in standing], target, shown)
    if target.kind not in (ChapterKind.STATEMENTS, ChapterKind.STORIES) or ref not in refs:
        raise GoneError
    _set_by_hand(target)
    for position, each in enumerate(put_after(refs, ref, after)):
        change.voice_row(each).position = position
    moved.moves += 1
    change.touch(moved)
    change.session.flush()
    change.record("move_voice", "composed_work", moved.id)


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


def _as_shown(keys: Sequence[Key], target: ComposedChapter, shown: Sequence[Key]) -> list[Key]:
    """Return the keys as the list showed them, where pages were to face well; new ones come last."""
    if target.order is not Order.FACING:
        return list(keys)
    return sorted(keys, key=lambda key: shown.index(key) if key in shown else len(shown))


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
