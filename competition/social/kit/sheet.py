"""The contact sheet: all posts of the kit in small, day by day, to be looked through at a glance."""

from dataclasses import dataclass
from datetime import date
from io import BytesIO
from itertools import groupby
from pathlib import Path

from PIL import Image

from competition.config import ROOT
from competition.platform import print_templates
from competition.platform.fonts import FontSet
from competition.platform.i18n import format_date, gettext, use_locale
from competition.platform.languages import text_direction
from competition.platform.pdf import Resource, render_in_child
from competition.platform.sandbox import Limits
from competition.social.captions import caption
from competition.social.counting import graphemes, within
from competition.social.formats import PATIENT
from competition.social.kit.items import Contents, Item, KitCard, alt_of
from competition.social.kit.layout import best, shelves
from competition.social.kit.wording import template_of, title_of

_TEMPLATES = ROOT / "templates" / "social" / "print"
_STYLE = ROOT / "static" / "print" / "contact-sheet.css"
_LIMITS = Limits(seconds=180, cpu=180, memory=2 << 30, file_size=512 << 20)
_WIDTH, _QUALITY, _BEGINNING = 320, 78, 150


@dataclass(frozen=True)
class Small:
    """A post on the sheet."""

    number: int
    clock: str
    kind: str
    title: str
    language: str
    beginning: str
    platforms: str
    picture: str
    alt: str


@dataclass(frozen=True)
class Day:
    """A day of the sheet; without one, posts that have no time."""

    name: str
    posts: tuple[Small, ...]


def contact_sheet(contents: Contents, fonts: FontSet) -> bytes:
    """Return the sheet as PDF; the same kit gives the same bytes. Raises PdfFailedError."""
    sender = contents.sender
    with use_locale(sender.locale):
        html = (
            print_templates.environment(_TEMPLATES)
            .get_template("contact-sheet.html")
            .render(
                sender=sender,
                language=sender.locale,
                direction=text_direction(sender.locale),
                days=_days(contents, fonts),
                zone=contents.zone,
                serif=fonts.css_stack(sender.locale),
                sans=fonts.css_stack(sender.locale, sans=True),
            )
        )
    resources = {"contact-sheet.css": Resource(_STYLE, "text/css")}
    for item in contents.items:
        resources[_picture(item)] = Resource(_smaller(_shown(item).path), "image/jpeg")
    return render_in_child(
        html, resources=resources, fonts=fonts, name="contact-sheet.pdf", limits=_LIMITS
    ).content


def _days(contents: Contents, fonts: FontSet) -> list[Day]:
    def day_of(item: Item) -> date | None:
        at = item.at(contents.zone)
        return at.date() if at else None

    return [
        Day(
            format_date(day, style="full") if day else gettext("Without a time"),
            tuple(_small(contents, item, fonts) for item in items),
        )
        for day, items in groupby(contents.items, key=day_of)
    ]


def _small(contents: Contents, item: Item, fonts: FontSet) -> Small:
    at, card = item.at(contents.zone), _shown(item)
    said = caption(item.post.content, contents.sender, contents.base_url, PATIENT)
    platforms = [name for shelf in shelves() if best(shelf, item) for name in shelf.platforms]
    return Small(
        item.number,
        f"{at:%H:%M}" if at else "",
        _printable(template_of(item.post), fonts),
        _printable(title_of(item.post), fonts),
        item.post.content.original.language,
        _printable(within(" ".join(said.split()), _BEGINNING, graphemes), fonts),
        " · ".join(platforms),
        _picture(item),
        _printable(alt_of(item.post, contents.sender, card, PATIENT.alt), fonts),
    )


def _shown(item: Item) -> KitCard:
    """Return the card that stands for a post: the square one, else the first."""
    return next((card for card in item.cards if card.format.key == "square"), item.cards[0])


def _picture(item: Item) -> str:
    return f"card-{item.number}.jpg"


def _smaller(path: Path) -> bytes:
    """Return one of our own cards in small."""
    out = BytesIO()
    with Image.open(path, formats=("JPEG", "PNG")) as image:
        small = image.convert("RGB")
        small.thumbnail((_WIDTH, _WIDTH), Image.Resampling.LANCZOS)
        small.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()


def _printable(text: str, fonts: FontSet) -> str:
    """Return a text without what no face here can show; the report tells it."""
    missing = {each.character for each in fonts.missing(text)}
    return "".join(each for each in text if each not in missing)
