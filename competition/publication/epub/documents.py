"""The documents of a publication in reading order: cover and front, one for each work, lists."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from competition.platform import i18n
from competition.platform.i18n import gettext as _
from competition.publication import layout, wording
from competition.publication.manuscript import Chapter, ChapterKind, Manuscript, Section, Text
from competition.publication.wording_matter import known_of

NAV = "nav.xhtml"
_FRONT = ("cover", "title", "imprint")
_BACK = (ChapterKind.LANGUAGES, ChapterKind.PLACES, ChapterKind.COLOPHON)


@dataclass(frozen=True)
class Document:
    """One document: its file's name, the template and what that is given, and its line in the contents.

    `label` and `also` are words in their languages, an original title and its translation; without a
    label it is not in the contents. `inside` are the documents of its section.
    """

    name: str
    template: str
    label: Text | None = None
    also: Text | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    inside: tuple["Document", ...] = ()

    @property
    def all(self) -> Iterator["Document"]:
        """It, and those inside it."""
        yield self
        yield from self.inside


@dataclass(frozen=True)
class Lists:
    """What the lists of a manuscript list."""

    tongues: list[tuple[str, Any]]
    places: list[tuple[str, Any]]


def documents(manuscript: Manuscript) -> list[Document]:
    """Return the documents of a manuscript in reading order, those of a section inside its opening."""
    lists = Lists(layout.tongues(manuscript), layout.places(manuscript))
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
        elif chapter.kind in _BACK:
            if _holds_something(chapter, lists):
                yield _titled(book, at, chapter, "back.html")
        elif not chapter.kind.is_spoken and chapter.kind is not ChapterKind.PARTICIPANTS:
            yield _titled(book, at, chapter, "prose.html")


def _holds_something(chapter: Chapter, lists: Lists) -> bool:
    """Whether there is anything to list: one language alone is not, nor are no cities."""
    least = {ChapterKind.LANGUAGES: len(lists.tongues) > 1, ChapterKind.PLACES: bool(lists.places)}
    return least.get(chapter.kind, True)


def _titled(book: Manuscript, at: int, chapter: Chapter, template: str) -> Document:
    label = _own(book, wording.chapter_title(chapter))
    return Document(
        f"chapter-{at}.xhtml",
        template,
        label,
        values={"chapter": chapter, "known": known_of(book, chapter.kind)},
    )


def _section(book: Manuscript, at: int, section: Section) -> Document:
    works = tuple(
        Document(
            f"{work.anchor}.xhtml",
            "work.html",
            work.original if work.original.title else _own(book, _("Untitled")),
            _translated(work.original, work.translation),
            {"work": work},
        )
        for work in section.works
    )
    values = {"section": section, "at": at}
    label = _own(book, wording.section_label(section))
    return Document(f"section-{at}.xhtml", "section.html", label, values=values, inside=works)


def _translated(original: Text, translation: Text | None) -> Text | None:
    told = translation and translation.title and translation.title != original.title
    return translation if told else None


def _own(book: Manuscript, title: str) -> Text:
    """Return words of the book itself."""
    return Text(book.language, "", title)
