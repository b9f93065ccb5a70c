"""How cards look: one design by form. Each draws on an empty sheet and tells the excerpt it shows."""

from collections.abc import Callable
from dataclasses import replace

from PIL import Image

from competition.social import parts
from competition.social.colours import COVER, INK, PAPER, QUIET, RULE, readable, rgb
from competition.social.content import CardContent, Sender, Words
from competition.social.formats import Format
from competition.social.lettering import Lettering, Style
from competition.social.parts import Job
from competition.social.quotes import quotation_marks
from competition.social.sheet import Column, Sheet, Voice
from competition.social.text import Box, Fitted, Setting, poem, prose, same_excerpt

_BETWEEN = 44
"""The room between original and translation."""
_VERSE = (58, 52, 46, 40)
"""Sizes of verse to try, so that the translation finds room; the last is the comfortable one."""


def draw(
    content: CardContent,
    sender: Sender,
    fmt: Format,
    lettering: Lettering,
    open_picture: Callable[[str], Image.Image],
) -> tuple[Image.Image, str]:
    """Draw a card; return it and the words of the work that stand on it (empty when the picture speaks)."""
    job = Job(content, sender, fmt, lettering, open_picture, PAPER)
    if shows_picture(content):
        return picture_card(replace(job, ground=COVER)), ""
    return poem_card(job) if content.form == "poem" else quote_card(job)


def shows_picture(content: CardContent) -> bool:
    """Whether the card shows the picture, because the work has no words of its own."""
    return content.picture is not None and not content.original.text


def poem_card(job: Job) -> tuple[Image.Image, str]:
    """A poem: its title, who wrote it, and its opening stanzas."""
    sheet = job.sheet()
    parts.garland(sheet, job)
    y = parts.label(sheet, job, job.format.margin, job.column)
    y = parts.heading(sheet, job, y + 40, job.beside_garland, 68)
    y = parts.credit(sheet, job, y + 18, job.beside_garland) + 44
    excerpt = _verse(sheet, job, y)
    parts.footer(sheet, job)
    return sheet.image, excerpt.text if excerpt else ""


def quote_card(job: Job) -> tuple[Image.Image, str]:
    """An essay: its opening sentences as a quotation, then what they are from."""
    sheet, column, words = job.sheet(), job.column, job.content.original
    parts.garland(sheet, job)
    y = parts.label(sheet, job, job.format.margin, column) + 130
    style = Style(words.language, leading=1.3)
    setting = sheet.setting([*words.text.splitlines(), *_quotes(words)], style)
    box = Box(column.width, job.foot - 240 - y, 34, 46, 62)
    excerpt = prose(words.text, setting, box, _quotes(words))
    if excerpt:
        y = sheet.block(excerpt, setting, Voice(style, rgb(INK)), y, column) + 34
        sheet.rule(column, y, 56, readable(job.dye, job.ground), 3)
        y += 30
    y = parts.heading(sheet, job, y, column, 40 if excerpt else 84)
    parts.credit(sheet, job, y + 14, column)
    parts.footer(sheet, job)
    return sheet.image, excerpt.text if excerpt else ""


def picture_card(job: Job) -> Image.Image:
    """A picture, whole, in a frame of paper; title and credit below it, or beside one that is upright."""
    sheet, picture = job.sheet(), job.content.picture
    assert picture is not None
    parts.garland(sheet, job, below=True)
    margin, width, height = job.format.margin - 20, job.format.width, job.format.height
    if picture.width < picture.height * 0.95:
        room = Box(width * 0.56, height - 2 * margin - 130, margin, 0, 0)
        left, top, right, _ = parts.framed(sheet, job, room, upright=True)
        beside = Column(margin, left - 48, True) if job.mirrored else Column(right + 48, width - margin)
        y = parts.label(sheet, job, top + 12, beside)
        y = parts.heading(sheet, job, y + 44, beside, 56, most_lines=6)
        parts.credit(sheet, job, y + 24, beside, stacked=True)
    else:
        room = Box(width - 2 * margin, height * 0.55, margin, 0, 0)
        _, _, _, bottom = parts.framed(sheet, job, room, upright=False)
        y = parts.label(sheet, job, bottom + 34, job.column, one_line=True)
        y = parts.heading(sheet, job, y + 26, job.beside_garland, 52, most_lines=2)
        parts.credit(sheet, job, y + 12, job.beside_garland)
    parts.footer(sheet, job, tags_below=True)
    return sheet.image


def _quotes(words: Words) -> tuple[str, str]:
    """Return the marks round the quotation; none where the text brings its own."""
    own = words.text.lstrip()[:1]
    return ("", "") if own in "\"'«“„”「『‘‹»" else quotation_marks(words.language)


def _verse(sheet: Sheet, job: Job, top: float) -> Fitted | None:
    """Draw the opening of a poem as large as it reads well, its translation where there is room."""
    words, column = job.content.original, job.column
    style = Style(words.language, leading=1.36)
    setting = sheet.setting(words.text.splitlines(), style)
    room = Box(column.width, job.foot - top, 34, _VERSE[-1], _VERSE[0])
    excerpt = poem(words.text, setting, room)
    translated: Translated | None = None
    for ceiling in _VERSE if excerpt else ():
        smaller = poem(words.text, setting, replace(room, ceiling=ceiling))
        translated = _translated(sheet, job, smaller, setting, top) if _same(smaller, excerpt) else None
        if translated:
            excerpt = smaller
            break
    if excerpt:
        sheet.block(excerpt, setting, Voice(style, rgb(INK)), top, column)
    if translated:
        _draw_translated(sheet, job, translated)
    return excerpt


def _same(one: Fitted | None, other: Fitted | None) -> bool:
    return one is not None and other is not None and one.text == other.text


class Translated:
    """A translated excerpt that has found its room: beside the original, or below it."""

    def __init__(self, fitted: Fitted, setting: Setting, style: Style, top: float, column: Column) -> None:
        self.fitted, self.setting, self.style = fitted, setting, style
        self.top, self.column = top, column


def _translated(
    sheet: Sheet, job: Job, excerpt: Fitted | None, own: Setting, top: float
) -> Translated | None:
    """Return the same lines of the translation where they fit, None where they do not."""
    words = job.content.translation
    if excerpt is None or words is None or words.language == job.content.original.language:
        return None
    same = same_excerpt(job.content.original.text, words.text, excerpt) if words.text else None
    if same is None:
        return None
    style = Style(words.language, italic=True, leading=1.34)
    setting = sheet.setting(same.splitlines(), style)
    widest = max(own.measure(line.text) for line in excerpt.lines) * excerpt.size
    beside = job.column.without_start(widest + 2 * _BETWEEN)
    below = top + excerpt.height + _BETWEEN * 0.6
    for column, start in ((beside, top), (job.column, below)):
        room = Box(column.width, job.foot - start, 26, 26, min(34, excerpt.size - 8))
        fitted = poem(same, setting, room) if room.width > 200 and room.height > 0 else None
        if fitted and not fitted.cut and not any(line.turned for line in fitted.lines):
            return Translated(fitted, setting, style, start, column)
    return None


def _draw_translated(sheet: Sheet, job: Job, found: Translated) -> None:
    voice = Voice(found.style, readable(QUIET, job.ground))
    if found.column != job.column:
        x = found.column.right + _BETWEEN if job.mirrored else found.column.left - _BETWEEN
        high = max(found.fitted.height, 60)
        sheet.pen.rectangle((x, found.top, x + 1, found.top + high), fill=rgb(RULE))
    sheet.block(found.fitted, found.setting, voice, found.top, found.column)
