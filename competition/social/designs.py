"""How cards look: one design by form. Each draws on an empty sheet and returns the excerpt it shows."""

from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image

from competition.social import leaves, wording
from competition.social.colours import COVER, INK, PAPER, QUIET, dye, readable, rgb
from competition.social.content import CardContent, Sender, Words
from competition.social.formats import Format
from competition.social.lettering import Lettering, Style
from competition.social.quotes import quotation_marks
from competition.social.sheet import Column, Sheet, Voice
from competition.social.text import Box, Fitted, poem, prose, same_excerpt, title

_LABEL, _SMALL, _CREDIT = 25, 24, 30
_GARLAND = 236


@dataclass(frozen=True)
class Job:
    """One card to draw."""

    content: CardContent
    sender: Sender
    format: Format
    lettering: Lettering
    open_picture: Callable[[str], Image.Image]

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
    def foot(self) -> float:
        """Where the words of the work have to end."""
        return self.format.height - self.format.margin - 96

    def sheet(self, ground: str) -> Sheet:
        """Return the empty sheet."""
        return Sheet(self.format.width, self.format.height, ground, self.lettering)

    def house(self, *, ground: str, weight: int = 400, colour: str = QUIET, tracking: float = 0.0) -> Voice:
        """Return the voice of the words around a work."""
        style = Style(self.sender.locale, weight, sans=True, tracking=tracking)
        return Voice(style, readable(colour, ground))


def draw(job: Job) -> tuple[Image.Image, str]:
    """Draw a card; return it and the words of the work that stand on it (empty when the picture speaks)."""
    if job.content.picture is not None and not job.content.original.text:
        return picture_card(job), ""
    if job.content.form == "poem":
        return poem_card(job)
    return quote_card(job)


def poem_card(job: Job) -> tuple[Image.Image, str]:
    """A poem: its title, who wrote it, and its opening stanzas."""
    sheet, column = job.sheet(PAPER), job.column
    _garland(sheet, job)
    y = _label(sheet, job, PAPER, job.format.margin)
    y = _title(sheet, job, job.content.original, y + 34, _beside_garland(job), 68)
    y = _credit(sheet, job, PAPER, y + 8, column) + 30
    excerpt = _poem(sheet, job, y, column)
    _footer(sheet, job, PAPER)
    return sheet.image, excerpt.text if excerpt else ""


def quote_card(job: Job) -> tuple[Image.Image, str]:
    """An essay: its opening sentences as a quotation, then what they are from."""
    sheet, column = job.sheet(PAPER), job.column
    _garland(sheet, job)
    y = _label(sheet, job, PAPER, job.format.margin) + 130
    words = job.content.original
    style = Style(words.language, leading=1.3)
    setting = sheet.setting([*words.text.splitlines(), *_quotes(words)], style)
    box = Box(column.width, job.foot - 190 - y, 34, 46, 64)
    excerpt = prose(words.text, setting, box, _quotes(words))
    if excerpt:
        y = sheet.block(excerpt, setting, Voice(style, rgb(INK)), y, column) + 34
        sheet.rule(column, y, 56, readable(_dye(job), PAPER), 3)
        y += 28
    y = _title(sheet, job, words, y, column, 40 if excerpt else 84)
    _credit(sheet, job, PAPER, y + 6, column)
    _footer(sheet, job, PAPER)
    return sheet.image, excerpt.text if excerpt else ""


def picture_card(job: Job) -> Image.Image:
    """A picture, whole, in a frame of paper; title and credit below it, or beside one that is upright."""
    sheet, picture = job.sheet(COVER), job.content.picture
    assert picture is not None
    leaves.corner(
        sheet, job.sender.garland, job.sender.dyes, radius=_GARLAND, right=not job.mirrored, below=True
    )
    upright = picture.width < picture.height * 0.95
    margin, width = job.format.margin - 20, job.format.width
    room = (
        (width * 0.56, job.format.height - 2 * margin - 90)
        if upright
        else (width - 2 * margin, job.format.height * 0.6)
    )
    frame = _framed(sheet, job, margin, room, upright)
    if upright:
        beside = (
            Column(margin, frame[0] - 48, True) if job.mirrored else Column(frame[2] + 48, width - margin)
        )
        y = _label(sheet, job, COVER, margin + 8, beside)
        y = _title(sheet, job, job.content.original, y + 40, beside, 56, most_lines=6)
        _credit(sheet, job, COVER, y + 14, beside)
    else:
        y = _label(sheet, job, COVER, frame[3] + 36)
        y = _title(sheet, job, job.content.original, y + 20, _beside_garland(job), 56, most_lines=2)
        _credit(sheet, job, COVER, y + 4, _beside_garland(job))
    _footer(sheet, job, COVER)
    return sheet.image


def _dye(job: Job) -> str:
    return dye(job.content.form, job.sender.dyes)


def _quotes(words: Words) -> tuple[str, str]:
    """Return the marks round the quotation; none where the text brings its own."""
    own = words.text.lstrip()[:1]
    return ("", "") if own in "\"'«“„”「『‘‹»" else quotation_marks(words.language)


def _garland(sheet: Sheet, job: Job) -> None:
    leaves.corner(sheet, job.sender.garland, job.sender.dyes, radius=_GARLAND, right=not job.mirrored)


def _beside_garland(job: Job) -> Column:
    """Return the room that the garland in the corner leaves."""
    column, room = job.column, _GARLAND - job.format.margin + 60
    if job.mirrored:
        return Column(column.left + room, column.right, True)
    return Column(column.left, column.right - room)


def _label(sheet: Sheet, job: Job, ground: str, top: float, column: Column | None = None) -> float:
    """Draw leaf, award, form and ages; return where they end."""
    column = column or job.column
    voice = job.house(ground=ground, weight=700, colour=_dye(job), tracking=0.09)
    left = column.right - 44 if column.mirrored else column.left
    leaves.single(sheet, job.content.form, job.sender.dyes, left=left, top=top - 6, size=44)
    after = (
        Column(column.left, column.right - 58, True)
        if column.mirrored
        else Column(column.left + 58, column.right)
    )
    sheet.line(wording.award_of(job.content).upper(), voice, _LABEL, top + 18, after)
    sheet.line(wording.category_of(job.content), job.house(ground=ground), _SMALL, top + 48, after)
    return top + 56


def _title(
    sheet: Sheet, job: Job, words: Words, top: float, column: Column, size: int, *, most_lines: int = 3
) -> float:
    """Draw the title and, smaller, its translation; return where they end."""
    if not words.title:
        return top
    y = _heading(
        sheet,
        words,
        top,
        column,
        (34, size, size),
        Voice(Style(words.language, 700, leading=1.12), rgb(INK)),
        most_lines,
    )
    other = job.content.translation
    if other and other.title and other.title != words.title:
        voice = Voice(Style(other.language, italic=True, leading=1.16), rgb(QUIET))
        y = _heading(sheet, other, y + 10, column, (26, 26, max(28, size // 2)), voice, 2)
    return y


def _heading(
    sheet: Sheet,
    words: Words,
    top: float,
    column: Column,
    sizes: tuple[int, int, int],
    voice: Voice,
    most_lines: int,
) -> float:
    setting = sheet.setting([words.title], voice.style)
    fitted = title(words.title, setting, Box(column.width, 0, *sizes), most_lines=most_lines)
    return sheet.block(fitted, setting, voice, top, column)


def _credit(sheet: Sheet, job: Job, ground: str, top: float, column: Column) -> float:
    """Draw whose work it is; return where it ends."""
    said = wording.byline(job.content)
    if not said:
        return top
    voice = job.house(ground=ground)
    setting = sheet.setting([said], voice.style)
    fitted = title(said, setting, Box(column.width, 0, 22, 22, _CREDIT), most_lines=2)
    y = top + setting.pitch * fitted.size
    for line in fitted.lines:
        sheet.line(line.text, voice, fitted.size, y, column)
        y += setting.pitch * fitted.size
    return y - setting.pitch * fitted.size + 8


def _poem(sheet: Sheet, job: Job, top: float, column: Column) -> Fitted | None:
    """Draw the opening of a poem, and of its translation where there is room for the same lines."""
    words = job.content.original
    style = Style(words.language, leading=1.36)
    setting = sheet.setting(words.text.splitlines(), style)
    excerpt = poem(words.text, setting, Box(column.width, job.foot - top, 34, 40, 58))
    if excerpt:
        y = sheet.block(excerpt, setting, Voice(style, rgb(INK)), top, column)
        _translated(sheet, job, excerpt, y + 26, column)
    return excerpt


def _translated(sheet: Sheet, job: Job, excerpt: Fitted, top: float, column: Column) -> None:
    words = job.content.translation
    same = same_excerpt(job.content.original.text, words.text, excerpt) if words and words.text else None
    if words is None or same is None or words.language == job.content.original.language:
        return
    style = Style(words.language, italic=True, leading=1.3)
    setting = sheet.setting(same.splitlines(), style)
    fitted = poem(same, setting, Box(column.width, job.foot - top, 26, 26, 32))
    if fitted and not fitted.cut:
        sheet.block(fitted, setting, Voice(style, readable(QUIET, PAPER)), top, column)


def _footer(sheet: Sheet, job: Job, ground: str) -> None:
    """Draw the campaign, its organiser and year, and the hashtags."""
    column, foot = job.column, job.format.height - job.format.margin + 12
    sender = job.sender
    name = Voice(Style(sender.locale, 500), rgb(INK))
    sheet.line(sender.name, name, 34, foot - 34, column)
    said = " · ".join(part for part in (sender.organiser, str(sender.year)) if part)
    sheet.line(said, job.house(ground=ground), _SMALL, foot, column)
    tags = " ".join(sender.hashtags)
    voice = job.house(ground=ground)
    taken = max(sheet.lettering.width(said, voice.style) * _SMALL, 0) + 40
    if tags and taken + sheet.lettering.width(tags, voice.style) * _SMALL <= column.width:
        sheet.line(tags, voice, _SMALL, foot, Column(column.left, column.right, not column.mirrored))


def _framed(
    sheet: Sheet, job: Job, margin: float, room: tuple[float, float], upright: bool
) -> tuple[float, float, float, float]:
    """Draw the picture whole on its mount; return the mount's edges."""
    assert job.content.picture is not None
    picture = job.open_picture(job.content.picture.key)
    mount = 20
    scale = min((room[0] - 2 * mount) / picture.width, (room[1] - 2 * mount) / picture.height)
    size = max(1, round(picture.width * scale)), max(1, round(picture.height * scale))
    wide = size[0] + 2 * mount
    left = (sheet.image.width - wide) / 2
    if upright:
        left = sheet.image.width - margin - wide if job.mirrored else margin
    left, top = round(left), round(margin)
    edges = (left, top, left + wide - 1, top + size[1] + 2 * mount - 1)
    sheet.pen.rectangle(edges, fill=rgb("#FFFDF9"), outline=rgb("#E4DBC9"), width=2)
    sheet.image.paste(picture.resize(size, Image.Resampling.LANCZOS), (left + mount, top + mount))
    return edges
