"""Broadsides of what people say: words large on dye, and the portrait, if any, from edge to edge."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from competition.social.colours import Palette
from competition.social.content import Excerpt
from competition.social.designs import portraits
from competition.social.designs.broadside import furniture, grounds, speakers
from competition.social.designs.composing import Composed
from competition.social.designs.speech import Space, speak
from competition.social.designs.stack import stack
from competition.social.excerpts.fitting import GOES_ON
from competition.social.formats import Shape
from competition.social.job import Job
from competition.social.placing import Spot
from competition.social.sheet import Column, Sheet

_SIDES, _ABOVES = (0.38, 0.3), (0.45, 0.4)
"""How much of a card a portrait takes: of the width beside words, of the height above them on a tall card.

The first of each where words read well beside it, else the second.
"""
_CORNERS, _CORNER_OF_SQUARE = ((0.62, 0.48), (0.5, 0.4)), (0.44, 0.36)
"""How much of a card a portrait takes in its corner, of width and height, in the same order."""
_NEARLY, _READ = 0.95, 1.2
"""What of the comfortable size is large enough for words, and what of the smallest for their translation."""


@dataclass(frozen=True)
class Said:
    """A card with what is said on it; whether that reads well, and in what size it is set."""

    sheet: Sheet
    words: Excerpt
    well: bool = False
    size: float = 0.0

    @property
    def worth(self) -> tuple[bool, bool, bool, float]:
        """How much it is worth: any words, whole sentences, then their translation, then large type."""
        said = self.words.text
        return bool(said), GOES_ON not in said, bool(self.words.translation), self.size


def spoken(job: Job) -> Composed:
    """Compose a statement or a quote: with the portrait, if any, as large as its words leave it."""
    tried: list[Said] = []
    for said in _tries(job, grounds.dyed(job)):
        if said.well:
            return said.sheet, said.words
        tried.append(said)
    best = max(tried, key=lambda one: one.worth)
    return best.sheet, best.words


def _tries(job: Job, palette: Palette) -> Iterator[Said]:
    """Yield the card in the ways that it may be composed, the handsomest first."""
    yield from _composed(job, palette)
    if job.format.shape is Shape.LOW and job.message.translation is not None:
        # A low card is seen small: where a translation has no room to be read, the words stand alone.
        yield from _composed(replace(job, content=replace(job.message, translation=None)), palette)


def _composed(job: Job, palette: Palette) -> Iterator[Said]:
    shape, (wide, high) = job.format.shape, job.size
    if job.message.picture is None:
        yield from (_plain(job, palette, headed=headed) for headed in (True, False))
    elif shape is Shape.TALL:
        yield from (_under(job, palette, above, flat=above < _ABOVES[0]) for above in _ABOVES)
    elif high > 1.2 * wide:
        yield from (_cornered(job, palette, corner) for corner in _CORNERS)
        yield _beside(job, palette, _SIDES[0])
    elif shape is Shape.BLOCK:
        yield _beside(job, palette, _SIDES[0])
        yield _cornered(job, palette, _CORNER_OF_SQUARE)
    else:
        yield from (_beside(job, palette, side) for side in _SIDES)


def _plain(job: Job, palette: Palette, *, headed: bool) -> Said:
    """Draw words alone under the organiser's name; where they need its room, under the rule alone."""
    sheet, column = grounds.overprinted(job, palette), job.column(0, job.format.width)
    over = furniture.of_message if headed else furniture.double_rule
    return _said(sheet, job, palette, column, stack(over(sheet, job, palette, column)).draw(job.top))


def _under(job: Job, palette: Palette, above: float, *, flat: bool) -> Said:
    """Draw the portrait over the words."""
    sheet, column = grounds.plain(job, palette), job.column(0, job.format.width)
    spot = Spot(0, 0, job.format.width, round(job.format.height * above))
    _show(sheet, job, spot)
    rule = stack(furniture.double_rule(sheet, job, palette, column))
    return _said(sheet, job, palette, column, rule.draw(spot.bottom + job.px(56)), flat=flat)


def _beside(job: Job, palette: Palette, side: float) -> Said:
    """Draw the portrait where lines end, the words beside it."""
    sheet, (wide, high) = grounds.plain(job, palette), job.size
    spot = Spot(round(wide * (1 - side)), 0, wide, high)
    _show(sheet, job, spot)
    column = job.column(0, spot.left - job.px(44))
    rule = stack(furniture.double_rule(sheet, job, palette, column))
    return _said(sheet, job, palette, column, rule.draw(job.top))


def _cornered(job: Job, palette: Palette, corner: tuple[float, float]) -> Said:
    """Draw the portrait in the corner where lines end, the name beside it, the words under both."""
    sheet, (wide, high), column = grounds.plain(job, palette), job.size, job.column(0, job.format.width)
    spot = Spot(round(wide * (1 - corner[0])), 0, wide, round(high * corner[1]))
    _show(sheet, job, spot)
    size = 66 if high > 1.2 * wide else 56
    beside = job.column(0, spot.left - job.px(40))
    speakers.under_each_other(sheet, job, palette, beside, size).stand(spot.bottom)
    rule = stack(furniture.double_rule(sheet, job, palette, column))
    return _said(sheet, job, palette, column, rule.draw(spot.bottom + job.px(44)), named=False)


def _said(
    sheet: Sheet,
    job: Job,
    palette: Palette,
    column: Column,
    top: float,
    *,
    named: bool = True,
    flat: bool = False,
) -> Said:
    """Draw the words below a top, who says them if that is not said yet, and the campaign at the foot."""
    tall = job.format.shape is Shape.TALL
    foot = furniture.foot(sheet, job, palette, column).stand(job.foot) - job.px(34)
    who = speakers.under_each_other(sheet, job, palette, column, 60 if tall else 50) if named else stack()
    if who.items and (flat or job.format.shape in (Shape.WIDE, Shape.LOW)):
        who = stack(speakers.in_one_line(sheet, job, palette, column) or who.items)
    start = foot - who.height - job.px(40) if who.items else foot
    sizes = (34, 56, 130) if tall else (max(34, job.format.smallest), job.px(46), job.px(112))
    if job.format.shape is Shape.LOW:
        sizes = (job.format.smallest, job.px(40), job.px(84))
    before = len(sheet.placed)
    words = speak(sheet, job, palette, Space(column, top + job.px(34), start, sizes, 0.25))
    said = _judged(sheet, job, words, before, sizes[1])
    if not named:
        return said
    title = speakers.alone(sheet, job, palette, column, foot - top - job.px(34))
    if words.text or not job.message.who or title.height > foot - top - job.px(34):
        who.stand(foot)
    else:
        title.draw(top + job.px(34))
    return said


def _judged(sheet: Sheet, job: Job, words: Excerpt, before: int, comfortable: int) -> Said:
    """Return whether words that were drawn after so many things read well, and with their translation."""
    sizes = [one.size for one in sheet.placed[before:] if one.what == "words"]
    if not sizes:
        return Said(sheet, words)
    well = (
        GOES_ON not in words.text
        and sizes[0] >= _NEARLY * comfortable
        and min(sizes) >= _READ * job.format.smallest
    )
    return Said(sheet, words, well, sizes[0])


def _show(sheet: Sheet, job: Job, spot: Spot) -> None:
    """Draw the portrait in its place, the face kept in it or what was chosen."""
    picture = job.message.picture
    assert picture is not None
    opened = job.open_picture(picture.key)
    at = spot.mirrored(job.format.width) if job.mirrored else spot
    portraits.show(sheet, opened, at, portraits.shown_in(opened.size, at.size, picture, job.crop))
