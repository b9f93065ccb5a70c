"""What the book says and how: its texts, its sections' titles and orders, the wishes for its works."""

from dataclasses import dataclass

from competition.platform.db import new_ref
from competition.publication.composing.arrangement import place_for
from competition.publication.composing.choices import Composed, Wish
from competition.publication.composing.errors import ReasonMissingError
from competition.publication.composing.models import ComposedChapter
from competition.publication.composing.queries import as_value
from competition.publication.composing.rules import Order, Translations, put_after
from competition.publication.composing.services.changing import Change, chapter_of, expect
from competition.publication.designs import USUAL, design_of, designs
from competition.publication.excerpts import EVERYTHING
from competition.publication.manuscript import ChapterKind


@dataclass(frozen=True)
class Words:
    """What somebody wrote for a chapter or chose for it."""

    title: str = ""
    author: str = ""
    text: str = ""
    order: Order = Order.FACING
    included: bool = True


def add_chapter(change: Change, *, kind: ChapterKind, words: Words) -> str:
    """Add a text or a section of works where its kind belongs; return its key."""
    change.begin()
    rows = change.chapter_rows()
    row = change.add_chapter(key=new_ref(), kind=kind, **vars(words))
    change.touch(row)
    by_key = {each.key: each for each in (*rows, row)}
    after = place_for(kind, [as_value(each) for each in rows])
    for position, key in enumerate(put_after([each.key for each in rows], row.key, after)):
        by_key[key].position = position
    row.version = 1
    change.session.flush()
    change.record("add_chapter", "composed_chapter", row.id)
    return row.key


def save_chapter(change: Change, *, chapter: str, words: Words, version: int) -> None:
    """Keep what was written for a chapter; `version` is the one that was shown.

    Raises ChangedMeanwhileError, GoneError.
    """
    change.begin()
    row = chapter_of(change.chapter_rows(), chapter)
    expect(row.version, version)
    if _words(row) == words:
        return
    for name, value in vars(words).items():
        setattr(row, name, value)
    row.version += 1
    change.touch(row)
    change.record("save_chapter", "composed_chapter", row.id)


def remove_chapter(change: Change, *, chapter: str, version: int) -> Composed:
    """Take a chapter out that was added here; works that stood in it go back to their categories.

    Return it as it was. Raises ChangedMeanwhileError, GoneError.
    """
    change.begin()
    row = chapter_of([each for each in change.chapter_rows() if is_own(as_value(each))], chapter)
    expect(row.version, version)
    was, row_id = as_value(row), row.id
    change.session.delete(row)
    change.record("remove_chapter", "composed_chapter", row_id)
    return was


def save_work(change: Change, *, entry_id: int, wish: Wish, version: int) -> None:
    """Keep what was chosen for a work: whether it is printed, and how.

    Raises ChangedMeanwhileError, ReasonMissingError.
    """
    if not wish.included and not wish.reason.strip():
        raise ReasonMissingError
    change.begin()
    row = change.work_row(entry_id)
    expect(row.version, version)
    row.included, row.reason = wish.included, "" if wish.included else wish.reason.strip()
    row.layout, row.size = wish.layout, wish.size
    row.first, row.last = wish.excerpt.original.first, wish.excerpt.original.last
    also = wish.excerpt.translation or EVERYTHING
    row.also_first, row.also_last = also.first, also.last
    row.version += 1
    change.touch(row)
    change.record("save_work", "entry", entry_id)


def save_voice(change: Change, *, ref: str, wish: Wish, version: int) -> None:
    """Keep whether what somebody says is printed, and at which place a quote stands.

    Raises ChangedMeanwhileError, GoneError, ReasonMissingError.
    """
    if not wish.included and not wish.reason.strip():
        raise ReasonMissingError
    change.begin()
    row = change.voice_row(ref)
    expect(row.version, version)
    row.included, row.reason = wish.included, "" if wish.included else wish.reason.strip()
    row.chapter = wish.chapter
    row.version += 1
    change.touch(row)
    change.session.flush()
    change.record("save_voice", "composed_work", row.id)


def save_translations(change: Change, *, translations: Translations, seen: Translations) -> None:
    """Choose which translations are printed; raises ChangedMeanwhileError."""
    composition = change.begin()
    standing = composition.translations or Translations.ALL
    expect(list(Translations).index(standing), list(Translations).index(seen))
    composition.translations = translations
    change.record("save_translations", "campaign", change.campaign.id)


def save_design(change: Change, *, design: str, seen: str) -> None:
    """Choose what the book looks like; raises ChangedMeanwhileError."""
    composition = change.begin()
    names = list(designs())
    expect(names.index(design_of(composition.design or USUAL).name), names.index(seen))
    composition.design = design
    change.record("save_design", "campaign", change.campaign.id)


def is_own(chapter: Composed) -> bool:
    """Whether a chapter was added by the secretariat, so that it can be taken out again."""
    if chapter.kind in (ChapterKind.WORKS, ChapterKind.QUOTES):
        return not chapter.category
    return chapter.kind.is_written and chapter.key != chapter.kind.value


def _words(row: ComposedChapter) -> Words:
    return Words(**{name: getattr(row, name) for name in Words.__dataclass_fields__})
