"""Rows that are one work, made together: one entry of all of them."""

from collections.abc import Sequence
from dataclasses import replace

from competition.entries.roster.matching import exactly
from competition.entries.roster.rows import EntryRow


def together(works: Sequence[EntryRow]) -> list[EntryRow]:
    """Make one work of those of one title and form; its pupils stand in the order of the rows."""
    by_title: dict[tuple[str, str], EntryRow] = {}
    alone: list[EntryRow] = []
    for work in works:
        key = (exactly(work.title), work.form)
        if not work.title:
            alone.append(work)
        elif key in by_title:
            by_title[key] = _joined(by_title[key], work)
        else:
            by_title[key] = work
    return sorted([*by_title.values(), *alone], key=lambda work: work.number)


def _joined(one: EntryRow, other: EntryRow) -> EntryRow:
    """Add what another row says of the same work; words that stand there already stay."""
    channels = one.consents.keys() & other.consents.keys()
    both = bool(one.pupils and other.pupils)
    consents = {c: (*one.consents[c], *other.consents[c]) if both else one.consents[c] for c in channels}
    pupils = (*one.pupils, *other.pupils)
    more = {
        name: getattr(one, name) or getattr(other, name)
        for name in (
            "text", "document", "language", "translation", "translation_file", "translation_title",
            "translation_language",
        )
    }  # fmt: skip
    return replace(
        one,
        **more,
        pupils=pupils,
        headcount=len(pupils) or max(one.headcount, other.headcount),
        consents=consents if one.pupils or not other.pupils else other.consents,
        images=tuple(dict.fromkeys((*one.images, *other.images))),
        alts=(*one.alts, *other.alts),
        numbers=(*one.numbers, *other.numbers),
    )
