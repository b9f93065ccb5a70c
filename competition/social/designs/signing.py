"""The campaign at the foot of a card: its logo, its name, who organises it, its hashtag."""

from competition.social import wording
from competition.social.colours import Palette
from competition.social.designs.logo import ready
from competition.social.designs.parts import house
from competition.social.designs.stack import Item, Stack, stack, words
from competition.social.formats import Shape
from competition.social.job import Job
from competition.social.lettering import Style
from competition.social.sheet import Column, Placed, Sheet, Voice

SIDE = 0.37
"""How much of a wide card its column of words takes."""
_BROAD = 2.2
"""How much broader than high a logo may stand."""


def signature(sheet: Sheet, job: Job, palette: Palette, column: Column, *, lined: bool = False) -> Stack:
    """Return the campaign's name and, where there is room, its organiser, year and hashtag.

    It stands at one place on every card of a format, so its height hangs on the format, not on the work.
    `lined`: in one line where that has room, for a picture's sake.
    """
    if lined and job.sender.logo is None:
        line = _lined(sheet, job, palette, column)
        if line:
            return stack([line])
    if job.format.shape in (Shape.WIDE, Shape.LOW):
        aside = job.column(0, job.format.width * SIDE - job.px(40))
        column = column.without_end(max(0.0, column.width - aside.width))
    if job.sender.logo is None:
        return _named(sheet, job, palette, column)
    high = job.px(60 if job.format.shape is Shape.LOW else 84)
    wide = min(high * job.sender.logo.width / job.sender.logo.height, high * _BROAD)
    named = _named(sheet, job, palette, column.without_start(wide + job.px(24)))

    def draw(top: float) -> None:
        _show(sheet, job, palette, column, top + (height - high) / 2, (round(wide), high))
        named.draw(top + (height - named.height) / 2)

    height = max(high, named.height)
    return stack([Item(height, draw)])


def _lined(sheet: Sheet, job: Job, palette: Palette, column: Column) -> Item | None:
    """Return name and sender on one foot; nothing where they are too long for a line."""
    name, quiet = Voice(Style(job.sender.locale, 500), palette.ink), house(job, palette.quiet)
    size, least = job.px(36), job.format.smallest
    wide = sheet.lettering.width(job.sender.name, name.style) * size + job.px(28)
    rest = column.without_start(wide)
    said = _sender(job, quiet, rest) if rest.width > 0 else ""
    if not said or sheet.lettering.width(said, quiet.style) * least > rest.width:
        return None
    up, down = sheet.lettering.extent(job.sender.name, name.style)
    deep = max(down * size, sheet.lettering.extent(said, quiet.style)[1] * least)

    def draw(top: float) -> None:
        foot = top + max(up, 0.7) * size
        sheet.line(job.sender.name, name, size, foot, column)
        sheet.line(said, quiet, least, foot, rest)

    return Item(max(up, 0.7) * size + deep, draw)


def _named(sheet: Sheet, job: Job, palette: Palette, column: Column) -> Stack:
    sender, least = job.sender, job.format.smallest
    low, wide = (job.format.shape is shape for shape in (Shape.LOW, Shape.WIDE))
    name, quiet = Voice(Style(sender.locale, 500, leading=1.15), palette.ink), house(job, palette.quiet)
    return stack(
        words(sheet, sender.name, name, column, (job.px(36), least), lines=1 if low else 2),
        words(
            sheet, _sender(job, quiet, column), quiet, column, (least, least), lines=1 + wide,
            above=job.px(10),
        ),
    )  # fmt: skip


def _sender(job: Job, voice: Voice, column: Column) -> str:
    """Return organiser, year and hashtag, as much of it as has room; nothing on a low card."""
    sender, lines = job.sender, 2 if job.format.shape is Shape.WIDE else 1
    if job.format.shape is Shape.LOW:
        return ""
    tag, year = sender.hashtags[:1], str(sender.year)
    for parts in ((sender.organiser, year, *tag), (sender.organiser, year), (year, *tag)):
        said = wording.kept(wording.DOT.join(part for part in parts if part))
        # The end of a line that was broken stays free, so that two lines hold less than twice as much.
        room = column.width * (1 if lines == 1 else 1.7)
        if job.lettering.width(said, voice.style) * job.format.smallest <= room:
            return said
    return year


def _show(
    sheet: Sheet, job: Job, palette: Palette, column: Column, top: float, size: tuple[int, int]
) -> None:
    """Draw the logo at the column's beginning, ready for its ground."""
    assert job.sender.logo is not None
    logo = ready(job.open_picture(job.sender.logo.key), palette.ground, size)
    left = round(column.right - size[0] if column.mirrored else column.left)
    sheet.image.paste(logo, (left, round(top)), logo)
    place = Placed(left, top, left + size[0], top + size[1], job.format.smallest, what="logo")
    sheet.placed.append(place)
