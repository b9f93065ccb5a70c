"""The documents of a publication in reading order: cover and front, one for each work, lists."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from competition.platform import i18n
from competition.platform.i18n import gettext as _
from competition.publication import layout, wording
from competition.publication.epub.document import Document, name_of, own
from competition.publication.epub.spoken import participants, quotes, quotes_by_place, spoken
from competition.publication.manuscript import Chapter, ChapterKind, Manuscript, Section, Text
from competition.publication.voices import Voice
from competition.publication.wording_matter import known_of

NAV = "nav.xhtml"
_FRONT = ("cover", "title", "imprint")
_BACK = (ChapterKind.LANGUAGES, ChapterKind.PLACES, ChapterKind.COLOPHON)


@dataclass(frozen=True)
class Lists:
    """What the lists of a manuscript list, and the quotes of each place for them."""

    tongues: Sequence[Any]
    places: Sequence[Any]
    quotes: Mapping[int, Sequence[Voice]]


def documents(manuscript: Manuscript) -> list[Document]:
    """Return the documents of a manuscript in reading order, those of a section inside its opening."""
    lists = Lists(layout.tongues(manuscript), layout.index(manuscript), quotes_by_place(manuscript))
    with i18n.use_locale(manuscript.language):
        front = [Document(f"{each}.xhtml", f"{each}.html") for each in _FRONT]
        return [*front, *_chapters(manuscript, lists)]


def contents_of(manuscript: Manuscript, title: str = "") -> Document:
    """Return the contents, which reading systems show beside the book too."""
    with i18n.use_locale(manuscript.language):
        return Document(NAV, "nav.html", values={"heading": title or _("Contents")})


def _chapters(book: Manuscript, lists: Lists) -> Iterator[Document]:
    for at, chapter in enumerate(book.outline):
        if chapter.section is not None:
            yield _section(book, chapter.section, book.sections[chapter.section])
        elif chapter.kind is ChapterKind.CONTENTS:
            yield contents_of(book, chapter.title)
        elif chapter.kind is ChapterKind.QUOTES:
            yield from quotes(book, chapter, lists.quotes[at])
        elif chapter.kind.is_spoken:
            yield spoken(book, at, chapter)
        elif chapter.kind is ChapterKind.PARTICIPANTS:
            yield participants(book, at, chapter)
        elif chapter.kind not in _BACK:
            yield _titled(book, at, chapter, "prose.html")
        elif _holds_something(chapter, lists):
            yield _titled(book, at, chapter, "back.html")


def _holds_something(chapter: Chapter, lists: Lists) -> bool:
    """Whether there is anything to list: one language alone is not, nor are no cities."""
    least = {ChapterKind.LANGUAGES: len(lists.tongues) > 1, ChapterKind.PLACES: bool(lists.places)}
    return least.get(chapter.kind, True)


def _titled(book: Manuscript, at: int, chapter: Chapter, template: str) -> Document:
    label = own(book, wording.chapter_title(chapter))
    return Document(
        f"chapter-{at}.xhtml",
        template,
        label,
        own(book, chapter.author) if chapter.author else None,
        {"chapter": chapter, "known": known_of(book, chapter.kind)},
    )


def _section(book: Manuscript, at: int, section: Section) -> Document:
    works = tuple(
        Document(
            name_of(work.anchor),
            "work.html",
            work.original if work.original.title else own(book, _("Untitled")),
            _translated(work.original, work.translation),
            {"work": work},
        )
        for work in section.works
    )
    values = {"section": section, "at": at}
    label = own(book, wording.section_label(section))
    return Document(f"section-{at}.xhtml", "section.html", label, values=values, inside=works)


def _translated(original: Text, translation: Text | None) -> Text | None:
    told = translation and translation.title and translation.title != original.title
    return translation if told else None
