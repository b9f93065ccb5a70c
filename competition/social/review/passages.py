"""The text of a work to choose a passage of: its lines or sentences, and the passages that are proposed."""

from collections.abc import Sequence
from dataclasses import dataclass

from competition.social.content import Content, Post
from competition.social.excerpts.strength import ranked
from competition.social.excerpts.units import Passage, Unit, Units, text_of, units_of, well_formed
from competition.social.models import Card
from competition.social.posts.templates import Template

_PROPOSED = 4


@dataclass(frozen=True)
class Proposal:
    """A passage that makes sense by itself, and its words."""

    passage: Passage
    words: str

    @property
    def key(self) -> str:
        """How a form names it."""
        return f"{self.passage.first}-{self.passage.last}"


@dataclass(frozen=True)
class Choosing:
    """A text in its units, what is proposed of it, and what the cards show at present."""

    units: Units
    proposals: tuple[Proposal, ...]
    shown: Passage | None

    @property
    def groups(self) -> list[list[tuple[int, Unit]]]:
        """The units with their numbers, by stanza or paragraph."""
        found: list[list[tuple[int, Unit]]] = []
        for number, unit in enumerate(self.units.each):
            if not found or found[-1][-1][1].group != unit.group:
                found.append([])
            found[-1].append((number, unit))
        return found

    def makes_sense(self, first: int, last: int) -> bool:
        """Whether a passage is one of this text that neither begins nor ends mid-sentence."""
        return well_formed(self.units, Passage(first, last))


def choosing(post: Post, cards: Sequence[Card]) -> Choosing | None:
    """Return what can be chosen of a post's words; None for one that shows nobody's words."""
    own = post.content.original
    if not own.text.strip() or post.template is Template.ILLUSTRATION:
        return None
    verse = post.template is Template.POEM
    units = units_of(own.text, own.language, verse=verse)
    best = ranked(own.text, own.language, verse)
    return Choosing(units, _apart(units, best), _shown(post, units, best, cards))


def is_verse(content: Content) -> bool:
    """Whether a passage of it is made of lines."""
    return content.template is Template.POEM


def _apart(units: Units, best: Sequence[Passage]) -> tuple[Proposal, ...]:
    """Return the best passages that are not much the same as a better one."""
    kept: list[Passage] = []
    for passage in best:
        if len(kept) < _PROPOSED and not any(_alike(passage, other) for other in kept):
            kept.append(passage)
    return tuple(Proposal(each, text_of(units, each)) for each in kept)


def _alike(one: Passage, other: Passage) -> bool:
    common = min(one.last, other.last) - max(one.first, other.first) + 1
    return 2 * common > min(len(one), len(other))


def _shown(post: Post, units: Units, best: Sequence[Passage], cards: Sequence[Card]) -> Passage | None:
    """Return the passage that was chosen, else the one on the card that has most words."""
    if post.wish.passage is not None:
        return Passage(*post.wish.passage)
    said = max((card.excerpt for card in cards), key=len, default="")
    found = [each for each in best if text_of(units, each) in said] if said else []
    return max(found, key=len, default=None)
