"""How the manuscript follows what was chosen for the book: its chapters, and what is in each. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from competition.publication.composing.choices import Arrangement, Composed
from competition.publication.composing.rules import Order, Translations, in_order
from competition.publication.composing.spoken import spoken
from competition.publication.manuscript import BACK, Chapter, ChapterKind, Manuscript, Section, Work

_MIDDLE = frozenset((ChapterKind.WORKS, ChapterKind.QUOTES))
_BEFORE_CONTENTS, _AFTER_CONTENTS = ChapterKind.FOREWORD, ChapterKind.ABOUT


@dataclass(frozen=True)
class Filled:
    """A chapter with all works that belong into it, in order, those that are left out among them."""

    chapter: Composed
    works: tuple[Work, ...] = ()


def usual(sections: Sequence[Section]) -> tuple[Composed, ...]:
    """Return the chapters of a book that nobody has composed: behind each section room for quotes."""
    return (
        Composed(ChapterKind.CONTENTS.value, ChapterKind.CONTENTS),
        *(each for section in sections for each in (_of_category(section), _quotes_behind(section))),
        *(Composed(kind.value, kind) for kind in BACK),
    )


def chapters(sections: Sequence[Section], arrangement: Arrangement) -> tuple[Composed, ...]:
    """Return the chapters in their order; a category that has come since stands after the last section.

    So does room for quotes behind it; any other kind of chapter that is missing stands where it usually does.
    """
    known, expected = list(arrangement.chapters or usual(sections)), usual(sections)
    for at, each in enumerate(expected):
        if each.kind in BACK and each.kind not in {one.kind for one in known}:
            known.insert(_place_behind(known, expected[:at]), each)
        elif each.category and each.key not in {one.key for one in known}:
            beside = expected[at - 1 : at] if each.kind is ChapterKind.QUOTES else expected[1:at]
            known.insert(_place_behind(known, beside) or 1, each)
    return tuple(known)


def filled(sections: Sequence[Section], arrangement: Arrangement) -> list[Filled]:
    """Return the chapters in their order, each with its works in theirs."""
    found = chapters(sections, arrangement)
    homes = {each.category: each.key for each in found if each.kind is ChapterKind.WORKS and each.category}
    keys = {each.key for each in found}
    inside: dict[str, list[Work]] = {}
    for section in sections:
        for work in section.works:
            wished = arrangement.wish(work).chapter
            home = wished if wished in keys else homes[_category(section)]
            inside.setdefault(home, []).append(work)
    return [_filled(chapter, inside.get(chapter.key, []), arrangement) for chapter in found]


def composed(manuscript: Manuscript, arrangement: Arrangement) -> Manuscript:
    """Return the manuscript as it is composed; unchanged where nobody has chosen anything."""
    if arrangement == Arrangement():
        return manuscript
    by_key = {_of_category(each).key: each for each in manuscript.sections}
    sections, kept, standing = list[Section](), list[Chapter](), list[Composed]()
    for each in filled(manuscript.sections, arrangement):
        works = printed(each.works, arrangement, manuscript.language)
        if not _stands(each.chapter, works, manuscript):
            continue
        if each.chapter.kind is ChapterKind.WORKS:
            sections.append(_section(each.chapter, works, by_key.get(each.chapter.key)))
        kept.append(_chapter(each.chapter, len(sections) - 1))
        standing.append(each.chapter)
    return replace(
        manuscript,
        sections=tuple(sections),
        chapters=tuple(kept),
        design=arrangement.design,
        voices=tuple(spoken(manuscript.voices, standing, arrangement)),
    )


def place_for(kind: ChapterKind, present: Sequence[Composed]) -> str | None:
    """Return the key of the chapter that a new one of this kind stands after; None is the front."""
    kinds = [each.kind for each in present]
    if kind is _BEFORE_CONTENTS:
        ahead = [at for at, each in enumerate(kinds) if each is kind]
    elif kind is _AFTER_CONTENTS:
        ahead = [at for at, each in enumerate(kinds) if each in (kind, ChapterKind.CONTENTS)]
    else:
        ahead = [at for at, each in enumerate(kinds) if each is kind or each in _MIDDLE]
    return present[ahead[-1]].key if ahead else None


def _filled(chapter: Composed, works: Sequence[Work], arrangement: Arrangement) -> Filled:
    placed = {work.entry_id: arrangement.wish(work).position for work in works}
    positions = {entry_id: at for entry_id, at in placed.items() if at is not None}
    return Filled(chapter, tuple(in_order(works, chapter.order, positions)))


def printed(works: Sequence[Work], arrangement: Arrangement, language: str) -> tuple[Work, ...]:
    """Return of these works those that are printed, as they are wished."""
    wanted = (work for work in works if arrangement.wish(work).included)
    return tuple(as_wished(work, arrangement, language) for work in wanted)


def as_wished(work: Work, arrangement: Arrangement, language: str) -> Work:
    """Return a work as it is wished in a book of this language."""
    return arrangement.wish(work).of(_in_languages(work, arrangement.translations, language))


def _in_languages(work: Work, translations: Translations, language: str) -> Work:
    """Return the work with its translation, where the edition prints it."""
    if work.translation is None or translations is Translations.ALL:
        return work
    own = work.translation.language.partition("-")[0] == language.partition("-")[0]
    return work if own and translations is Translations.BOOK else replace(work, translation=None)


def _stands(chapter: Composed, works: Sequence[Work], manuscript: Manuscript) -> bool:
    """Whether a chapter is in the book: it is wanted, and there is something in it."""
    holds = bool(works) if chapter.kind is ChapterKind.WORKS else manuscript.holds(chapter.kind, chapter.text)
    return chapter.included and holds


def _section(chapter: Composed, works: tuple[Work, ...], category: Section | None) -> Section:
    return Section(
        form=category.form if category else works[0].form,
        age_group=category.age_group if category else "",
        works=works,
        young=all(work.young for work in works),
        title=chapter.title,
        fixed=chapter.order is not Order.FACING,
    )


def _chapter(chapter: Composed, section: int) -> Chapter:
    at = section if chapter.kind is ChapterKind.WORKS else None
    fixed = chapter.kind.is_spoken and chapter.order is Order.HAND
    return Chapter(chapter.kind, chapter.title, chapter.author, chapter.text, at, chapter.key, fixed)


def _place_behind(known: Sequence[Composed], before: Sequence[Composed]) -> int:
    """Return the place right behind what usually stands before: a section's own, else any of its kind."""
    own = {each.key for each in before}
    kinds = {each.kind for each in before if not each.category}
    return max((at + 1 for at, each in enumerate(known) if each.key in own or each.kind in kinds), default=0)


def _quotes_behind(section: Section) -> Composed:
    key = f"{ChapterKind.QUOTES}-{section.form}-{section.age_group}"
    return Composed(key, ChapterKind.QUOTES, category=_category(section))


def _of_category(section: Section) -> Composed:
    key = f"{section.form}-{section.age_group}"
    return Composed(key, ChapterKind.WORKS, category=_category(section))


def _category(section: Section) -> str:
    return f"{section.form}/{section.age_group}"
