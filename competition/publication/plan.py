"""Which pages the works of a section take, so that what belongs together faces each other.

A section's works begin on the left page after its opening. A work that needs a spread begins on a left page
too. Where a single page before it would leave a blank one, that single work is given a spread with its
translation, else a later single one is called to its side, else it goes to the section's end. Only works that
are printed without a prize change places, and only among themselves; where that does not help, the single
work gets an opening of its own: its title on the left page, its text on the right one. In an order that
somebody has fixed nothing changes places. What is wished for a work is had wherever its text allows it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from competition.publication.essays import Essays
from competition.publication.formats import A4, Page
from competition.publication.manuscript import QUIET_AWARD, Layout, Work
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
        if self.setting is None:
            return False
        return self.setting.from_left or (self.opposite and self.setting.page.faces)

    def _text_pages(self) -> int:
        return (self.setting.pages if self.setting else 0) + len(self.work.pictures)


class Planner:
    """Plans the pages of works; `credit` gives the line below a title."""

    def __init__(self, ruler: Ruler, credit: Callable[[Work], str], page: Page = A4) -> None:
        self._poems, self._essays, self._credit = Poems(ruler, page), Essays(ruler, page), credit

    def section(self, works: Sequence[Work], *, fixed: bool = False) -> list[Placed]:
        """Return the works of a section in order with their settings, no page blank where that can be had."""
        ahead, done = [self.alone(work) for work in works], list[Placed]()
        while ahead:
            if ahead[0].from_left and pages_of(done) % 2:
                self._fill(done, ahead, fixed=fixed)
            done.append(ahead.pop(0))
        return done

    def _fill(self, done: list[Placed], ahead: list[Placed], *, fixed: bool) -> None:
        """See to it that what is next begins on a left page, and that the page before it is not blank."""
        later = next((at for at, each in enumerate(ahead) if _is_single(each)), 0)
        if self._widen(done, translated=True):
            return
        if not fixed and later and all(_may_move(each) for each in ahead[: later + 1]):
            ahead.insert(0, ahead.pop(later))
        elif not fixed and _is_single(done[-1]) and all(_may_move(each) for each in (done[-1], *ahead)):
            ahead.append(done.pop())
        else:
            self._widen(done, translated=False)

    def alone(self, work: Work) -> Placed:
        """Return a work with the setting that suits it best, whatever stands before it."""
        if work.form == "illustration":
            return Placed(work, None)
        credit = self._credit(work)
        wished = self._wished(work, credit)
        if wished:
            return Placed(work, wished, opposite=bool(work.pictures) and wished.shape is Shape.PAGE)
        if work.form == "essay":
            return self._essay(work, credit)
        poems = self._poems
        on_page = poems.on_page(work, credit)
        setting = (
            on_page
            or poems.on_spread(work, credit)
            or poems.on_spreads(work, credit)
            or poems.running(work, credit)
        )
        return Placed(work, setting, opposite=bool(work.pictures) and setting is on_page)

    def _wished(self, work: Work, credit: str) -> Setting | None:
        """Return the setting that the secretariat asked for; None where it did not, or it cannot be had."""
        texts = self._essays if work.form == "essay" else self._poems
        if work.layout is Layout.PAGE:
            return texts.on_page(work, credit)
        translated = bool(work.translation and work.translation.text)
        if work.layout is Layout.FOLLOWING:
            return texts.running(work, credit) if translated else None
        if work.layout is not Layout.SPREAD:
            return None
        if translated:
            return texts.on_spread(work, credit)
        single = None if work.pictures else texts.on_page(work, credit)
        return _opened(single) if single else None

    def _essay(self, work: Work, credit: str) -> Placed:
        essays = self._essays
        setting = essays.on_page(work, credit)
        if setting:
            return Placed(work, setting, opposite=bool(work.pictures))
        facing = essays.on_spread(work, credit) or essays.on_spreads(work, credit)
        return Placed(work, facing or essays.running(work, credit))

    def _widen(self, done: list[Placed], *, translated: bool) -> bool:
        """Give the last single work that can have it a spread; return whether one could."""
        for index in reversed(range(len(done))):
            if done[index].from_left:
                return False
            free = done[index].work.layout is Layout.AUTO
            wider = self._wider(done[index], translated=translated) if free else None
            if wider:
                done[index] = replace(done[index], setting=wider)
                return True
        return False

    def _wider(self, placed: Placed, *, translated: bool) -> Setting | None:
        """Return a setting over two pages; what has no translation then has an opening of its own."""
        work, setting = placed.work, placed.setting
        if setting and setting.second is None:
            return None if translated else _opened(setting)
        return self._poems.on_spread(work, self._credit(work)) if setting else None


def _opened(setting: Setting) -> Setting:
    """Return a text on one page with its title on a page of its own before it."""
    return replace(setting, shape=Shape.SPREAD, pages=2)


def pages_of(placed: Sequence[Placed]) -> int:
    """Return how many pages works take from a left page on, blank ones among them."""
    at = 0
    for each in placed:
        at += (at % 2 if each.from_left else 0) + each.pages
    return at


def _is_single(placed: Placed) -> bool:
    return not placed.from_left and placed.pages == 1


def _may_move(placed: Placed) -> bool:
    return placed.work.award == QUIET_AWARD
