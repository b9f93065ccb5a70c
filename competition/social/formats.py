"""The formats of a card: one line each in `FORMATS`; a new one needs no more than that. Pure."""

from dataclasses import dataclass
from enum import StrEnum

from competition.platform.i18n import gettext_noop as _
from competition.social.counting import Count, characters, graphemes, shortened, weighted


@dataclass(frozen=True)
class Platform:
    """Where a card is posted: how much a caption and an alt text may say there, as it counts them itself.

    `links`: whether an address in a caption can be followed; where not, the caption says where it is found.
    """

    name: str
    limit: int
    alt: int
    count: Count = characters
    links: bool = True


@dataclass(frozen=True)
class Safe:
    """How far words stay away from each edge, in pixels: platforms lay their own buttons over the rest."""

    top: int
    end: int
    bottom: int
    start: int


class Shape(StrEnum):
    """Families of sizes that share a composition."""

    TALL = "tall"
    BLOCK = "block"
    WIDE = "wide"
    LOW = "low"
    SLIDES = "slides"
    """About as tall as wide, and several of them, to be swiped through."""


@dataclass(frozen=True)
class Format:
    """A size in pixels, its name, its safe area, the platforms that it is for, and how many there may be."""

    key: str
    name: str
    width: int
    height: int
    safe: Safe
    platforms: tuple[Platform, ...]
    slides: int = 1

    @property
    def patient(self) -> Platform:
        """The platform that gives a caption most room."""
        return max(self.platforms, key=lambda platform: platform.limit)

    @property
    def shape(self) -> Shape:
        """Its family: much taller than wide, about as tall, wide, or too low for more than a title."""
        if self.slides > 1:
            return Shape.SLIDES
        if self.height >= 1.5 * self.width:
            return Shape.TALL
        if self.width < 1.4 * self.height:
            return Shape.BLOCK
        return Shape.WIDE if self.height >= 800 else Shape.LOW

    @property
    def unit(self) -> float:
        """How much larger type is than on a card 1080 pixels wide: phones show a wider one smaller."""
        return float((self.width / 1080) ** 0.7)

    @property
    def smallest(self) -> int:
        """The smallest type that can be read on a phone."""
        return round(28 * self.unit)


_INSTAGRAM = Platform("Instagram", 2200, 1000, links=False)
_FACEBOOK = Platform("Facebook", 10_000, 1000)
_X = Platform("X", 280, 1000, weighted)
_LINKEDIN = Platform("LinkedIn", 3000, 1000)
_STORIES = Platform("Instagram Stories", 2200, 1000, links=False), Platform("WhatsApp Status", 700, 700)
_BY_WORDS = Platform("Mastodon", 500, 1500, shortened), Platform("Bluesky", 300, 2000, graphemes)
_ALL_ROUND = Safe(84, 84, 84, 84)

LINK = "link"
"""The format that the address of a work's public page is shared with."""
FORMATS = (
    Format("square", _("Square"), 1080, 1080, _ALL_ROUND, (_INSTAGRAM, _FACEBOOK, _X)),
    Format("portrait", _("Portrait"), 1080, 1350, _ALL_ROUND, (_INSTAGRAM, _FACEBOOK)),
    Format("story", _("Story"), 1080, 1920, Safe(250, 84, 340, 84), _STORIES),
    Format(LINK, _("Link preview"), 1200, 630, Safe(56, 64, 56, 64), (_FACEBOOK, _LINKEDIN)),
    Format("wide", _("Wide"), 1600, 900, Safe(80, 88, 80, 88), (_X, _LINKEDIN, *_BY_WORDS)),
    Format("carousel", _("Carousel"), 1080, 1350, _ALL_ROUND, (_INSTAGRAM, _FACEBOOK, _LINKEDIN), slides=10),
)
SINGLE = tuple(fmt for fmt in FORMATS if fmt.slides == 1)
PLATFORMS = tuple({each.name: each for fmt in FORMATS for each in fmt.platforms}.values())
PATIENT = _FACEBOOK
"""The platform that gives a caption most room, and lets its address be followed."""


@dataclass(frozen=True)
class Banner:
    """A picture over somebody's page or portrait: its name, its size in pixels, where words may stand.

    Portraits, buttons and a telephone's edges cover the rest; sizes of type, the largest and the smallest.
    """

    key: str
    name: str
    width: int
    height: int
    safe: Safe
    largest: int
    smallest: int

    @property
    def low(self) -> bool:
        """Whether it has room for a name in one line and little else."""
        return self.height < 300


BANNERS = (
    Banner("banner-facebook", _("Banner for a Facebook page"), 1640, 624, Safe(60, 330, 60, 330), 150, 34),
    Banner("banner-x", _("Banner for X"), 1500, 500, Safe(70, 250, 70, 430), 120, 30),
    Banner("banner-linkedin", _("Banner for a LinkedIn page"), 1128, 191, Safe(24, 110, 24, 250), 80, 20),
)
FRAME = Banner("frame", _("Frame for a portrait"), 1080, 1080, _ALL_ROUND, 90, 40)
"""Transparent in its middle; what stands outside its circle is not shown by most platforms."""
