"""One card to draw, or the slides of one carousel, and the room on it."""

from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image, ImageOps

from competition.platform.garland import OLIVE
from competition.platform.garland.shapes import Point
from competition.social import leaves
from competition.social.colours import COVER, PAPER, Palette, on_dye, on_paper
from competition.social.content import CardContent, Content, Message, Sender
from competition.social.decoded import Decoded
from competition.social.formats import Format
from competition.social.lettering import Lettering, Style
from competition.social.posts.choices import AS_PROPOSED, Crop, Wish
from competition.social.sheet import Column, Sheet


@dataclass(frozen=True)
class Job:
    """One card to draw. Designs think of lines that begin at the left; where they do not, all is mirrored."""

    content: Content
    sender: Sender
    format: Format
    lettering: Lettering
    open_picture: Callable[[str], Decoded]
    wish: Wish = AS_PROPOSED

    @property
    def work(self) -> CardContent:
        """The winning work, for compositions that show one."""
        assert isinstance(self.content, CardContent)
        return self.content

    @property
    def message(self) -> Message:
        """What is said, for compositions that show no winning work."""
        assert isinstance(self.content, Message)
        return self.content

    @property
    def mirrored(self) -> bool:
        """Whether the script of what it says begins at the right, and the card with it."""
        return Style(self.content.original.language or self.sender.locale).rtl

    @property
    def crop(self) -> Crop | None:
        """What somebody chose to show of the picture in this format."""
        return self.wish.crops.get(self.format.key)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return self.format.width, self.format.height

    @property
    def top(self) -> float:
        """Where words may begin."""
        return self.format.safe.top

    @property
    def foot(self) -> float:
        """Where words have to end."""
        return self.format.height - self.format.safe.bottom

    def px(self, length: float) -> int:
        """Return a length on a card 1080 pixels wide as it is on this one."""
        return round(length * self.format.unit)

    def column(self, start: float, end: float) -> Column:
        """Return the room between two distances from the edge where lines begin, within the safe area."""
        safe, width = self.format.safe, self.format.width
        start, end = max(start, safe.start), min(end, width - safe.end)
        return Column(width - end, width - start, True) if self.mirrored else Column(start, end)

    def paper(self, ground: str = PAPER) -> Palette:
        """Return the colours on paper."""
        return on_paper(self.content.form, self.sender.dyes, OLIVE, ground)

    def cover(self) -> Palette:
        """Return the colours on the cover's ground."""
        return self.paper(COVER)

    def dyed(self, form: str | None = None) -> Palette:
        """Return the colours on the form's own dye, or another's; on night for a form without one."""
        return on_dye(self.content.form if form is None else form, self.sender.dyes, OLIVE)

    def sheet(self, palette: Palette, through: tuple[Point, ...], leaf: float) -> Sheet:
        """Return a sheet with the campaign's garland along a line, in leaves of this length."""
        return self.on(leaves.along(self.size, palette, self.sender.garland, through, leaf))

    def wreathed(self, palette: Palette, middle: Point, radius: float) -> Sheet:
        """Return a sheet with the campaign's wreath round a point."""
        return self.on(leaves.round_about(self.size, palette, self.sender.garland, middle, radius))

    def on(self, ground: Image.Image) -> Sheet:
        """Return a sheet on this ground."""
        return Sheet(ImageOps.mirror(ground) if self.mirrored else ground, self.lettering)
