"""Quotations that a passage may tear apart. Pure.

Which mark opens differs by language (“…”, „…“, ”…“, »…«), so marks of one kind are counted: an odd number of
them leaves a quotation open.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from competition.social.excerpts.units import Units

_QUOTES = ("“”„‟", "«»", '"', "「」", "『』", "‹›")
_KINDS = (*_QUOTES, "()（）", "[]")
Kinds = frozenset[int]


@dataclass(frozen=True)
class Quoting:
    """The kinds of marks open before a unit, all that stand in it, and those in it an odd number of times."""

    before: Kinds
    held: Kinds
    odd: Kinds


def quoting(units: Units) -> list[Quoting]:
    """Return what each unit has to do with quotations.

    A paragraph begins anew. A quotation in verse may run through stanzas, unless a mark is missing.
    """
    odd = [_kinds(unit.text, odd=True) for unit in units.each]
    carried = units.verse and not _left_open(odd)
    found: list[Quoting] = []
    before: Kinds = frozenset()
    for at, unit in enumerate(units.each):
        if at and not carried and unit.group != units.each[at - 1].group:
            before = frozenset()
        found.append(Quoting(before, _kinds(unit.text, odd=False), odd[at]))
        before ^= odd[at]
    return found


def torn(passage: Sequence[Quoting]) -> bool:
    """Whether a passage holds the end of a quotation begun before it, or begins one and does not end it."""
    before = passage[0].before
    return bool(_left_open([unit.odd for unit in passage])) or any(before & unit.held for unit in passage)


def quotes(passage: Sequence[Quoting]) -> bool:
    """Whether a passage quotes somebody."""
    return any(kind < len(_QUOTES) for unit in passage for kind in unit.held)


def _left_open(odd: Sequence[Kinds]) -> Kinds:
    left: Kinds = frozenset()
    for kinds in odd:
        left ^= kinds
    return left


def _kinds(text: str, *, odd: bool) -> Kinds:
    counts = [sum(map(text.count, marks)) for marks in _KINDS]
    return frozenset(number for number, count in enumerate(counts) if (count % 2 if odd else count))
