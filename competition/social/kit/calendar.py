"""The kit's calendar file: every post at its time, and the milestones that the week hangs on."""

from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import urlsplit

from competition.campaign.rules import MilestoneKey
from competition.campaign.wording import MILESTONES
from competition.platform.i18n import gettext, use_locale
from competition.social.captions import caption, link
from competition.social.formats import PATIENT
from competition.social.kit.items import Contents
from competition.social.kit.layout import Paths, best, lies_at, shelves
from competition.social.kit.wording import title_of
from competition.social.schedule.ics_file import Entry, Heading, schedule_ics

_MILESTONES = (MilestoneKey.RESULTS, MilestoneKey.STATEMENTS, MilestoneKey.PUBLICATION)


def calendar_file(contents: Contents, found: Paths) -> bytes:
    """Return the calendar; the same kit gives the same bytes, so that its stamp is not of today."""
    sender = contents.sender
    with use_locale(sender.locale):
        entries = [*_posts(contents, found), *_milestones(contents)]
    stamp = max((entry.at for entry in entries), default=datetime(2000, 1, 1, tzinfo=UTC))
    host = urlsplit(contents.base_url).hostname or "localhost"
    return schedule_ics(entries, Heading(f"{sender.name} {sender.year}", sender.slug, host, stamp))


def _posts(contents: Contents, found: Paths) -> Iterator[Entry]:
    for item in contents.items:
        if item.slot is None:
            continue
        files = [path for shelf in shelves() for path in lies_at(found, item, best(shelf, item))]
        said = caption(item.post.content, contents.sender, contents.base_url, PATIENT)
        words = "\n\n".join((said, gettext("Files:") + "\n" + "\n".join(dict.fromkeys(files))))
        address = link(item.post.content, contents.sender, contents.base_url)
        yield Entry(item.post.key, item.slot.at, f"{item.number}. {title_of(item.post)}", words, address)


def _milestones(contents: Contents) -> Iterator[Entry]:
    for key in _MILESTONES:
        if at := contents.plan.calendar.at(key):
            yield Entry(f"milestone-{key.value}", at, gettext(MILESTONES[key]))
