"""A caption in the room that a platform gives it: what can be missed goes first, the way on never. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from competition.social.counting import within
from competition.social.formats import Platform

MOST_TAGS = 30
"""So many hashtags at most: with more, Instagram refuses the post."""


@dataclass(frozen=True)
class Told:
    """The parts of a caption, each in a line; `shorter` are leads for less room, the longest first.

    `list` are lines that may be cut from their end, `more` says how many are not told.
    """

    lead: str
    shorter: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    list: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    """What stands in place of the last 1, 2, … lines of the list."""
    credit: str = ""
    language: str = ""
    link: str = ""
    elsewhere: str = ""
    """Where the link is found on platforms whose captions nobody can follow one in."""
    tags: tuple[str, ...] = ()


def fitted(told: Told, platform: Platform) -> str:
    """Return the richest caption within a platform's limit, with the link or the words where it is found."""
    # What only says where to look may not crowd a work out.
    elsewhere = told.elsewhere if platform.count(told.elsewhere) * 4 <= platform.limit else ""
    told = replace(told, link=told.link if platform.links else elsewhere, tags=told.tags[:MOST_TAGS])
    for parts in _poorer(told):
        text = _joined(parts)
        if platform.count(text) <= platform.limit:
            return text
    end = f"\n{told.link}" if told.link else ""
    return within(told.lead, platform.limit - platform.count(end), platform.count) + end


def _poorer(told: Told) -> Iterator[tuple[str, ...]]:
    """Yield the caption's parts, each time a little less."""
    tags = " ".join(told.tags)
    end = (told.link, tags)
    yield (told.lead, *told.body, *told.list, told.credit, told.language, *end)
    yield (told.lead, *told.body, *told.list, told.credit, *end)
    for left, more in zip(range(len(told.list) - 1, 0, -1), told.more, strict=False):
        yield (told.lead, *told.list[:left], more, told.credit, *end)
    for lead in (told.lead, *told.shorter):
        yield (lead, *told.body, told.credit, *end)
        yield (lead, told.credit, *end)
        yield (lead, told.credit, told.link)
    for lead in (told.lead, *told.shorter):
        yield (lead, *end)
        for kept in range(len(told.tags) - 1, 0, -1):
            yield (lead, told.link, " ".join(told.tags[:kept]))
        yield (lead, told.link)


def _joined(parts: tuple[str, ...]) -> str:
    return "\n".join(part for part in parts if part)
