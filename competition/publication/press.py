"""Setting the whole book, and looking the finished file over before anybody else does."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from competition.platform import sandbox
from competition.platform.pdf import Pages
from competition.platform.storage import Storage
from competition.publication import design, layout, pictures
from competition.publication.binding.build import Binder
from competition.publication.binding.laying import Layer
from competition.publication.binding.part import Laid, Unset
from competition.publication.binding.placeholder import with_placeholders
from competition.publication.errors import BookFailedError, UnsoundBookError
from competition.publication.finished import look_over
from competition.publication.finished.checks import Checked, Expected
from competition.publication.kinds import SCREEN_A4, Spec
from competition.publication.layout import Plan
from competition.publication.manuscript import Manuscript, Text
from competition.publication.portraits import framed
from competition.publication.problems import Problem, ProblemKind, Room
from competition.publication.wording import chapter_title
from competition.publication.wording_matter import voice_name

LONGEST_LINE = 50_000
"""Characters without a line break. WeasyPrint needs minutes for more, and drops a million without a word."""

FINEST = pictures.STEPS[0]
"""Dots an inch that a picture has at the most where it goes to a printer."""

Tell = Callable[[int, int], None]


@dataclass(frozen=True)
class Book:
    """The finished book, and what setting it has shown: what holds a placeholder, what deserves a look.

    `checked` is what the file was looked over for.
    """

    pages: Pages
    problems: tuple[Problem, ...]
    checked: tuple[Checked, ...] = ()


@dataclass(frozen=True)
class Press:
    """What books are set with. `tell` hears how many pages are set, and of about how many."""

    layer: Layer
    storage: Storage
    tell: Tell = lambda done, total: None

    def set_book(self, manuscript: Manuscript, *, edition: int, spec: Spec = SCREEN_A4) -> Book:
        """Return the finished book, checked. The same manuscript gives the same bytes.

        Raises BookFailedError when it cannot be set, UnsoundBookError when it is not as it should be.
        """
        numbers = {name: each.number for name, each in _subjects(manuscript).items()}
        reasons = {each.anchor: "length" for each in manuscript.printed if _endless(each.texts)}
        while True:
            held = with_placeholders(manuscript, reasons)
            binder = self._binder(held, edition, spec)
            outcomes = binder.set_works(self._hear(_about(binder)))
            unset = _unset(outcomes, numbers, reasons)
            if not unset:
                break
            reasons |= unset
        if not any(work.anchor not in reasons for work in manuscript.works):
            raise BookFailedError(reason=next(iter(reasons.values()), "empty"))
        laid = {name: each for name, each in outcomes.items() if isinstance(each, Laid)}
        pages = binder.bind(laid)
        checked = look_over(pages, expected(pages, held, spec), self.layer.cache)
        if lack := next((each for each in checked if each.stops), None):
            raise UnsoundBookError(lack=lack.check.value)
        about = _subjects(manuscript)
        found = (*_problems(laid, about, reasons), *_longer(laid, about, binder.plan))
        return Book(pages, found, checked)

    def _hear(self, about: int) -> Callable[[int], None]:
        return lambda done: self.tell(min(done, about), about)

    def _binder(self, book: Manuscript, edition: int, spec: Spec) -> Binder:
        fonts = self.layer.fonts
        plan = layout.plan_of(book, edition=edition, fonts=fonts, spec=spec)
        faces = framed(book.voices, {name: each.frame for name, each in plan.speeches.items()})
        try:
            plates = pictures.scaled(book.works, self.storage, self.layer.cache, spec, faces)
        except sandbox.ChildFailedError as failure:
            raise BookFailedError(reason=failure.reason) from None
        given = {**design.resources(book, fonts, spec), **plates}
        return Binder(plan, self.layer, given)


def expected(pages: Pages, manuscript: Manuscript, spec: Spec = SCREEN_A4) -> Expected:
    """Return what the file of a book is to hold."""
    about = _subjects(manuscript)
    works = {each.anchor: (about[each.anchor].number, _tongues(each.texts)) for each in manuscript.printed}
    starts = tuple(f"section-{at}" for at in range(len(manuscript.sections)))
    chapters = tuple(chapter.anchor for chapter in manuscript.chapters)
    return Expected(
        pages=pages.count,
        title=manuscript.name,
        language=manuscript.language,
        works=works,
        places={name: pages.anchors[name] for name in (*works, *starts, *chapters) if name in pages.anchors},
        trim=(spec.page.sheet.width, spec.page.sheet.height),
        bleed=spec.page.bleed,
        most=FINEST if spec.is_print else 0,
        edition=spec.name,
    )


def _tongues(texts: Iterable[Text]) -> tuple[str, ...]:
    return tuple(text.language for text in texts if text.language and (text.title or text.text).strip())


@dataclass(frozen=True)
class _Subject:
    """What a problem is about: what the preflight calls it, and where it is mended."""

    number: str
    room: Room = Room.WORK
    key: str = ""

    def problem(self, kind: ProblemKind, **values: object) -> Problem:
        return Problem(self.number, kind, values, room=self.room, key=self.key)


def _subjects(book: Manuscript) -> dict[str, _Subject]:
    """Return works, voices and written chapters by their anchors."""
    return {
        **{
            each.anchor: _Subject(chapter_title(each), Room.CHAPTER, each.key)
            for each in book.chapters
            if each.kind.is_written
        },
        **{each.anchor: _Subject(voice_name(each), Room.CONTRIBUTION, each.ref) for each in book.voices},
        **{each.anchor: _Subject(each.number) for each in book.works},
    }


def _unset(
    outcomes: Mapping[str, Laid | Unset], numbers: Mapping[str, str], known: Mapping[str, str]
) -> dict[str, str]:
    """Return what cannot be set and why. Raises BookFailedError when that is no text of anybody's."""
    stopped = {name: each.reason for name, each in outcomes.items() if isinstance(each, Unset)}
    unset = {name: reason for name, reason in stopped.items() if name in numbers and name not in known}
    if stopped and not unset:
        raise BookFailedError(reason=next(iter(stopped.values())))
    return unset


def _problems(
    laid: Mapping[str, Laid], about: Mapping[str, _Subject], reasons: Mapping[str, str]
) -> Iterator[Problem]:
    """Yield what is to be said of works, those with a placeholder first."""
    for name, reason in reasons.items():
        yield about[name].problem(ProblemKind.STOPS, reason=reason)
    for name, each in laid.items():
        if each.remarks and name in about:
            yield about[name].problem(ProblemKind.REMARK)


def _longer(laid: Mapping[str, Laid], about: Mapping[str, _Subject], plan: Plan) -> Iterator[Problem]:
    """Yield what takes more pages than was measured: something is longer than its room."""
    works = {placed.work.anchor: placed.pages for section in plan.placed for placed in section}
    voices = {anchor: speech.pages for anchor, speech in plan.speeches.items()}
    for anchor, planned in {**works, **voices}.items():
        set_on = len(laid[anchor].sheets) if anchor in laid else 0
        if set_on > planned:
            yield about[anchor].problem(ProblemKind.LONG, pages=set_on, planned=planned)


def _about(binder: Binder) -> int:
    """Return about how many pages are set before the lists are."""
    works = sum(each.pages for placed in binder.plan.placed for each in placed)
    return works + len(binder.plan.placed) + len(binder.plan.manuscript.chapters) + 4


def _endless(texts: Iterable[Text]) -> bool:
    lines = (line for text in texts for line in (text.title, *text.text.splitlines()))
    return any(len(line) > LONGEST_LINE for line in lines)
