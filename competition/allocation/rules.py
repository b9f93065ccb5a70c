"""Who may read which entry, and how well: plain facts in, answers out."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from competition.allocation.matching import base_language, same_language, same_place
from competition.judging.rules import ReadingMode

FIRST_LANGUAGE, OTHER_LANGUAGE, THROUGH_TRANSLATION = 3, 2, 1
WORDLESS = FIRST_LANGUAGE  # a work without words reads as well for everybody as a first language


class Conflict(StrEnum):
    """Why a judge who could read an entry may not."""

    CITY = "city"
    SCHOOL = "school"
    ENTRY = "entry"
    HOLDS_IT = "holds-it"


@dataclass(frozen=True, slots=True)
class EntryToRead:
    """An entry as allocation sees it.

    `language` and `translation` are BCP 47 tags; a work without words has an empty language, an entry
    without a translation an empty translation. `already` names the judges who hold or have read it.
    """

    id: int
    category: int
    language: str
    translation: str = ""
    city: str = ""
    school: str = ""
    already: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class JudgeOnPanel:
    """A judge as allocation sees them.

    `languages` run from the strongest to the weakest; empty `categories` mean every category. `capacity` is
    the number of entries in all, of which `load` are held already.
    """

    id: int
    languages: tuple[str, ...]
    capacity: int
    categories: frozenset[int] = frozenset()
    city: str = ""
    barred_schools: frozenset[str] = frozenset()
    barred_entries: frozenset[int] = frozenset()
    load: int = 0

    @property
    def room(self) -> int:
        """How many more entries this judge can take."""
        return max(0, self.capacity - self.load)


def affinity(judge: JudgeOnPanel, entry: EntryToRead) -> int | None:
    """How well a judge can read an entry, None without a common language.

    3 in their first language, 2 in another of theirs, 1 through a translation they read. A work without words
    is 3 for everybody.
    """
    if not base_language(entry.language):
        return WORDLESS
    for position, language in enumerate(judge.languages):
        if same_language(language, entry.language):
            return FIRST_LANGUAGE if position == 0 else OTHER_LANGUAGE
    if any(same_language(language, entry.translation) for language in judge.languages):
        return THROUGH_TRANSLATION
    return None


def reads_category(judge: JudgeOnPanel, category: int) -> bool:
    """Whether the judge reads entries of this category."""
    return not judge.categories or category in judge.categories


def conflict(judge: JudgeOnPanel, entry: EntryToRead) -> Conflict | None:
    """Return what bars this judge from being given this entry, whatever their languages and capacity."""
    return Conflict.HOLDS_IT if judge.id in entry.already else bar(judge, entry)


def bar(judge: JudgeOnPanel, entry: EntryToRead) -> Conflict | None:
    """Return what bars this judge from this entry, even if they hold it already."""
    if entry.id in judge.barred_entries:
        return Conflict.ENTRY
    if same_place(judge.city, entry.city):
        return Conflict.CITY
    if any(same_place(school, entry.school) for school in judge.barred_schools):
        return Conflict.SCHOOL
    return None


def mode_of(entry: EntryToRead, value: int) -> ReadingMode:
    """Return the mode in which an entry is read at this affinity."""
    if not base_language(entry.language):
        return ReadingMode.WORDLESS
    return ReadingMode.TRANSLATION if value == THROUGH_TRANSLATION else ReadingMode.ORIGINAL


def reads_wanted(entry: EntryToRead, reads: Mapping[int, int] | int) -> int:
    """How many more judges an entry needs. `reads` is per entry in all; a category left out wants none."""
    in_all = reads if isinstance(reads, int) else reads.get(entry.category, 0)
    return max(0, in_all - len(entry.already))
