"""Every work is laid out before the book is, so that one that stops the typesetter is found by its number.

Works are tried a few at a time in a child process; when a group fails it is halved until the culprit stands
alone. What a work came to is kept under the hash of all that went in, so nothing is tried twice.
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from competition.platform import sandbox
from competition.platform.errors import PdfFailedError
from competition.platform.fonts import FontSet
from competition.platform.pdf import Pages, render_in_child
from competition.platform.storage import Storage
from competition.publication import design, layout, pictures
from competition.publication.manuscript import Manuscript, Work, digest
from competition.publication.preflight import Problem, ProblemKind

GROUP = 8
LONGEST_LINE = 50_000
"""Characters without a line break. WeasyPrint needs minutes for more, and drops a million without a word."""
LIMITS = sandbox.Limits(seconds=60, cpu=60, memory=2 << 30, file_size=256 << 20)


@dataclass(frozen=True)
class Tried:
    """What laying out a work came to: how many pages it takes (0: it cannot be set), and what is wrong."""

    work: Work
    pages: int
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Press:
    """What is needed to try works of one manuscript."""

    manuscript: Manuscript
    fonts: FontSet
    storage: Storage
    limits: sandbox.Limits = LIMITS

    def key(self, work: Work) -> str:
        """Return the hash of all that decides how this work is laid out."""
        return digest([design.version(), self.manuscript.language, self.fonts.folder.name, asdict(work)])

    def groups(self, works: Sequence[Work]) -> Iterator[list[Tried]]:
        """Try works a few at a time; yield what each group came to as soon as it is known."""
        for start in range(0, len(works), GROUP):
            yield self._try(list(works[start : start + GROUP]))

    def _try(self, works: list[Work]) -> list[Tried]:
        if any(map(_endless, works)):
            return self._halves(works) if len(works) > 1 else [_stops(works[0], "length")]
        try:
            pages = self._set(works)
        except PdfFailedError as failure:
            if len(works) > 1:
                return self._halves(works)
            return [_stops(works[0], failure.values["reason"])]
        if (pages.warnings or pages.refused) and len(works) > 1:
            return self._halves(works)
        remarks = [Problem(works[0].number, ProblemKind.REMARK)] if pages.warnings or pages.refused else []
        return [
            Tried(work, count, tuple(remarks))
            for work, count in zip(works, _lengths(works, pages), strict=True)
        ]

    def _halves(self, works: list[Work]) -> list[Tried]:
        middle = len(works) // 2
        return self._try(works[:middle]) + self._try(works[middle:])

    def _set(self, works: list[Work]) -> Pages:
        given = {**design.resources(self.manuscript, self.fonts), **pictures.as_stored(works, self.storage)}
        html = layout.proof_html(self.manuscript, works, fonts=self.fonts)
        return render_in_child(html, resources=given, fonts=self.fonts, name="", limits=self.limits)


def _endless(work: Work) -> bool:
    lines = (line for text in work.texts for line in (text.title, *text.text.splitlines()))
    return any(len(line) > LONGEST_LINE for line in lines)


def _stops(work: Work, reason: str) -> Tried:
    return Tried(work, 0, (Problem(work.number, ProblemKind.STOPS, {"reason": reason}),))


def _lengths(works: Sequence[Work], pages: Pages) -> list[int]:
    """Return how many pages each work takes; each begins a new one."""
    starts = [pages.anchors[work.anchor] for work in works]
    return [after - start for start, after in zip(starts, [*starts[1:], pages.count + 1], strict=True)]
