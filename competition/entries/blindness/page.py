"""What the page “What judges must not see” shows, to a teacher and to the secretariat alike."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from flask import render_template

from competition.entries.blindness import wording
from competition.entries.blindness.areas import Shown, shown
from competition.entries.blindness.queries import BlindnessReport
from competition.entries.models import Entry, EntryImage
from competition.entries.rules import ImageState


@dataclass(frozen=True)
class CoveredPicture:
    """A picture with the areas covered on it; `is_stale`: it was changed since, and wants them anew."""

    image: EntryImage
    areas: Sequence[Shown]
    is_ready: bool
    is_stale: bool


@dataclass(frozen=True)
class Ways:
    """Where the page's forms lead: words, files, and each picture with its address."""

    word: str
    beside: str
    cover: Callable[[EntryImage], str]
    picture: Callable[[EntryImage], str]
    back: str
    back_label: str


def pictures_of(entry: Entry, report: BlindnessReport) -> list[CoveredPicture]:
    """Return the pictures of an entry as the page shows them."""
    found = []
    for image in entry.images:
        mask = report.masks.get(image.id)
        stale = mask is not None and mask.file_id != image.file_id
        areas = [] if mask is None or stale else shown(mask.areas)
        found.append(CoveredPicture(image, areas, image.state is ImageState.READY, stale))
    return found


def blindness_page(entry: Entry, report: BlindnessReport, ways: Ways, **more: Any) -> str:
    """Return the page."""
    return render_template(
        "entries/blindness/page.html",
        entry=entry,
        report=report,
        pictures=pictures_of(entry, report),
        ways=ways,
        words=wording,
        **more,
    )
