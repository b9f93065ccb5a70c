"""What was chosen for a book, as plain values.

Nothing here repeats what the manuscript says: an arrangement holds only what somebody chose.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from competition.publication.composing.rules import Order, Translations
from competition.publication.designs import USUAL
from competition.publication.excerpts import WHOLE, Excerpt
from competition.publication.manuscript import ChapterKind, Layout, Size, Work


@dataclass(frozen=True)
class Wish:
    """What was chosen for a work or for what somebody says.

    `chapter` is the key of another section than that of the work's category, or of the place of a quote.
    """

    chapter: str = ""
    position: int | None = None
    included: bool = True
    reason: str = ""
    layout: Layout = Layout.AUTO
    size: Size = Size.AUTO
    excerpt: Excerpt = WHOLE
    version: int = 0
    moves: int = 0

    def of(self, work: Work) -> Work:
        """Return the work as it is wished."""
        return replace(self.excerpt.of(work), layout=self.layout, size=self.size)


@dataclass(frozen=True)
class Composed:
    """A chapter as it was composed; `category` ("poem/5-10") are the works that stand in it by themselves.

    `version` counts how often its words were changed, `moves` how often its place was.
    """

    key: str
    kind: ChapterKind
    title: str = ""
    author: str = ""
    text: str = ""
    category: str = ""
    order: Order = Order.FACING
    included: bool = True
    version: int = 0
    moves: int = 0


@dataclass(frozen=True)
class Arrangement:
    """Everything that was chosen for a book; empty while nobody has chosen anything.

    `wishes` are those for works by entry, `voices` those for what people say by reference.
    """

    chapters: tuple[Composed, ...] = ()
    wishes: Mapping[int, Wish] = field(default_factory=dict)
    voices: Mapping[str, Wish] = field(default_factory=dict)
    translations: Translations = Translations.ALL
    design: str = USUAL
    version: int = 0

    def wish(self, work: Work) -> Wish:
        """Return what was chosen for a work."""
        return self.wishes.get(work.entry_id, NO_WISH)

    def wish_of_voice(self, ref: str) -> Wish:
        """Return what was chosen for a statement, a story or a quote."""
        return self.voices.get(ref, NO_WISH)

    @property
    def silenced(self) -> frozenset[str]:
        """The references of what people say and what is left out of the book."""
        return frozenset(ref for ref, wish in self.voices.items() if not wish.included)


NO_WISH = Wish()
