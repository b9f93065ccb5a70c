"""What the public may read: awarded works of an announced campaign, as far as consents allow the web."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import Session, aliased, lazyload

from competition.campaign.models import Campaign, Category
from competition.consent.rules import Channel
from competition.entries.credits import Credit
from competition.entries.credits import credits as credits_of
from competition.entries.models import Entry, EntryImage
from competition.entries.rules import ImageState
from competition.gallery.works import Opening, opening
from competition.platform.files import Rendition
from competition.platform.renditions import RenditionKind
from competition.results.models import Award

LIGHT = (lazyload(Campaign.milestones), lazyload(Campaign.categories))
"""What the public pages do not ask of a campaign; each would be a statement of its own."""


@dataclass(frozen=True)
class Picture:
    """A picture of a work as the web shows it; `number` counts from 1."""

    number: int
    alt: str
    key: str
    media_type: str
    width: int
    height: int

    def within(self, height: int) -> dict[str, int]:
        """Return `width` and `height` as they are when it is shown no higher than `height`."""
        shown = min(height, self.height)
        return {"width": max(1, round(self.width * shown / self.height)), "height": shown}


@dataclass(frozen=True)
class Shelf:
    """A work in the list; `picture` its first one, where it has any."""

    ref: str
    title: str
    language: str
    translation_title: str
    translation_language: str
    form: str
    age_group: str
    award: str
    opening: Opening | None
    picture: Picture | None
    credit: Credit


@dataclass(frozen=True)
class Opened:
    """A work to be read, with what it has won and what may be said of who made it."""

    entry: Entry
    category: Category
    award: str
    credit: Credit


@dataclass(frozen=True)
class Beside:
    """A work that stands before or after another one."""

    ref: str
    title: str
    language: str


def find_announced(session: Session, slug: str) -> Campaign | None:
    """Return a campaign whose results are public."""
    wanted = select(Campaign).where(Campaign.slug == slug, Campaign.announced_at.is_not(None))
    return session.scalar(wanted.options(*LIGHT))


def shelves(session: Session, campaign_id: int, *, reader: str) -> list[Shelf]:
    """Return every work that may be shown now, by category and place, in two statements.

    A work opens in the `reader`'s language where it is there in it.
    """
    rows = session.execute(_awarded(campaign_id)).all()
    allowed = credits_of(session, entry_ids=[row.Entry.id for row in rows], channel=Channel.WEB)
    return [
        Shelf(
            ref=row.Entry.ref,
            title=row.Entry.title,
            language=row.Entry.language,
            translation_title=row.Entry.translation_title,
            translation_language=row.Entry.translation_language,
            form=row.Category.form,
            age_group=row.Category.age_group,
            award=row.kind,
            opening=opening(row.Entry, row.Category.form, reader),
            picture=_picture(1, row.alt, row.Rendition) if row.Rendition else None,
            credit=allowed[row.Entry.id],
        )
        for row in rows
        if allowed[row.Entry.id].allowed
    ]


def _awarded(campaign_id: int) -> Select[Entry, Category, str, str, Rendition]:
    """Return the awarded works, each with the thumbnail of its first picture that could be opened."""
    earlier = aliased(EntryImage)
    first = select(func.min(earlier.position)).where(
        earlier.entry_id == Entry.id, earlier.state == ImageState.READY
    )
    return (
        select(Entry, Category, Award.kind, func.coalesce(EntryImage.alt, "").label("alt"), Rendition)
        .join(Award, Award.entry_id == Entry.id)
        .join(Category, Category.id == Award.category_id)
        .outerjoin(
            EntryImage,
            and_(EntryImage.entry_id == Entry.id, EntryImage.position == first.scalar_subquery()),
        )
        .outerjoin(
            Rendition,
            and_(Rendition.original_id == EntryImage.file_id, Rendition.kind == RenditionKind.THUMB),
        )
        .where(Award.campaign_id == campaign_id)
        .order_by(Category.position, Award.place)
        .options(lazyload(Entry.images))
    )


def find_work(session: Session, slug: str, ref: str) -> tuple[Campaign, Opened] | None:
    """Return an awarded work of an announced campaign if consents allow it on the web at this moment."""
    row = session.execute(
        select(Campaign, Entry, Category, Award.kind)
        .join(Entry, Entry.campaign_id == Campaign.id)
        .join(Award, and_(Award.entry_id == Entry.id, Award.campaign_id == Campaign.id))
        .join(Category, Category.id == Award.category_id)
        .where(Campaign.slug == slug, Campaign.announced_at.is_not(None), Entry.ref == ref)
        .options(lazyload(Entry.images), *LIGHT)
    ).one_or_none()
    if row is None:
        return None
    credit = credits_of(session, entry_ids=[row.Entry.id], channel=Channel.WEB)[row.Entry.id]
    return (row.Campaign, Opened(row.Entry, row.Category, row.kind, credit)) if credit.allowed else None


def neighbours(session: Session, campaign_id: int, ref: str) -> tuple[Beside | None, Beside | None]:
    """Return the works before and after this one among those that may be shown now, in two statements."""
    rows = session.execute(
        select(Entry.id, Entry.ref, Entry.title, Entry.language)
        .join(Award, Award.entry_id == Entry.id)
        .join(Category, Category.id == Award.category_id)
        .where(Award.campaign_id == campaign_id)
        .order_by(Category.position, Award.place)
    ).all()
    allowed = credits_of(session, entry_ids=[row.id for row in rows], channel=Channel.WEB)
    shown = [Beside(row.ref, row.title, row.language) for row in rows if allowed[row.id].allowed]
    at = next((place for place, each in enumerate(shown) if each.ref == ref), None)
    if at is None:
        return None, None
    return shown[at - 1] if at else None, shown[at + 1] if at + 1 < len(shown) else None


def pictures(
    session: Session, entry_id: int, kind: RenditionKind = RenditionKind.SCREEN
) -> Sequence[Picture]:
    """Return the pictures of a work in their order, as renditions of this kind, in one statement."""
    rows = session.execute(
        select(EntryImage.alt, Rendition)
        .join(Rendition, Rendition.original_id == EntryImage.file_id)
        .where(EntryImage.entry_id == entry_id, EntryImage.state == ImageState.READY, Rendition.kind == kind)
        .order_by(EntryImage.position)
    )
    return [_picture(number, row.alt, row.Rendition) for number, row in enumerate(rows, start=1)]


def _picture(number: int, alt: str, rendition: Rendition) -> Picture:
    return Picture(number, alt, rendition.key, rendition.media_type, rendition.width, rendition.height)
