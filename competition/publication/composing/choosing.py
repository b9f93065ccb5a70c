"""Which pages and sizes a work cannot have, and in which formats: told where they are chosen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from competition.platform import i18n
from competition.platform.fonts import FontSet
from competition.publication.composing.facing import as_set
from competition.publication.formats import PAGES, Format
from competition.publication.layout import planner_of
from competition.publication.manuscript import Layout, Size, Work
from competition.publication.wishes import Unmet, unmet


@dataclass(frozen=True)
class Denied:
    """Why a choice cannot be had, and in which formats; in the first of them for this reason."""

    why: Unmet
    formats: tuple[Format, ...]

    @property
    def everywhere(self) -> bool:
        """Whether no format has it."""
        return len(self.formats) == len(PAGES)


def denied(work: Work, language: str, faces: FontSet) -> Mapping[Layout | Size, Denied]:
    """Return the choices that a work, as it is printed now, cannot have; by choice."""
    found: dict[Layout | Size, Denied] = {}
    with i18n.use_locale(language):  # credits are measured in the book's words
        for paper in PAGES:
            for choice, why in _on(paper, as_set(work), faces):
                before = found.get(choice, Denied(why, ()))
                found[choice] = Denied(before.why, (*before.formats, paper))
    return found


def _on(paper: Format, work: Work, faces: FontSet) -> Iterator[tuple[Layout | Size, Unmet]]:
    alone = planner_of(faces, PAGES[paper]).alone
    for layout in Layout:
        for why in unmet(replace(work, layout=layout, size=Size.AUTO), alone):
            yield layout, why
    for size in (Size.SMALLER, Size.LARGER):
        for why in unmet(replace(work, size=size), alone):
            if why in (Unmet.SMALLER, Unmet.LARGER):
                yield size, why
