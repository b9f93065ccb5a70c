"""Drawing cards one after the other in one process; a picture is decoded once for all cards of its post."""

from dataclasses import dataclass, field

from PIL import Image

from competition.platform.storage import Storage
from competition.social.content import Content, Sender
from competition.social.decoded import Decoded
from competition.social.drawing import Drawn, draw_cards
from competition.social.formats import Format
from competition.social.lettering import Lettering
from competition.social.posts.choices import Wish


@dataclass(frozen=True)
class Task:
    """A card to draw, or the slides of a carousel: what it says, how it is wished, in which format."""

    content: Content
    wish: Wish
    sender: Sender
    format: Format


@dataclass(frozen=True)
class Easel:
    """What drawing needs, once for all cards. Which were drawn before changes none of them."""

    lettering: Lettering
    storage: Storage
    _pictures: dict[str, Decoded] = field(default_factory=dict)

    def draw(self, task: Task) -> tuple[Drawn, ...]:
        """Return the card, or the slides in order."""
        return draw_cards(
            task.content, task.wish, task.sender, task.format, self.lettering, self.open_picture
        )

    def open_picture(self, key: str) -> Decoded:
        """Open a rendition: pixels that we wrote ourselves."""
        if key in self._pictures:
            self._pictures[key] = self._pictures.pop(key)  # the longest unused comes first
        else:
            while len(self._pictures) >= _AT_HAND:
                del self._pictures[next(iter(self._pictures))]
            with self.storage.open(key) as file, Image.open(file, formats=("JPEG", "PNG")) as image:
                # A logo keeps what lets through.
                self._pictures[key] = Decoded(image.convert("RGBA" if image.mode == "RGBA" else "RGB"))
        return self._pictures[key]


_AT_HAND = 6
"""So many decoded pictures are kept: of a category's winners or of one work, and the campaign's logo."""
