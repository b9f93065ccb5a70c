"""What was chosen for a work and cannot be had, and why. Pure."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from enum import StrEnum

from competition.publication.formats import Page
from competition.publication.manuscript import Layout, Size, Work
from competition.publication.plan import Placed
from competition.publication.setting import Setting, Shape


class Unmet(StrEnum):
    """A choice that a text does not allow, by the reason."""

    PAGE_LONG = "page-long"
    PAGE_ESSAY = "page-essay"
    PAGE_BESIDE = "page-beside"
    SPREAD_LONG = "spread-long"
    SPREAD_PICTURE = "spread-picture"
    SPREAD_NONE = "spread-none"
    NOTHING_AFTER = "nothing-after"
    LARGER = "larger"
    SMALLER = "smaller"


def unmet(work: Work, alone: Callable[[Work], Placed]) -> Iterator[Unmet]:
    """Yield what was chosen in vain; `alone(work)` sets a work by itself."""
    if work.layout is Layout.AUTO and work.size is Size.AUTO:
        return
    setting = alone(work).setting
    if setting is None:  # pictures alone
        return
    if why := _layout(work, setting):
        yield why
    usual = alone(replace(work, size=Size.AUTO)).setting
    if usual and work.size is Size.LARGER and setting.text.type.size <= usual.text.type.size:
        yield Unmet.LARGER
    if usual and work.size is Size.SMALLER and setting.text.type.size >= usual.text.type.size:
        yield Unmet.SMALLER


def _layout(work: Work, setting: Setting) -> Unmet | None:
    translated = bool(work.translation and work.translation.text)
    if work.layout is Layout.PAGE and setting.shape is not Shape.PAGE:
        return _no_page(work, setting.page, translated=translated)
    if work.layout is Layout.SPREAD and setting.shape not in (Shape.SPREAD, Shape.SPREADS):
        return _no_spread(work, setting.page, translated=translated)
    if work.layout is Layout.FOLLOWING and not translated:
        return Unmet.NOTHING_AFTER
    return None


def _no_page(work: Work, page: Page, *, translated: bool) -> Unmet:
    if translated and work.form == "essay":
        return Unmet.PAGE_ESSAY
    return Unmet.PAGE_BESIDE if translated and not page.faces else Unmet.PAGE_LONG


def _no_spread(work: Work, page: Page, *, translated: bool) -> Unmet:
    if translated:
        return Unmet.SPREAD_LONG if page.faces else Unmet.SPREAD_NONE
    return Unmet.SPREAD_PICTURE if work.pictures else Unmet.SPREAD_LONG
