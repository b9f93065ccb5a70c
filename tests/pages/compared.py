"""Another edition of the house's book, and what it changes: the pages that differ as pictures."""

from io import BytesIO

from PIL import Image
from sqlalchemy import select

from competition.campaign.models import Campaign
from competition.platform import files
from competition.publication.changes.rules import Changes, Pair
from competition.publication.changes.services import keep_changes
from competition.publication.changes.shelf import Shelf, pictures
from competition.publication.models import Edition, EditionState
from competition.publication.queries import find_freeze
from competition.publication.services import begin_edition

PDF = b"%PDF-1.7\n% a book once more\n%%EOF\n"


def fill(house, session):
    """An edition of which a page differs, many have come and one is gone."""
    over = session.scalars(select(Campaign).where(Campaign.slug == house.names["over slug"])).one()
    before = session.scalars(select(Edition).where(Edition.ref == house.names["over edition"])).one()
    edition = _anew(house, session, over, before)
    works = list(before.printed)
    pairs = (
        Pair(4, 4, ("imprint",)),
        Pair(9, 10, (works[0],)),
        *(Pair(None, 11 + at, (anchor,)) for at, anchor in enumerate(works)),
        Pair(40, None, ("blank",)),
    )
    changes, now = Changes(pairs, moved=20, same=8), house.now()
    keep_changes(session, edition_id=edition.id, before_id=before.id, changes=changes, now=now)
    old, new = (session.get_one(files.StoredFile, each.file_id).sha256 for each in (before, edition))
    _draw(Shelf(pictures(house.installation.config), old, new), pairs)
    house.know("over", later_edition=edition.ref)


def _anew(house, session, campaign, before):
    """The book that stood once more, in other bytes."""
    frozen = find_freeze(session, campaign.id)
    edition = begin_edition(session, campaign=campaign, freeze=frozen, now=house.now())
    file = files.keep(session, storage=house.storage, stream=BytesIO(PDF), limit=len(PDF), now=house.now())
    told = (
        "pages",
        "consents",
        "contributions",
        "printed",
        "entry_ids",
        "preflight",
        "checked",
        "archive_id",
    )
    for name in told:
        setattr(edition, name, getattr(before, name))
    edition.state, edition.file_id, edition.finished_at = EditionState.READY, file.id, house.now()
    session.flush()
    return edition


def _draw(shelf, pairs):
    out = BytesIO()
    Image.new("RGB", (500, 707), "#fbf8f2").save(out, "WEBP")
    for pair in pairs:
        with shelf.cache.aside() as folder:
            for side, number in (("before", pair.before), ("after", pair.after)):
                (folder / f"{side}-{number}").write_bytes(out.getvalue())
            shelf.take(folder, pair)
