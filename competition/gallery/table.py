"""The works that have won as a table for everybody: what a newspaper or another city's site needs.

No child is named in it: a name stands on its work's own page as long as a consent lets it, and a file that
was taken along could not follow when that consent is withdrawn.
"""

from collections.abc import Callable, Iterator, Sequence

from competition.entries.export.writing import Cells
from competition.gallery.queries import Shelf

COLUMNS = (
    "category",
    "award",
    "title",
    "language",
    "translation_title",
    "translation_language",
    "school",
    "city",
    "country",
    "address",
)


def rows(works: Sequence[Shelf], address_of: Callable[[str], str]) -> Iterator[Cells]:
    """Yield works in the order of their page, each with the address where it is read."""
    for work in works:
        yield {
            "category": f"{work.form}/{work.age_group}",
            "award": work.award,
            "title": work.title,
            "language": work.language,
            "translation_title": work.translation_title,
            "translation_language": work.translation_language,
            "school": work.credit.school,
            "city": work.credit.city,
            "country": work.credit.country,
            "address": address_of(work.ref),
        }
