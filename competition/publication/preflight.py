"""What a person should look at before the book goes out, work by work and in words."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from competition.platform.fonts import Missing
from competition.platform.i18n import gettext_noop as _
from competition.platform.i18n import translate_key
from competition.platform.markdown import plain
from competition.publication import plates
from competition.publication.manuscript import Manuscript, Work
from competition.publication.wording import chapter_title


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
}
LEAVES_OUT = frozenset({ProblemKind.CONSENT})
HOLDS_NOTE = frozenset({ProblemKind.STOPS})


@dataclass(frozen=True)
class Problem:
    """One thing about one work, by the work's number, or about a chapter, by its title.

    `values` fill the kind's sentence.
    """

    number: str
    kind: ProblemKind
    values: dict[str, Any] = field(default_factory=dict)

    @property
    def said(self) -> str:
        """The sentence in the current language."""
        return translate_key(SENTENCES[self.kind], self.values)

    def as_row(self) -> dict[str, Any]:
        """Return the problem as it is kept in the database."""
        return asdict(self)


def from_row(row: dict[str, Any]) -> Problem:
    """Return a problem that was kept."""
    return Problem(row["number"], ProblemKind(row["kind"]), row["values"])


@dataclass(frozen=True)
class Checks:
    """What the checks need to know: the faces' gaps, and whether a language needs a translation."""

    missing: Callable[[str], Sequence[Missing]]
    needs_translation: Callable[[str], bool]


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
        words = "\n".join((chapter.title, chapter.author, plain(chapter.text)))
        found += _without_glyph(chapter_title(chapter), words, checks) if words.strip() else ()
    for work in manuscript.works:
        found += look_at(work, checks)
    for look in _looks:
        found += look(manuscript, checks)
    return found


def look_at(work: Work, checks: Checks) -> Iterator[Problem]:
    """Yield what is to be said about one work."""
    yield from _glyphs(work, checks)
    yield from _pictures(work)
    if work.original.text and checks.needs_translation(work.original.language):
        translation = work.translation
        if translation is None or not translation.text or checks.needs_translation(translation.language):
            yield Problem(work.number, ProblemKind.TRANSLATION)


def _glyphs(work: Work, checks: Checks) -> Iterator[Problem]:
    line = work.byline
    printed = [part for text in work.texts for part in (text.title, text.text)]
    printed += [*line.names, line.class_name, line.school, line.city]
    yield from _without_glyph(work.number, "\n".join(printed), checks)


def _without_glyph(number: str, words: str, checks: Checks) -> Iterator[Problem]:
    for each in checks.missing(words):
        code = f"U+{each.codepoint:04X}"
        yield Problem(number, ProblemKind.GLYPH, {"name": each.name, "code": code})


def _pictures(work: Work) -> Iterator[Problem]:
    for _lost in range(work.pictures_sent - len(work.pictures)):
        yield Problem(work.number, ProblemKind.PICTURE)
    for picture in work.pictures:
        dpi = plates.resolution(picture, plates.box(work, picture))
        if dpi < plates.SHARP:
            yield Problem(work.number, ProblemKind.RESOLUTION, {"dpi": dpi, "least": plates.SHARP})
        if not picture.alt.strip():
            yield Problem(work.number, ProblemKind.ALT)
