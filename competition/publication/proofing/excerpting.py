"""Where an excerpt stands after a correction: its numbers count lines, and lines come and go. Pure."""

from collections.abc import Sequence

from competition.publication.excerpts import Span
from competition.publication.proofing.comparing import aligned


def moved(before: Sequence[str], after: Sequence[str], span: Span) -> tuple[Span, bool]:
    """Return the span of the same lines or paragraphs, and whether both its ends were found again.

    A line that was put otherwise is the same line. Of an end that is gone the nearest line within counts.
    """
    places = _places(before, after)
    first, found = _end(places, span.first, span.last or len(before), 1)
    last, also = _end(places, span.last, span.first or 1, -1)
    if first and last and first > last:
        return span, False
    return Span(first, last), found and also


def _end(places: dict[int, int], wanted: int | None, other: int, step: int) -> tuple[int | None, bool]:
    if wanted is None or wanted in places:
        return places.get(wanted or 0), True
    near = next((places[at] for at in range(wanted, other + step, step) if at in places), wanted)
    return near, False


def _places(before: Sequence[str], after: Sequence[str]) -> dict[int, int]:
    """Return by the number of a line the number under which it stands now."""
    places, at, now = dict[int, int](), 1, 1
    for one, other in aligned(before, after):
        if len(one) == len(other):
            places |= {at + each: now + each for each in range(len(one))}
        at, now = at + len(one), now + len(other)
    return places
