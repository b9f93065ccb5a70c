"""What the pages of the composition show: the chapters in order, and what is in each."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from competition.campaign.models import Campaign
from competition.consent.rules import Channel
from competition.contributions.queries import contributions_for
from competition.platform.fonts import FontSet
from competition.platform.i18n import DEFAULT_LOCALE
from competition.publication.composing.arrangement import Filled, as_wished, filled
from competition.publication.composing.choices import Arrangement
from competition.publication.composing.listing import Listing
from competition.publication.composing.queries import arrangement_of
from competition.publication.composing.rows import ChapterRow, VoiceRow, WorkRow
from competition.publication.manuscript import ChapterKind, Work
from competition.publication.queries import awarded_works, language_of
from competition.publication.queries_matter import voice_of


@dataclass(frozen=True)
class Desk:
    """The whole composition; `left_out` are the numbers of works that may not appear."""

    arrangement: Arrangement
    chapters: tuple[ChapterRow, ...]
    left_out: tuple[str, ...]
    language: str = DEFAULT_LOCALE

    def as_wished(self, row: WorkRow) -> Work:
        """Return a work as the book prints it, or would."""
        return as_wished(row.work, self.arrangement, self.language)

    def chapter(self, key: str) -> ChapterRow | None:
        """Return a chapter by its key."""
        return next((row for row in self.chapters if row.chapter.key == key), None)

    @property
    def sections(self) -> tuple[ChapterRow, ...]:
        """The sections that works may stand in."""
        return tuple(row for row in self.chapters if row.chapter.kind is ChapterKind.WORKS)

    def find(self, ref: str) -> tuple[ChapterRow, WorkRow] | None:
        """Return a work by its reference, and the section it stands in."""
        return next(((part, row) for part in self.sections for row in part.works if row.ref == ref), None)

    def voice(self, ref: str) -> tuple[ChapterRow, VoiceRow] | None:
        """Return what somebody says by its reference, and a chapter it stands in."""
        return next(
            ((part, row) for part in self.chapters for row in part.voices if row.voice.ref == ref), None
        )

    @property
    def faced(self) -> bool:
        """Whether works have changed places so that pages face well."""
        return any(row.faced for part in self.sections for row in part.works)

    @property
    def places(self) -> tuple[ChapterRow, ...]:
        """The places for quotes."""
        return tuple(row for row in self.chapters if row.chapter.kind is ChapterKind.QUOTES)


def desk(session: Session, campaign: Campaign, faces: FontSet) -> Desk:
    """Return what the page shows, in a fixed number of statements; `faces` are those of the book."""
    found = awarded_works(session, campaign=campaign, pictures=False)
    arrangement = arrangement_of(session, campaign.id)
    voices = [voice_of(each) for each in contributions_for(session, campaign.id, Channel.BOOK)]
    parts = filled(found.sections, arrangement)
    quotes = any(voice.chapter is ChapterKind.QUOTES for voice in voices)
    parts = [each for each in parts if _shown(each, parts, quotes=quotes)]
    language = language_of(campaign)
    listing = Listing(arrangement, language, faces, found.refs, voices)
    return Desk(arrangement, tuple(listing.rows(parts)), found.left_out, language)


def _shown(each: Filled, parts: Sequence[Filled], *, quotes: bool) -> bool:
    """Whether a chapter stands in the list: no category without works does, nor room for no quotes."""
    category = each.chapter.category
    if each.chapter.kind is not ChapterKind.QUOTES or not category:
        return bool(each.works) or not category
    return quotes and any(one.works for one in parts if one.chapter.category == category)
