"""What a person should look at before the book goes out, work by work and in words."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

from competition.platform.fonts import Missing
from competition.platform.i18n import gettext, translate_key
from competition.platform.i18n import gettext_noop as _
from competition.platform.markdown import addresses, plain
from competition.publication import plates
from competition.publication.formats import A4, Page
from competition.publication.manuscript import Chapter, Manuscript, Work
from competition.publication.wording import chapter_title, credit


class ProblemKind(StrEnum):
    """What is wrong with a work."""

    CONSENT = "consent"
    STOPS = "stops"
    REMARK = "remark"
    GLYPH = "glyph"
    PICTURE = "picture"
    RESOLUTION = "resolution"
    ALT = "alt"
    TRANSLATION = "translation"
    CREDIT = "credit"
    NAME = "name"
    WIDE = "wide"
    LONG = "long"
    LINK = "link"
    EMPTY = "empty"
    IMPRINT = "imprint"
    FACES = "faces"
    WITHHELD = "withheld"
    TOO_MANY = "too-many"
    TOO_LONG = "too-long"
    PATTERN = "pattern"
    QUESTIONS = "questions"
    PORTRAIT = "portrait"
    PORTRAIT_SMALL = "portrait-small"
    NAMELESS = "nameless"
    NO_LANGUAGE = "no-language"


class Severity(StrEnum):
    """What a problem does, the worst first: it keeps the book from being built, or what it is about from

    standing in it, or it is printed all the same.
    """

    STOPS = "stops"
    LEAVES_OUT = "leaves-out"
    HOLDS_NOTE = "holds-note"
    WARNS = "warns"


class Room(StrEnum):
    """Where a problem is mended."""

    WORK = "work"
    CHAPTER = "chapter"
    CONTRIBUTION = "contribution"
    CAMPAIGN = "campaign"
    MACHINE = "machine"


SENTENCES = {
    ProblemKind.CONSENT: _(
        "Left out: somebody shown has not allowed the book, or the entry does not stand any more."
    ),
    ProblemKind.STOPS: _(
        "Its page holds a note instead: it stops the typesetting (%(reason)s). "
        "Very long words or thousands of marks on one letter do that."
    ),
    ProblemKind.REMARK: _("The typesetter stumbled over it. Please look at its page in the book."),
    ProblemKind.GLYPH: _(
        "No typeface here has the character %(name)s (%(code)s); it would print as an empty box."
    ),
    ProblemKind.PICTURE: _("A picture could not be opened and is missing from the page."),
    ProblemKind.RESOLUTION: _(
        "A picture prints at %(dpi)s dots per inch; from %(least)s on it looks sharp. "
        "Please ask the class for a larger one."
    ),
    ProblemKind.ALT: _("A picture has no description for readers who cannot see it."),
    ProblemKind.TRANSLATION: _("The text has no translation into a language of the book."),
    ProblemKind.CREDIT: _(
        "Nothing may be said of who made it: neither a name nor a school stands beside it."
    ),
    ProblemKind.NAME: _("A name that stays out of the credit stands in the work itself: “%(context)s”"),
    ProblemKind.WIDE: _("“%(word)s” is wider than the line it stands on, and is broken without a hyphen."),
    ProblemKind.LONG: _(
        "It takes %(pages)s pages instead of %(planned)s: something is longer than its room."
    ),
    ProblemKind.LINK: _("The address of a link cannot be right: %(address)s"),
    ProblemKind.EMPTY: _("Nothing stands in it, so it is not in the book."),
    ProblemKind.IMPRINT: _("The imprint does not say who publishes the book, or how to reach them."),
    ProblemKind.FACES: _("The book’s own typeface is missing on this machine: %(face)s"),
    ProblemKind.WITHHELD: _("Left out: the person, or a guardian, has not allowed the book."),
    ProblemKind.TOO_MANY: _("Left out: a city has %(most)s quotes in the book at most."),
    ProblemKind.TOO_LONG: _("It is longer than an A4 page of the book."),
    ProblemKind.PATTERN: _("The quote does not follow its pattern."),
    ProblemKind.QUESTIONS: _("Somebody still has to read whether it answers the guiding questions."),
    ProblemKind.PORTRAIT: _("The portrait is missing."),
    ProblemKind.PORTRAIT_SMALL: _(
        "The portrait prints at %(dpi)s dots per inch; from %(least)s on it looks sharp. "
        "Please ask for a larger one."
    ),
    ProblemKind.NAMELESS: _("A part of the name is missing that may be shown."),
    ProblemKind.NO_LANGUAGE: _("Nobody has said which language it is in."),
}
SEVERITIES = {
    ProblemKind.FACES: Severity.STOPS,
    ProblemKind.CONSENT: Severity.LEAVES_OUT,
    ProblemKind.EMPTY: Severity.LEAVES_OUT,
    ProblemKind.STOPS: Severity.HOLDS_NOTE,
    ProblemKind.WITHHELD: Severity.LEAVES_OUT,
    ProblemKind.TOO_MANY: Severity.LEAVES_OUT,
}
"""What each kind does; those that are not named warn."""
LEAVES_OUT = frozenset({ProblemKind.CONSENT, ProblemKind.WITHHELD, ProblemKind.TOO_MANY})
HOLDS_NOTE = frozenset({ProblemKind.STOPS})
PLACES = {
    "title": _("Title"),
    "text": _("Text"),
    "translation_title": _("Translated title"),
    "translation": _("Translation"),
    "credit": _("Credit"),
    "alt": _("Description of a picture"),
}


@dataclass(frozen=True)
class Problem:
    """One thing about one work, by the work's number, or about a chapter, by its title.

    `values` fill the kind's sentence; `where` is one of `PLACES`. `room` is where it is mended, `key` the
    key or reference of what stands there; a work is found by its number.
    """

    number: str
    kind: ProblemKind
    values: dict[str, Any] = field(default_factory=dict)
    where: str = ""
    room: Room = Room.WORK
    key: str = ""

    @property
    def severity(self) -> Severity:
        """What it does."""
        return SEVERITIES.get(self.kind, Severity.WARNS)

    @property
    def said(self) -> str:
        """The sentence in the current language, with the part of a work that it is about."""
        sentence = translate_key(SENTENCES[self.kind], self.values)
        if not self.where:
            return sentence
        return gettext("%(part)s: %(sentence)s", part=gettext(PLACES[self.where]), sentence=sentence)

    def as_row(self) -> dict[str, Any]:
        """Return the problem as it is kept in the database."""
        return asdict(self)


def from_row(row: dict[str, Any]) -> Problem:
    """Return a problem that was kept."""
    where, key = row.get("where", ""), row.get("key", "")
    room = Room(row.get("room", Room.WORK))
    return Problem(row["number"], ProblemKind(row["kind"]), row["values"], where, room, key)


@dataclass(frozen=True)
class Checks:
    """What the checks need to know: the faces' gaps, whether a language needs a translation, and the page."""

    missing: Callable[[str], Sequence[Missing]]
    needs_translation: Callable[[str], bool]
    page: Page = A4


Look = Callable[[Manuscript, Checks], Iterable[Problem]]
_looks: list[Look] = []


def add_look(look: Look) -> Look:
    """Have `look(manuscript, checks)` asked too: what it yields stands after what is told of works."""
    _looks.append(look)
    return look


def problems(manuscript: Manuscript, checks: Checks) -> list[Problem]:
    """Return what is found without typesetting: left-out works first, then by order of the book."""
    found = [Problem(number, ProblemKind.CONSENT) for number in manuscript.left_out]
    for chapter in manuscript.chapters:
        if chapter.kind.is_written:
            found += _of_chapter(chapter, checks)
    if not (manuscript.imprint.publisher or manuscript.organiser) or not manuscript.imprint.contact:
        found.append(Problem(manuscript.name, ProblemKind.IMPRINT, room=Room.CAMPAIGN))
    for work in manuscript.works:
        found += look_at(work, checks)
    for look in _looks:
        found += look(manuscript, checks)
    return found


def look_at(work: Work, checks: Checks) -> Iterator[Problem]:
    """Yield what is to be said about one work."""
    yield from _glyphs(work, checks)
    yield from _pictures(work, checks.page)
    if not credit(work):
        yield Problem(work.number, ProblemKind.CREDIT)
    if work.original.text and checks.needs_translation(work.original.language):
        translation = work.translation
        if translation is None or not translation.text or checks.needs_translation(translation.language):
            yield Problem(work.number, ProblemKind.TRANSLATION)


def _of_chapter(chapter: Chapter, checks: Checks) -> Iterator[Problem]:
    title = chapter_title(chapter)
    words = "\n".join((chapter.title, chapter.author, plain(chapter.text)))
    for each in without_glyph(title, words, checks):
        yield replace(each, room=Room.CHAPTER, key=chapter.key)
    for address in addresses(chapter.text):
        if not _can_be(address):
            values = {"address": address}
            yield Problem(title, ProblemKind.LINK, values, room=Room.CHAPTER, key=chapter.key)


def _can_be(address: str) -> bool:
    """Whether an address may lead somewhere: to a host with a dot in its name, or to a mailbox."""
    parts = urlsplit(address)
    host = parts.path.rpartition("@")[2] if parts.scheme == "mailto" else parts.hostname or ""
    return "." in host.strip(".")


def _glyphs(work: Work, checks: Checks) -> Iterator[Problem]:
    line = work.byline
    credit = [*line.names, line.class_name, line.school, line.city, *(text.credit for text in work.texts)]
    printed = {
        "title": work.original.title,
        "text": work.original.text,
        "translation_title": work.translation.title if work.translation else "",
        "translation": work.translation.text if work.translation else "",
        "credit": "\n".join(credit),
    }
    for where, words in printed.items():
        for each in without_glyph(work.number, words, checks):
            yield replace(each, where=where)


def without_glyph(number: str, words: str, checks: Checks) -> Iterator[Problem]:
    """Yield the characters of some words that no typeface has."""
    for each in checks.missing(words):
        code = f"U+{each.codepoint:04X}"
        yield Problem(number, ProblemKind.GLYPH, {"name": each.name, "code": code})


def _pictures(work: Work, page: Page) -> Iterator[Problem]:
    for _lost in range(work.pictures_sent - len(work.pictures)):
        yield Problem(work.number, ProblemKind.PICTURE)
    for picture in work.pictures:
        dpi = plates.resolution(picture, plates.box(work, picture, page))
        if dpi < plates.SHARP:
            yield Problem(work.number, ProblemKind.RESOLUTION, {"dpi": dpi, "least": plates.SHARP})
        if not picture.alt.strip():
            yield Problem(work.number, ProblemKind.ALT)
