"""How platforms show a post: in what frame, and how much of its caption before one asks for more. Pure.

How much is shown differs by device and by week; these are figures of telephones, to judge an opening by.
"""

from dataclasses import dataclass
from enum import StrEnum

from competition.social.counting import graphemes, within
from competition.social.formats import LINK, Format, Platform
from competition.social.models import Card


class Frame(StrEnum):
    """What stands round a picture."""

    FEED = "feed"
    """The caption over the picture."""
    PHOTO = "photo"
    """The picture first, the caption below it."""
    STORY = "story"
    LINK = "link"
    """The words first, then the picture over the address, as a page is shared."""


@dataclass(frozen=True)
class Look:
    """A frame, and how many characters and lines of a caption are seen in it."""

    frame: Frame
    characters: int
    lines: int


_LOOKS = {
    "Instagram": Look(Frame.PHOTO, 125, 2),
    "Facebook": Look(Frame.FEED, 400, 5),
    "X": Look(Frame.FEED, 280, 20),
    "LinkedIn": Look(Frame.FEED, 200, 3),
    "Instagram Stories": Look(Frame.STORY, 0, 0),
    "WhatsApp Status": Look(Frame.STORY, 80, 2),
    "Mastodon": Look(Frame.FEED, 500, 20),
    "Bluesky": Look(Frame.FEED, 300, 20),
}
_USUAL = Look(Frame.FEED, 280, 5)
_SHOWN_ON = {"square": "Facebook"}
"""On which of its platforms a format is shown where each is shown once: as the kit lays it there.

Without a line here it is the first.
"""


@dataclass(frozen=True)
class Shot:
    """A post on a platform: one card or the slides of a carousel, and its caption as far as it is seen."""

    platform: Platform
    format: Format
    locale: str
    slides: tuple[Card, ...]
    said: str
    more: bool

    @property
    def frame(self) -> Frame:
        """What stands round it."""
        return Frame.LINK if self.format.key == LINK else look_of(self.platform).frame


def look_of(platform: Platform) -> Look:
    """Return how a platform shows posts."""
    return _LOOKS.get(platform.name, _USUAL)


def shot(platform: Platform, fmt: Format, locale: str, slides: tuple[Card, ...], caption: str) -> Shot:
    """Return a post as a platform shows it."""
    look = look_of(platform)
    seen = "\n".join(caption.splitlines()[: look.lines])
    cut = within(seen, look.characters, graphemes).removesuffix("…") if look.characters else ""
    return Shot(
        platform, fmt, locale, slides, cut.rstrip(), more=bool(cut) and len(cut.rstrip()) < len(caption)
    )


def usual_platform(fmt: Format) -> Platform:
    """Return the platform that a format is shown on where each format is shown once."""
    wanted = _SHOWN_ON.get(fmt.key)
    return next((each for each in fmt.platforms if each.name == wanted), fmt.platforms[0])
