"""What a person should look at before the book goes out, work by work and in words."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from urllib.parse import urlsplit

from competition.platform.fonts import Missing
from competition.platform.markdown import addresses, plain
from competition.publication import plates
from competition.publication.formats import A4, Page
from competition.publication.manuscript import Chapter, Manuscript, Work
from competition.publication.problems import Problem, ProblemKind, Room
from competition.publication.towers import tallest
from competition.publication.wording import chapter_title


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
    found += _of_campaign(manuscript, checks)
    for work in manuscript.works:
        found += look_at(work, checks)
    for look in _looks:
        found += look(manuscript, checks)
    return found


def look_at(work: Work, checks: Checks) -> Iterator[Problem]:
    """Yield what is to be said about one work."""
    yield from _of_words(work, checks)
    yield from _pictures(work, checks.page)
    line = work.byline
    if not any((line.names, line.class_name, line.school, line.city)):  # "written together" credits nobody
        yield Problem(work.number, ProblemKind.CREDIT)
    if work.original.text and checks.needs_translation(work.original.language):
        translation = work.translation
        if translation is None or not translation.text or checks.needs_translation(translation.language):
            yield Problem(work.number, ProblemKind.TRANSLATION)


def _of_campaign(manuscript: Manuscript, checks: Checks) -> Iterator[Problem]:
    imprint = manuscript.imprint
    if not (imprint.publisher or manuscript.organiser) or not imprint.contact:
        yield Problem(manuscript.name, ProblemKind.IMPRINT, room=Room.CAMPAIGN)
    words = (manuscript.name, manuscript.organiser, *asdict(imprint).values())
    for each in of_words(manuscript.name, "\n".join(words), checks):
        yield replace(each, room=Room.CAMPAIGN)


def _of_chapter(chapter: Chapter, checks: Checks) -> Iterator[Problem]:
    title = chapter_title(chapter)
    words = "\n".join((chapter.title, chapter.author, plain(chapter.text)))
    for each in of_words(title, words, checks):
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


def _of_words(work: Work, checks: Checks) -> Iterator[Problem]:
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
        for each in of_words(work.number, words, checks):
            yield replace(each, where=where)


def of_words(number: str, words: str, checks: Checks) -> Iterator[Problem]:
    """Yield the characters of some words that no typeface has, and the letter with too many marks."""
    for each in checks.missing(words):
        code = f"U+{each.codepoint:04X}"
        yield Problem(number, ProblemKind.GLYPH, {"name": each.name, "code": code})
    if tower := tallest(words):
        yield Problem(number, ProblemKind.TOWER, {"letter": tower.letter, "marks": tower.marks})


def _pictures(work: Work, page: Page) -> Iterator[Problem]:
    for _lost in range(work.pictures_sent - len(work.pictures)):
        yield Problem(work.number, ProblemKind.PICTURE)
    for picture in work.pictures:
        dpi = plates.resolution(picture, plates.box(work, picture, page))
        if dpi < plates.SHARP:
            yield Problem(work.number, ProblemKind.RESOLUTION, {"dpi": dpi, "least": plates.SHARP})
        if not picture.alt.strip():
            yield Problem(work.number, ProblemKind.ALT)
