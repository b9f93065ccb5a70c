"""What supporters of a campaign put over their own pages: banners, and a frame round a portrait."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from io import BytesIO

import numpy as np
from PIL import Image, ImageDraw, ImageOps

from competition.platform.contrast import RGB
from competition.platform.garland import OLIVE
from competition.platform.i18n import gettext as _
from competition.platform.i18n import use_locale
from competition.social import leaves
from competition.social.colours import COVER, Palette, on_paper
from competition.social.content import Sender
from competition.social.designs.stack import Stack, stack, words
from competition.social.formats import BANNERS, FRAME, Banner
from competition.social.lettering import Lettering, Style
from competition.social.sheet import Column, Sheet, Voice

_FORM = "poem"
"""Whose dye a banner's small words have: it belongs to no form, poems come first."""
_WREATH, _BAND = 0.395, 0.115
"""The radius of the frame's wreath and the height of its band with the name, as parts of its side."""
_FINER = 4


@dataclass(frozen=True)
class Piece:
    """A finished picture: its file's name without an ending, what it is for, and what a reader hears."""

    name: str
    purpose: str
    content: bytes
    alt: str


def pieces(sender: Sender, lettering: Lettering) -> list[Piece]:
    """Return banners and frame; the same campaign always gives the same bytes."""
    with use_locale(sender.locale):
        voice = lettering.paired(sender.faces)
        made = [(each.key, each.name, _banner(each, sender, voice)) for each in BANNERS]
        made.append((FRAME.key, FRAME.name, _frame(sender, voice)))
        return [Piece(key, _(name), _png(image), _alt(sender, key)) for key, name, image in made]


def drawn(banner: Banner, sender: Sender, lettering: Lettering) -> bytes:
    """Return a banner as a PNG, in the current language."""
    return _png(_banner(banner, sender, lettering.paired(sender.faces)))


def _alt(sender: Sender, key: str) -> str:
    told = " ".join((f"{sender.name} {sender.year}.", *sender.hashtags))
    if key == FRAME.key:
        return _("A frame of leaves round a portrait: %(words)s", words=told)
    return _("A banner with the campaign’s garland: %(words)s", words=told)


def _banner(banner: Banner, sender: Sender, lettering: Lettering) -> Image.Image:
    """Return the name between two halves of the campaign's wreath, as large as its room allows."""
    palette = on_paper(_FORM, sender.dyes, OLIVE, COVER)
    sheet = Sheet(_ground(banner, sender, palette), lettering)
    column = _centred(sheet, sender, palette, banner)
    said = _said(sheet, sender, palette, column, banner)
    said.draw(banner.safe.top + (_room(banner) - said.height) / 2)
    return sheet.image


def _centred(sheet: Sheet, sender: Sender, palette: Palette, banner: Banner) -> Column:
    """Return the column in which the words, whose lines begin under each other, stand in the middle."""
    whole = Column(banner.safe.start, banner.width - banner.safe.end)
    trial = Sheet(sheet.image, sheet.lettering)
    _said(trial, sender, palette, whole, banner).draw(0)
    widest = max((one.right - one.left for one in trial.placed), default=whole.width)
    return whole.without_start((whole.width - widest) / 2)


def _room(banner: Banner) -> float:
    return banner.height - banner.safe.top - banner.safe.bottom


def _ground(banner: Banner, sender: Sender, palette: Palette) -> Image.Image:
    size, radius = (banner.width, banner.height), banner.height * 0.44
    half = leaves.round_about(size, palette, sender.garland, (-radius * 0.18, banner.height / 2), radius)
    ground, middle = half.copy(), banner.width // 2
    ground.paste(ImageOps.mirror(half).crop((middle, 0, banner.width, banner.height)), (middle, 0))
    return ground


def _said(sheet: Sheet, sender: Sender, palette: Palette, column: Column, banner: Banner) -> Stack:
    """Return name, hashtags and, where there is room, who sends them, all as large as the room allows."""
    said = stack()
    for size in range(banner.largest, banner.smallest, -4):
        said = _said_in(size, sheet, sender, palette, column, banner)
        if said.height <= _room(banner):
            break
    return said


def _said_in(
    size: int, sheet: Sheet, sender: Sender, palette: Palette, column: Column, banner: Banner
) -> Stack:
    name = Voice(Style(sender.locale, 500, leading=1.1), palette.ink)
    house, least = Style(sender.locale, sans=True, leading=1.26), banner.smallest
    small = max(least, round(size * 0.3)), least
    tags, quiet = Voice(house, palette.accent), Voice(house, palette.quiet)
    made = words(sheet, sender.name, name, column, (size, least), lines=1 if banner.low else 2)
    made += words(sheet, " ".join(sender.hashtags), tags, column, small, lines=1, above=size * 0.24)
    if not banner.low:
        made += words(sheet, sender.organiser, quiet, column, small, lines=1, above=small[0] / 2)
    return stack(made)


def _frame(sender: Sender, lettering: Lettering) -> Image.Image:
    """Return the campaign's wreath, its name on a band below, and nothing between them.

    All of it lies within the circle that platforms show of a portrait.
    """
    side = FRAME.width
    palette = on_paper(_FORM, sender.dyes, OLIVE, COVER)
    framed = _cut_out(lambda ground: _wreath(side, sender, replace(palette, ground=ground)))
    band = side * 0.2, side * 0.765, side * 0.8, side * (0.765 + _BAND)
    sheet = Sheet(Image.new("RGB", framed.size, palette.ground), lettering)
    _name(sheet, sender, palette, band)
    framed.paste(sheet.image, mask=_rounded(side, band))
    return framed


def _wreath(side: int, sender: Sender, palette: Palette) -> Image.Image:
    return leaves.round_about((side, side), palette, sender.garland, (side / 2, side / 2), side * _WREATH)


def _cut_out(drawn: Callable[[RGB], Image.Image]) -> Image.Image:
    """Return what is drawn without its ground: what looks alike on black and on white covers fully."""
    black, white = (np.asarray(drawn((each,) * 3)).astype(float) for each in (0, 255))
    cover = 1 - (white - black).mean(axis=-1, keepdims=True) / 255
    colour = np.divide(black, cover, out=np.zeros_like(black), where=cover > 0)
    return Image.fromarray(
        np.concatenate([colour, cover * 255], axis=-1).clip(0, 255).round().astype("uint8")
    )


def _name(sheet: Sheet, sender: Sender, palette: Palette, band: tuple[float, float, float, float]) -> None:
    left, top, right, foot = band
    voice = Voice(Style(sender.locale, 500, leading=1.1), palette.ink)
    width = right - left - (foot - top)
    longest = sheet.lettering.width(sender.name, voice.style)
    size = min((foot - top) * 0.56, width / longest if longest else 1)
    start = (left + right - longest * size) / 2
    sheet.line(sender.name, voice, size, (top + foot) / 2 + size * 0.3, Column(start, right))


def _rounded(side: int, band: tuple[float, float, float, float]) -> Image.Image:
    """Return the mask of a band with round ends, smooth at its edges."""
    large = Image.new("L", (side * _FINER, side * _FINER))
    edges = [each * _FINER for each in band]
    ImageDraw.Draw(large).rounded_rectangle(edges, radius=(edges[3] - edges[1]) / 2, fill=255)
    return large.reduce(_FINER)


def _png(image: Image.Image) -> bytes:
    out = BytesIO()
    image.save(out, "PNG", compress_level=7)
    return out.getvalue()
