"""The parts that designs are composed of: label, title, credit, footer, frame, and the garland's corner."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PIL import Image

from competition.social import leaves, wording
from competition.social.colours import INK, QUIET, RULE, dye, readable, rgb
from competition.social.content import CardContent, Sender, Words
from competition.social.formats import Format
from competition.social.lettering import Lettering, Style
from competition.social.sheet import Column, Sheet, Voice
from competition.social.text import Box, title

_LABEL, _SMALL, _CREDIT = 25, 24, 30
_MOUNT = 20
GARLAND = 236
"""The radius of the garland that reaches round a corner, in pixels."""


@dataclass(frozen=True)
class Job:
    """One card to draw, on a ground of one colour."""

    content: CardContent
    sender: Sender
    format: Format
    lettering: Lettering
    open_picture: Callable[[str], Image.Image]
    ground: str

    @property
    def mirrored(self) -> bool:
        """Whether the work's script begins at the right, and the card with it."""
        return Style(self.content.original.language).rtl

    @property
    def column(self) -> Column:
        """The room inside the margins."""
        margin = self.format.margin
        return Column(margin, self.format.width - margin, self.mirrored)

    @property
    def beside_garland(self) -> Column:
        """The room that the garland in the corner leaves."""
        return self.column.without_end(GARLAND - self.format.margin + 60)

    @property
    def foot(self) -> float:
        """Where the words of the work have to end."""
        return self.format.height - self.format.margin - 96

    @property
    def dye(self) -> str:
        """The colour of the work's form."""
        return dye(self.content.form, self.sender.dyes)

    def sheet(self) -> Sheet:
        """Return the empty sheet."""
        return Sheet(self.format.width, self.format.height, self.ground, self.lettering)

    def house(self, *, weight: int = 400, colour: str = QUIET, tracking: float = 0.0) -> Voice:
        """Return the voice of the words around a work."""
        style = Style(self.sender.locale, weight, sans=True, tracking=tracking, leading=1.28)
        return Voice(style, readable(colour, self.ground))


def garland(sheet: Sheet, job: Job, *, below: bool = False) -> None:
    """Let the campaign's garland reach round the corner where lines end."""
    leaves.corner(
        sheet, job.sender.garland, job.sender.dyes, radius=GARLAND, right=not job.mirrored, below=below
    )


def label(sheet: Sheet, job: Job, top: float, column: Column, *, one_line: bool = False) -> float:
    """Draw leaf, award, form and ages; return where they end."""
    award = job.house(weight=700, colour=job.dye, tracking=0.09)
    left = column.right - 44 if column.mirrored else column.left
    leaves.single(sheet, job.content.form, job.sender.dyes, left=left, top=top - 6, size=44)
    after = column.without_start(58)
    foot = top + (28 if one_line else 18)
    end = sheet.line(wording.award_of(job.content).upper(), award, _LABEL, foot, after)
    if one_line:
        used = column.right - end if column.mirrored else end - column.left
        after = column.without_start(used + 18)
    sheet.line(wording.category_of(job.content), job.house(), _SMALL, foot + (0 if one_line else 30), after)
    return foot + (10 if one_line else 38)


def heading(sheet: Sheet, job: Job, top: float, column: Column, size: int, *, most_lines: int = 3) -> float:
    """Draw the title and, smaller, its translation; return where they end."""
    words, other, y = job.content.original, job.content.translation, top
    if words.title:
        own = Voice(Style(words.language, 700, leading=1.12), rgb(INK))
        y = _title(sheet, words, y, column, Box(column.width, 0, 34, size, size), own, most_lines)
    if other and other.title and other.title != words.title:
        quiet = Voice(Style(other.language, italic=True, leading=1.16), readable(QUIET, job.ground))
        box = Box(column.width, 0, 26, 26, max(30, size // 2))
        y = _title(sheet, other, y + 12, column, box, quiet, 2)
    return y


def _title(
    sheet: Sheet, words: Words, top: float, column: Column, box: Box, voice: Voice, most_lines: int
) -> float:
    setting = sheet.setting([words.title], voice.style)
    fitted = title(words.title, setting, box, most_lines=most_lines)
    return sheet.block(fitted, setting, voice, top, column, at_beginning=True)


def credit(sheet: Sheet, job: Job, top: float, column: Column, *, stacked: bool = False) -> float:
    """Draw whose work it is, as far as it may be said; return where that ends. `stacked`: part by part."""
    said = wording.byline(job.content)
    voice, y = job.house(), top
    for part in said.split(wording.DOT) if stacked else [said]:
        if part:
            setting = sheet.setting([part], voice.style)
            fitted = title(part, setting, Box(column.width, 0, 22, 22, _CREDIT), most_lines=3)
            y = sheet.block(fitted, setting, voice, y, column, at_beginning=True) + 6
    return y


def footer(sheet: Sheet, job: Job, *, tags_below: bool = False) -> None:
    """Draw the campaign, its organiser and year, and the hashtags opposite or below."""
    sender, column, quiet = job.sender, job.column, job.house()
    foot = job.format.height - job.format.margin + 12
    said = " · ".join(part for part in (sender.organiser, str(sender.year)) if part)
    tags = " ".join(sender.hashtags)
    if tags and tags_below:
        sheet.line(tags, quiet, _SMALL, foot, column)
        foot -= 32
    elif tags and _fit(sheet, [said, tags], quiet.style, column):
        sheet.line(tags, quiet, _SMALL, foot, replace(column, mirrored=not column.mirrored))
    sheet.line(said, quiet, _SMALL, foot, column)
    sheet.line(sender.name, Voice(Style(sender.locale, 500), rgb(INK)), 34, foot - 34, column)


def _fit(sheet: Sheet, texts: list[str], style: Style, column: Column) -> bool:
    return sum(sheet.lettering.width(text, style) * _SMALL + 30 for text in texts) <= column.width


def framed(sheet: Sheet, job: Job, room: Box, *, upright: bool) -> tuple[float, float, float, float]:
    """Draw the picture whole on its mount of paper, `room.floor` from the top; return the mount's edges."""
    assert job.content.picture is not None
    picture = job.open_picture(job.content.picture.key)
    scale = min((room.width - 2 * _MOUNT) / picture.width, (room.height - 2 * _MOUNT) / picture.height)
    size = max(1, round(picture.width * scale)), max(1, round(picture.height * scale))
    wide, high, margin = size[0] + 2 * _MOUNT, size[1] + 2 * _MOUNT, room.floor
    left = round((sheet.image.width - wide) / 2)
    if upright:
        left = sheet.image.width - margin - wide if job.mirrored else margin
    top = margin + max(0, round((room.height - high) / 2)) if upright else margin
    edges = (left, top, left + wide - 1, top + high - 1)
    sheet.pen.rectangle(edges, fill=rgb("#FFFDF9"), outline=rgb(RULE), width=2)
    sheet.image.paste(picture.resize(size, Image.Resampling.LANCZOS), (left + _MOUNT, top + _MOUNT))
    return edges
