"""The package: what the publication is, what it holds, in what order it is read."""

import uuid
from collections.abc import Sequence

from competition.campaign.book_numbers import digits_of
from competition.platform import i18n
from competition.platform.languages import text_direction
from competition.publication import design
from competition.publication.epub import pages
from competition.publication.epub.access import access_of
from competition.publication.epub.packing import Item
from competition.publication.manuscript import Manuscript, digest, fingerprint

_OURS = uuid.UUID("6f0a1a1e-6f5d-5e0b-9d5c-3f2f6a1b7c41")
"""The namespace of books: a name in it is the fingerprint of an edition."""


def package(manuscript: Manuscript, items: Sequence[Item], spine: Sequence[str], edition: int) -> bytes:
    """Return the package of these items; `spine` names the documents in the order they are read in."""
    by_name = {item.name: item for item in items}
    with i18n.use_locale(manuscript.language):
        access = access_of(manuscript)
    return pages.filled(
        "package.opf",
        manuscript,
        identifier=identifier(manuscript, edition),
        numbers=numbers(manuscript),
        translators=manuscript.matter.translators if manuscript.matter else (),
        languages=design.languages(manuscript),
        access=access,
        items=items,
        spine=[by_name[name] for name in spine],
        progression=text_direction(manuscript.language),
    )


def identifier(manuscript: Manuscript, edition: int) -> str:
    """Return a name that no other book has, nor another edition of this one."""
    return f"urn:uuid:{uuid.uuid5(_OURS, digest([fingerprint(manuscript, ''), edition]))}"


def numbers(manuscript: Manuscript) -> list[str]:
    """Return by what numbers the trade knows it, as names of the web: the ISBN and the ISSN it has."""
    isbn, issn = digits_of(manuscript.imprint.isbn), digits_of(manuscript.imprint.issn)
    found = {"isbn": isbn, "issn": f"{issn[:4]}-{issn[4:]}" if issn else ""}
    return [f"urn:{kind}:{number}" for kind, number in found.items() if number]
