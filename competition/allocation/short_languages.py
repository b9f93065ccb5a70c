"""What is short by language: a judge who reads it reads it in every category; pure."""

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from competition.allocation.shortage import Cure, Shortage


@dataclass(frozen=True, slots=True)
class ShortLanguage:
    """Reads of a language that lack a reader for one reason; `where` are categories, with the reads of each.

    `judges` further ones would do for all of them together, and so would `places` where those who read it are
    full; 0 where it was not worked out.
    """

    language: str
    cure: Cure
    readers: int
    where: tuple[tuple[int, int], ...]
    judges: int
    places: int

    @property
    def missing(self) -> int:
        """Reads in all."""
        return sum(reads for _category, reads in self.where)


def by_language(shortages: Iterable[Shortage]) -> list[ShortLanguage]:
    """Put together what the same judge would cure, most reads first."""
    alike: defaultdict[tuple[str, Cure, int], list[Shortage]] = defaultdict(list)
    for each in shortages:
        readers = each.readers if each.cure is Cure.TOO_FEW_READERS else 0
        alike[each.language, each.cure, readers].append(each)
    found = [_together(*key, each) for key, each in alike.items()]
    return sorted(found, key=lambda short: (-short.missing, short.language, short.cure))


def _together(language: str, cure: Cure, readers: int, parts: list[Shortage]) -> ShortLanguage:
    return ShortLanguage(
        language,
        cure,
        readers,
        tuple((part.category, part.missing) for part in parts),
        judges=_judges(parts),
        places=sum(part.places for part in parts),
    )


def _judges(parts: list[Shortage]) -> int:
    """How many judges would do for all: no entry needs more of them, and they have room enough."""
    missing, usual = sum(part.missing for part in parts), parts[0].usual
    room = math.ceil(missing / max(1.0, usual)) if usual else 0
    return max(room, *(part.judges for part in parts))
