"""Broadsides of what people say: words large on dye, and the portrait, if any, from edge to edge."""

from competition.social import wording
from competition.social.colours import Palette
from competition.social.designs import portraits
from competition.social.designs.broadside import furniture, grounds
from competition.social.designs.broadside.woodtype import headed, poster
from competition.social.designs.composing import Composed
from competition.social.designs.speech import Space, speak
from competition.social.designs.stack import Item, Stack, stack, words
from competition.social.formats import Shape
from competition.social.job import Job
from competition.social.lettering import Style
from competition.social.placing import Spot
from competition.social.sheet import Column, Sheet, Voice

_SIDE, _ABOVE = 0.38, 0.45
"""How much of a card a portrait takes: of the width beside words, of the height above them on a tall card."""
_CORNER = 0.62, 0.48
"""How much of a card a little higher than wide a portrait takes in its corner: of width and height."""


def spoken(job: Job) -> Composed:
    """Compose a statement or a quote, with the portrait or without."""
    palette = grounds.dyed(job)
    if job.message.picture is None:
        sheet = grounds.overprinted(job, palette)
        column = job.column(0, job.format.width)
        top = stack(furniture.of_message(sheet, job, palette, column)).draw(job.top)
        return _said(sheet, job, palette, column, top)
    sheet, (wide, high) = job.on(grounds.solid(job, palette)), job.size
    if job.format.shape is Shape.TALL:
        spot = Spot(0, 0, wide, round(high * _ABOVE))
        _show(sheet, job, spot)
        column = job.column(0, wide)
        rule = stack(furniture.double_rule(sheet, job, palette, column))
        return _said(sheet, job, palette, column, rule.draw(spot.bottom + job.px(56)))
    if high > 1.2 * wide:
        sheet, said = _over(job.on(grounds.solid(job, palette)), job, palette)
        if said.text:
            return sheet, said
        sheet = job.on(grounds.solid(job, palette))
    spot = Spot(round(wide * (1 - _SIDE)), 0, wide, high)
    _show(sheet, job, spot)
    column = job.column(0, spot.left - job.px(44))
    rule = stack(furniture.double_rule(sheet, job, palette, column))
    return _said(sheet, job, palette, column, rule.draw(job.top))


def _over(sheet: Sheet, job: Job, palette: Palette) -> Composed:
    """Draw the portrait in the corner where lines end, the name beside it, the words under both."""
    (wide, high), column = job.size, job.column(0, job.format.width)
    spot = Spot(round(wide * (1 - _CORNER[0])), 0, wide, round(high * _CORNER[1]))
    _show(sheet, job, spot)
    _named(sheet, job, palette, job.column(0, spot.left - job.px(40)), 66).stand(spot.bottom)
    rule = stack(furniture.double_rule(sheet, job, palette, column))
    return _said(sheet, job, palette, column, rule.draw(spot.bottom + job.px(44)), named=False)


def _said(
    sheet: Sheet, job: Job, palette: Palette, column: Column, top: float, *, named: bool = True
) -> Composed:
    """Draw the words below a top, who says them if that is not said yet, and the campaign at the foot."""
    tall = job.format.shape is Shape.TALL
    foot = furniture.foot(sheet, job, palette, column).stand(job.foot) - job.px(34)
    who = _named(sheet, job, palette, column, 60 if tall else 50) if named else stack()
    if job.format.shape in (Shape.WIDE, Shape.LOW) and who.items:
        who = stack(_named_in_one(sheet, job, palette, column) or who.items)
    start = foot - who.height - job.px(40) if who.items else foot
    sizes = (34, 56, 130) if tall else (max(34, job.format.smallest), job.px(46), job.px(112))
    if job.format.shape is Shape.LOW:
        sizes = (job.format.smallest, job.px(40), job.px(84))
    said = speak(sheet, job, palette, Space(column, top + job.px(34), start, sizes, 0.25))
    if not named:
        return sheet, said
    alone = _name_alone(sheet, job, palette, column, foot - top - job.px(34))
    if said.text or not job.message.who or alone.height > foot - top - job.px(34):
        who.stand(foot)
    else:
        alone.draw(top + job.px(34))
    return sheet, said


def _name_alone(sheet: Sheet, job: Job, palette: Palette, column: Column, room: float) -> Stack:
    """Return who speaks as a title, for where not one sentence has room: no card is left empty."""
    message, house = job.message, furniture.house(job, palette.ink)
    name, least = Voice(Style(job.sender.locale, 700, leading=1.06), palette.ink), job.format.smallest
    told = [
        *words(sheet, message.office, house, column, (job.px(44), least), lines=2, above=job.px(20)),
        *words(sheet, message.city, house, column, (job.px(44), least), lines=1, above=job.px(8)),
    ]
    sizes = job.px(200), least
    return headed(
        lambda left: poster(sheet, message.who, name, column, sizes, lines=4, room=left), told, room
    )


def _named(sheet: Sheet, job: Job, palette: Palette, column: Column, size: int) -> Stack:
    """Return who speaks, as far as it may be said, and in what office and city."""
    message, least = job.message, job.format.smallest
    name = Voice(Style(job.sender.locale, 700, leading=1.1), palette.ink)
    house = furniture.house(job, palette.ink)
    other = max(job.px(size * 0.62), least), least
    return stack(
        words(sheet, message.who, name, column, (job.px(size), least), lines=2),
        words(sheet, message.office, house, column, other, lines=2, above=job.px(10)),
        words(sheet, message.city, house, column, other, lines=1, above=job.px(4)),
    )


def _named_in_one(sheet: Sheet, job: Job, palette: Palette, column: Column) -> list[Item]:
    """Return who speaks, and in what office and city, in one line; nothing where that is too long."""
    message, least = job.message, job.format.smallest
    name = message.who, Voice(Style(job.sender.locale, 700, leading=1.1), palette.ink)
    rest = wording.DOT.join(part for part in (message.office, message.city) if part)
    other = rest, furniture.house(job, palette.ink)
    size = furniture.beside(sheet, job, name, other, column, (job.px(46), round(1.15 * least)))
    if not message.who or not size:
        return []
    return furniture.in_row(sheet, job, name, other, column, size, close=True)


def _show(sheet: Sheet, job: Job, spot: Spot) -> None:
    """Draw the portrait in its place, the face kept in it or what was chosen."""
    picture = job.message.picture
    assert picture is not None
    opened = job.open_picture(picture.key)
    at = spot.mirrored(job.format.width) if job.mirrored else spot
    portraits.show(sheet, opened, at, portraits.shown_in(opened.size, at.size, picture, job.crop))
