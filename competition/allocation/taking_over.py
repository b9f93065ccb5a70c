"""Which unread entries a judge who has little takes over from those who have most; pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from competition.allocation.rules import EntryToRead, JudgeOnPanel
from competition.allocation.verdicts import Doubt, verdict
from competition.judging.rules import ReadingMode

Untouched = tuple[int, int]
"""An entry, and the judge who has not touched it yet."""


def take_over(
    judge: JudgeOnPanel,
    panel: Iterable[JudgeOnPanel],
    entries: Mapping[int, EntryToRead],
    untouched: Iterable[Untouched],
    number: int,
) -> list[tuple[int, ReadingMode]]:
    """Return what the judge takes over, each time from who has most of their capacity, what fits best first.

    Nothing barred is taken, no more than there is room for, and nothing from somebody who would then have
    less of their capacity than the judge.
    """
    offers = _offers(judge, entries, untouched)
    givers = {each.id: each for each in panel if each.id in offers}
    loads = {each.id: each.load for each in givers.values()}
    found: dict[int, ReadingMode] = {}
    while len(found) < min(number, judge.room):
        giver = max(
            (i for i in givers if any(copy not in found for copy, _mode in offers[i])),
            key=lambda i: (loads[i] / max(1, givers[i].capacity), -i),
            default=None,
        )
        if giver is None or _is_even(judge, len(found), givers[giver], loads[giver]):
            break
        copy_id, mode = next(each for each in offers[giver] if each[0] not in found)
        found[copy_id] = mode
        loads[giver] -= 1
    return list(found.items())


def _offers(
    judge: JudgeOnPanel, entries: Mapping[int, EntryToRead], untouched: Iterable[Untouched]
) -> dict[int, list[tuple[int, ReadingMode]]]:
    """Return by giver what the judge may take, what reads best first."""
    offers: defaultdict[int, list[tuple[int, int, ReadingMode]]] = defaultdict(list)
    for copy_id, giver in untouched:
        entry = entries.get(copy_id)
        if entry is None:
            continue
        said = verdict(judge, entry)
        if said.may and said.mode is not None and Doubt.CATEGORY not in said.doubts:
            offers[giver].append((-said.value, copy_id, said.mode))
    return {giver: [(copy, mode) for _value, copy, mode in sorted(each)] for giver, each in offers.items()}


def _is_even(judge: JudgeOnPanel, taken: int, giver: JudgeOnPanel, load: int) -> bool:
    """Whether one more would leave the giver with less of their capacity than the judge."""
    return (load - 1) * judge.capacity < (judge.load + taken + 1) * giver.capacity
