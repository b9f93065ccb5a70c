"""Which quotes stand behind which section: as chosen, the others so that few pages stay blank. Pure."""

from collections.abc import Mapping, Sequence

from competition.publication.manuscript import ChapterKind, Manuscript
from competition.publication.plan import Placed, pages_of
from competition.publication.voices import Voice, dealt, quotes_in_turn


def quotes_by_chapter(
    manuscript: Manuscript, placed: Sequence[Sequence[Placed]]
) -> Mapping[int, tuple[Voice, ...]]:
    """Return the quotes that stand at each place for them, by the place's number among the chapters."""
    places = {at: each.key for at, each in enumerate(manuscript.outline) if each.kind is ChapterKind.QUOTES}
    quotes = quotes_in_turn(manuscript.voices)
    chosen = {at: [quote for quote in quotes if key and quote.place == key] for at, key in places.items()}
    free = [quote for quote in quotes if quote.place not in places.values() or not quote.place]
    standing = [len(each) for each in chosen.values()]
    found, first = dict[int, tuple[Voice, ...]](), 0
    for at, share in zip(
        places, dealt(len(free), _in_pairs(manuscript, placed, list(places)), standing), strict=True
    ):
        found[at], first = (*chosen[at], *free[first : first + share]), first + share
    return found


def _in_pairs(
    manuscript: Manuscript, placed: Sequence[Sequence[Placed]], places: Sequence[int]
) -> list[bool]:
    """Tell of each place whether the section before it ends on a left page; its works begin on one."""
    outline = manuscript.outline
    before = [outline[at - 1].section if at else None for at in places]
    return [section is not None and pages_of(placed[section]) % 2 == 1 for section in before]
