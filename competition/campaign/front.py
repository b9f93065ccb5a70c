"""What concepts above add to public pages: leaves, what to download, what to read, a work's share image."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from competition.campaign.models import Campaign


@dataclass(frozen=True)
class Reading:
    """Something to read once the results are out: the book, the works."""

    label: str
    url: str


@dataclass(frozen=True)
class Download:
    """Something to download for those who enter; `kind` as in "PDF", `size` in bytes."""

    title: str
    note: str
    language: str
    kind: str
    size: int
    url: str


@dataclass(frozen=True)
class ShareImage:
    """What a work's address shows where somebody posts it."""

    path: str
    width: int
    height: int
    alt: str


FindDownloads = Callable[[Session, Campaign], Iterable[Download]]
FindLeaves = Callable[[Session, Campaign], Sequence[str]]
FindReading = Callable[[Session, Campaign], Iterable[Reading]]
FindShareImage = Callable[[Session, Campaign, int], ShareImage | None]
FindPageImage = Callable[[Campaign], ShareImage]
_leaves: list[FindLeaves] = []
_reading: list[FindReading] = []
_downloads: list[FindDownloads] = []
_share_images: list[FindShareImage] = []
_page_images: list[FindPageImage] = []


def add_leaves(find: FindLeaves) -> FindLeaves:
    """Have `find(session, campaign)` asked for the forms of all entries, in order of arrival."""
    _leaves.append(find)
    return find


def add_reading(find: FindReading) -> FindReading:
    """Have `find(session, campaign)` asked for what the public can read."""
    _reading.append(find)
    return find


def add_downloads(find: FindDownloads) -> FindDownloads:
    """Have `find(session, campaign)` asked for what those who enter can download."""
    _downloads.append(find)
    return find


def add_share_image(find: FindShareImage) -> FindShareImage:
    """Have `find(session, campaign, entry_id)` asked for a public work's share image."""
    _share_images.append(find)
    return find


def share_image(session: Session, campaign: Campaign, entry_id: int) -> ShareImage | None:
    """Return the image that a public work is shared with, None where there is none that may be shown."""
    return next((image for find in _share_images if (image := find(session, campaign, entry_id))), None)


def add_page_image(find: FindPageImage) -> FindPageImage:
    """Have `find(campaign)` asked for the share image of a campaign's own pages."""
    _page_images.append(find)
    return find


def page_image(campaign: Campaign) -> ShareImage | None:
    """Return the image that a campaign's own pages are shared with."""
    return next((find(campaign) for find in _page_images), None)


def leaves(session: Session, campaign: Campaign) -> list[str]:
    """Return the form of every entry, in order of arrival."""
    return [form for find in _leaves for form in find(session, campaign)]


def reading(session: Session, campaign: Campaign) -> list[Reading]:
    """Return what the public can read of an announced campaign; nothing before."""
    if campaign.announced_at is None:
        return []
    return [each for find in _reading for each in find(session, campaign)]


def downloads(session: Session, campaign: Campaign) -> list[Download]:
    """Return what those who enter can download now."""
    return [each for find in _downloads for each in find(session, campaign)]
