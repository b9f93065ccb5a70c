"""The last slide of a poem: the campaign in its wreath, what to search for, and whose the poem was."""

from competition.platform.garland import wreath
from competition.social import wording
from competition.social.colours import Palette
from competition.social.designs import parts
from competition.social.designs.centred import centred, in_circle
from competition.social.designs.stack import Item, stack, words
from competition.social.job import Job
from competition.social.lettering import Style
from competition.social.sheet import Column, Sheet, Voice

_RADIUS, _LEAVES = 320, 1.2
"""The radius of the wreath, and how far its leaves reach, to it."""
_UNIT = 150.0
"""The radius of a wreath in its own units."""


def colophon(job: Job, column: Column) -> tuple[Sheet, Palette]:
    """Return the slide; `column` is the room beside its number, for what stands at the foot."""
    palette, middle = job.dyed(), (job.format.width / 2, job.top + _RADIUS * _LEAVES - 24)
    sheet = job.wreathed(palette, middle, _RADIUS)
    clear = wreath(list(job.sender.garland)).clear * _RADIUS / _UNIT

    def inside(room: Column, size: int) -> list[Item]:
        return _sender(sheet, job, palette, room, size)

    said = in_circle(inside, middle, clear, range(108, job.format.smallest - 1, -4))
    said.draw(middle[1] - said.height / 2)
    tags = Voice(Style(job.sender.locale, sans=True, leading=1.3), palette.accent)
    searched = words(sheet, " ".join(job.sender.hashtags), tags, column, (36, job.format.smallest), lines=2)
    foot = stack(searched).stand(job.foot) - 56
    top = middle[1] + _RADIUS * _LEAVES + 48
    opening = parts.introduction(
        sheet, job, palette, job.column(0, job.format.width), size=84, lines=2, room=foot - top
    )
    opening.stand(foot)
    return sheet, palette


def _sender(sheet: Sheet, job: Job, palette: Palette, room: Column, size: int) -> list[Item]:
    name = Voice(Style(job.sender.locale, 700, leading=1.08), palette.ink)
    quiet = Voice(Style(job.sender.locale, italic=True, leading=1.2), palette.quiet)
    least = max(job.format.smallest, round(size * 0.4))
    whole = size - 4 >= job.format.smallest
    told = wording.kept(
        wording.DOT.join(part for part in (job.sender.organiser, str(job.sender.year)) if part)
    )
    return [
        *centred(sheet, job.sender.name, name, room, (size, size), lines=4, whole=whole),
        *centred(sheet, told, quiet, room, (least, job.format.smallest), lines=2, above=size * 0.3),
    ]
