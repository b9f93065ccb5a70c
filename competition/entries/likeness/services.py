"""Comparing an entry with all others of its campaign: asked for when it is handed in, done by a job."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from sqlalchemy import delete, insert, or_, select
from sqlalchemy.orm import Session

from competition.campaign.models import Campaign
from competition.entries.likeness import rules
from competition.entries.likeness.models import Likeness, Resemblance
from competition.entries.likeness.rules import LikenessKind
from competition.entries.models import Entry
from competition.platform import jobs
from competition.platform.files import StoredFile

COMPARE = "entries.compare"
MOST = 50
"""So many entries that are like one are kept; a text that everybody copied needs no longer list."""


@dataclass(frozen=True)
class Portrait:
    """An entry as it is compared: its text's letters, the hashes of its files, the bits of its pictures."""

    letters: str = ""
    files: tuple[str, ...] = ()
    pictures: tuple[int, ...] = ()

    @cached_property
    def values(self) -> dict[LikenessKind, list[int]]:
        """What it is found by."""
        return {
            LikenessKind.SAME_TEXT: [rules.number_of(self.letters.encode())] if self.letters else [],
            LikenessKind.TEXT: rules.bands(self.letters),
            LikenessKind.SAME_FILE: [rules.number_of(sha256.encode()) for sha256 in self.files],
            LikenessKind.PICTURE: [value for bits in self.pictures for value in rules.picture_bands(bits)],
            LikenessKind.BITS: [rules.signed(bits) for bits in self.pictures],
        }


def compare_soon(session: Session, *, entry: Entry, now: datetime) -> None:
    """Ask for an entry to be compared with the others."""
    key = f"compare.{entry.id}"
    jobs.request(
        session, name=COMPARE, args={"entry": entry.id}, key=key, campaign_id=entry.campaign_id, now=now
    )


def compare(session: Session, *, entry: Entry, pictures: Sequence[int]) -> int:
    """Write down what an entry is found by and which others are like it; return how many are.

    `pictures` holds the 64 bits of each of its pictures. It may run again: what was there before is replaced.
    """
    _one_at_a_time(session, entry)
    portrait = Portrait(rules.letters(entry.text), _hashes(session, entry), tuple(pictures))
    forget(session, entry_id=entry.id)
    found = _alike(session, entry, portrait)
    rows = [
        {"campaign_id": entry.campaign_id, "entry_id": entry.id, "kind": kind, "value": value}
        for kind, values in portrait.values.items()
        for value in dict.fromkeys(values)
    ]
    if rows:
        session.execute(insert(Likeness), rows)
    best = sorted(found.items(), key=lambda each: (-each[1], each[0]))[:MOST]
    for (other, kind), score in best:
        first, second = sorted((entry.id, other))
        session.add(Resemblance(entry_id=first, other_id=second, kind=kind, score=score))
    session.flush()
    return len({other for (other, _kind), _score in best})


def _one_at_a_time(session: Session, entry: Entry) -> None:
    """Let two entries that are compared at the same moment find each other."""
    campaign = select(Campaign.id).where(Campaign.id == entry.campaign_id)
    session.scalar(campaign.with_for_update(key_share=True))


def forget(session: Session, *, entry_id: int) -> None:
    """Forget what an entry was found by and what it was like."""
    session.execute(delete(Likeness).where(Likeness.entry_id == entry_id))
    either = or_(Resemblance.entry_id == entry_id, Resemblance.other_id == entry_id)
    session.execute(delete(Resemblance).where(either))


def _hashes(session: Session, entry: Entry) -> tuple[str, ...]:
    files = [image.file_id for image in entry.images]
    wanted = select(StoredFile.sha256).where(StoredFile.id.in_(files)).order_by(StoredFile.id)
    return tuple(session.scalars(wanted)) if files else ()


def _alike(session: Session, entry: Entry, portrait: Portrait) -> dict[tuple[int, LikenessKind], int]:
    """Return the entries that are like this one, each by its strongest kinds, with the score."""
    same = {
        (other, kind): 100
        for kind in (LikenessKind.SAME_TEXT, LikenessKind.SAME_FILE)
        for other in _sharing(session, entry, kind, portrait.values[kind])
    }
    alike = {**_texts(session, entry, portrait), **_pictures(session, entry, portrait)}
    stronger = {LikenessKind.TEXT: LikenessKind.SAME_TEXT, LikenessKind.PICTURE: LikenessKind.SAME_FILE}
    near = {key: score for key, score in alike.items() if (key[0], stronger[key[1]]) not in same}
    return {**same, **near}


def _sharing(session: Session, entry: Entry, kind: LikenessKind, values: Sequence[int]) -> list[int]:
    """Return the other entries of the campaign that share one of these values; one statement."""
    if not values:
        return []
    sharing = (
        select(Likeness.entry_id)
        .where(Likeness.campaign_id == entry.campaign_id, Likeness.kind == kind, Likeness.value.in_(values))
        .where(Likeness.entry_id != entry.id)
    )
    return sorted(set(session.scalars(sharing)))


def _texts(session: Session, entry: Entry, portrait: Portrait) -> dict[tuple[int, LikenessKind], int]:
    others = _sharing(session, entry, LikenessKind.TEXT, portrait.values[LikenessKind.TEXT])
    if not others:
        return {}
    own, found = rules.runs(portrait.letters), {}
    for other, text in session.execute(select(Entry.id, Entry.text).where(Entry.id.in_(others))):
        score = rules.text_score(own, rules.runs(rules.letters(text)))
        if score >= rules.ALIKE_FROM:
            found[other, LikenessKind.TEXT] = score
    return found


def _pictures(session: Session, entry: Entry, portrait: Portrait) -> dict[tuple[int, LikenessKind], int]:
    """Look one bit around each band, then compare all bits of what is found there."""
    found: dict[tuple[int, LikenessKind], int] = {}
    for bits in portrait.pictures:
        near = [each for value in rules.picture_bands(bits) for each in rules.around(value)]
        others = _sharing(session, entry, LikenessKind.PICTURE, near)
        for other, theirs in _bits(session, others):
            key, score = (other, LikenessKind.PICTURE), rules.picture_score(bits, theirs)
            if score > found.get(key, 0):
                found[key] = score
    return found


def _bits(session: Session, entry_ids: Sequence[int]) -> list[tuple[int, int]]:
    """Return the 64 bits of each picture of these entries, with the entry."""
    if not entry_ids:
        return []
    rows = session.execute(
        select(Likeness.entry_id, Likeness.value).where(
            Likeness.entry_id.in_(entry_ids), Likeness.kind == LikenessKind.BITS
        )
    )
    return [(entry_id, rules.unsigned(value)) for entry_id, value in rows]
