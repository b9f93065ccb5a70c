"""What an edition was allowed to say when it was built, and what of it is allowed no more.

The public gives no book that says more than is allowed. Which page that is on, the secretariat is told.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy.orm import Session

from competition.consent.rules import Channel
from competition.contributions.queries import ContributionShown, contributions_for, fingerprint_of
from competition.contributions.rules import Kind
from competition.entries.credits import Credit, fingerprint_of_credits
from competition.entries.credits import credits as credits_of
from competition.publication.manuscript import Manuscript, digest
from competition.publication.models import Edition
from competition.publication.voices import Silent
from competition.publication.wording_matter import voice_name


@dataclass(frozen=True)
class Standing:
    """What may be said at one moment: `stamps` of what is allowed by anchor, one of all `contributions`.

    `credits` are those of the works that were asked about, by entry.
    """

    stamps: Mapping[str, str]
    contributions: str
    credits: Mapping[int, Credit]

    def consents(self, anchors: Sequence[str]) -> str:
        """Return the fingerprint of what is allowed of these works and voices."""
        return digest([[anchor, self.stamps.get(anchor, "")] for anchor in sorted(anchors)])

    def works(self, entry_ids: Sequence[int]) -> str:
        """Return the fingerprint of the credits of these works alone."""
        return fingerprint_of_credits({entry_id: self.credits[entry_id] for entry_id in entry_ids})


@dataclass(frozen=True)
class Gone:
    """A work or a voice of which the book says more, or less, than is allowed now, and where it stands."""

    name: str
    page: int


def standing_now(session: Session, campaign_id: int, entry_ids: Sequence[int]) -> Standing:
    """Return what may be said of these works and of all voices at this moment; three statements at most."""
    found = credits_of(session, entry_ids=entry_ids, channel=Channel.BOOK)
    voices = contributions_for(session, campaign_id, Channel.BOOK)
    works = {f"work-{entry_id}": digest(asdict(credit)) for entry_id, credit in found.items()}
    stamps = {**works, **{f"voice-{each.ref}": _stamp(each) for each in voices}}
    return Standing(stamps, fingerprint_of(voices), found)


def standing_of(session: Session, campaign_id: int, editions: Iterable[Edition]) -> Standing:
    """Return what may be said of all that these editions of a campaign print, however many they are.

    Without an edition nobody is asked.
    """
    known = list(editions)
    if not known:
        return Standing({}, fingerprint_of(()), {})
    entry_ids = {entry_id for edition in known for entry_id in edition.entry_ids}
    return standing_now(session, campaign_id, sorted(entry_ids))


def anchors_of(edition: Edition) -> list[str]:
    """Return the anchors of everything an edition prints."""
    works = [f"work-{entry_id}" for entry_id in edition.entry_ids]
    return [*works, *(anchor for anchor in edition.printed if anchor.startswith("voice-"))]


def printed_of(manuscript: Manuscript, places: Mapping[str, int], standing: Standing) -> dict[str, Any]:
    """Return what an edition keeps of each work and voice: page, name, and the stamp of what was allowed."""
    facts: dict[str, dict[str, Any]] = {
        **{work.anchor: {"number": work.number} for work in manuscript.works},
        **{voice.anchor: {"kind": voice.kind.value, "city": voice.city} for voice in manuscript.voices},
    }
    return {
        anchor: {**fact, "page": places.get(anchor, 0), "stamp": standing.stamps.get(anchor, "")}
        for anchor, fact in facts.items()
    }


def gone(edition: Edition, standing: Standing) -> tuple[Gone, ...]:
    """Return of what the edition says otherwise than is allowed now, in the order of its pages."""
    found = [
        Gone(_name(fact), fact["page"])
        for anchor, fact in edition.printed.items()
        if standing.stamps.get(anchor, "") != fact["stamp"]
    ]
    return tuple(sorted(found, key=lambda each: each.page))


def is_resaid(edition: Edition, standing: Standing) -> bool:
    """Whether a statement, a story or a quote has changed, or one was added or taken away."""
    return (edition.contributions or fingerprint_of(())) != standing.contributions


def _name(fact: Mapping[str, Any]) -> str:
    return fact["number"] if "number" in fact else voice_name(Silent("", Kind(fact["kind"]), fact["city"]))


def _stamp(voice: ContributionShown) -> str:
    """Return the stamp of what a person allows: the name, the office and the face beside it."""
    face = voice.portrait.key if voice.portrait else ""
    return digest([voice.name, voice.office, face])
