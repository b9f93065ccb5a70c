"""Which pages the works of a section take, so that what belongs together faces each other.

A section's works begin on the left page after its opening. A work that needs a spread begins on a left page
too; where a single page before it would leave a blank one, that single work is given a spread of its own.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from competition.publication.essays import Essays
from competition.publication.manuscript import Work
from competition.publication.measure import Ruler
from competition.publication.setting import Setting, Shape
from competition.publication.verses import Poems


@dataclass(frozen=True)
class Placed:
    """A work with its setting; pictures alone have none. `opposite`: a picture faces the text."""

    work: Work
    setting: Setting | None
    opposite: bool = False

    @property
    def pages(self) -> int:
        """On how many pages it stands."""
        return max(len(self.work.pictures), 1) if self.setting is None else self._text_pages()

    @property
    def from_left(self) -> bool:
        """Whether it has to begin on a left page."""
        return self.opposite or (self.setting is not None and self.setting.shape is not Shape.PAGE)

    def _text_pages(self) -> int:
        return (self.setting.pages if self.setting else 0) + len(self.work.pictures)


class Planner:
    """Plans the pages of works; `credit` gives the line below a title."""

    def __init__(self, ruler: Ruler, credit: Callable[[Work], str]) -> None:
        self._poems, self._essays, self._credit = Poems(ruler), Essays(ruler), credit

    def section(self, works: Sequence[Work]) -> list[Placed]:
        """Return the works of a section with their settings, no page left blank where that can be had."""
        placed = [self.alone(work) for work in works]
        at, single = 0, []
        for index, each in enumerate(placed):
            if not each.from_left:
                single.append(index)
                at += each.pages
                continue
            if at % 2 and self._widen(placed, single):
                at += 1
            at += at % 2 + each.pages
            single = []
        return placed

    def alone(self, work: Work) -> Placed:
        """Return a work with the setting that suits it best, whatever stands before it."""
        if work.form == "illustration":
            return Placed(work, None)
        credit = self._credit(work)
        if work.form == "essay":
            return self._essay(work, credit)
        poems = self._poems
        on_page = poems.on_page(work, credit)
        setting = on_page or poems.on_spread(work, credit) or poems.running(work, credit)
        return Placed(work, setting, opposite=bool(work.pictures) and setting is on_page)

    def _essay(self, work: Work, credit: str) -> Placed:
        essays = self._essays
        setting = essays.on_page(work, credit)
        if setting:
            return Placed(work, setting, opposite=bool(work.pictures))
        return Placed(work, essays.on_spread(work, credit) or essays.running(work, credit))

    def _widen(self, placed: list[Placed], single: Sequence[int]) -> bool:
        """Give the last of these single works that can have it a spread; return whether one could."""
        for index in reversed(single):
            wider = self._wider(placed[index])
            if wider:
                placed[index] = replace(placed[index], setting=wider)
                return True
        return False

    def _wider(self, placed: Placed) -> Setting | None:
        """Return a setting over two pages; what has no translation then has its head on a page of its own."""
        work, setting = placed.work, placed.setting
        if setting is None or setting.second is None:
            return replace(setting, shape=Shape.SPREAD, pages=2) if setting else None
        return self._poems.on_spread(work, self._credit(work))
