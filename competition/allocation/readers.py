"""The panel by language, category, city and school, so that the readers of an entry are found in one step."""

from collections import defaultdict
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from competition.allocation.matching import base_language, place_key
from competition.allocation.rules import (
    FIRST_LANGUAGE,
    OTHER_LANGUAGE,
    THROUGH_TRANSLATION,
    WORDLESS,
    EntryToRead,
    JudgeOnPanel,
    reads_category,
)

Row = NDArray[np.int8]


class Readers:
    """`rules.affinity` and `rules.conflict` for a whole panel at once."""

    def __init__(self, panel: tuple[JudgeOnPanel, ...]) -> None:
        self._panel = panel
        self._room = np.array([judge.room > 0 for judge in panel], dtype=bool)
        self._by_language = {
            language: self._language_row(language)
            for language in {base_language(tag) for judge in panel for tag in judge.languages} - {""}
        }
        self._by_category: dict[int, NDArray[np.bool_]] = {}
        self._in_city = _positions((place_key(judge.city),) for judge in panel)
        self._bars_school = _positions(map(place_key, judge.barred_schools) for judge in panel)

    def signature(self, entry: EntryToRead) -> tuple[int, str, str, str, str]:
        """Return what the readers of an entry depend on: entries alike in it have the same row."""
        city, school = place_key(entry.city), place_key(entry.school)
        return (
            entry.category,
            base_language(entry.language),
            base_language(entry.translation),
            city if city in self._in_city else "",
            school if school in self._bars_school else "",
        )

    def able(self, entry: EntryToRead) -> Row:
        """Every judge's affinity to the entry, 0 for who cannot read it; conflicts and room apart."""
        category, language, translation, _, _ = self.signature(entry)
        row: Row = self._language(language, translation) * self._category(category)
        return row

    def unbarred(self, entry: EntryToRead) -> NDArray[np.bool_]:
        """Whom neither their city nor a school bars."""
        _, _, _, city, school = self.signature(entry)
        free = np.ones(len(self._panel), dtype=bool)
        free[self._in_city.get(city, [])] = False
        free[self._bars_school.get(school, [])] = False
        return free

    def row(self, entry: EntryToRead) -> Row:
        """Every judge's affinity to the entry, 0 for who may not read it or has no room."""
        row: Row = self.able(entry) * self.unbarred(entry) * self._room
        return row

    def _language(self, language: str, translation: str) -> Row:
        nobody = np.zeros(len(self._panel), dtype=np.int8)
        if not language:
            return nobody + np.int8(WORDLESS)
        original = self._by_language.get(language, nobody)
        translated = self._by_language.get(translation, nobody) > 0
        row: Row = np.where(original > 0, original, translated * np.int8(THROUGH_TRANSLATION))
        return row

    def _language_row(self, language: str) -> Row:
        row = np.zeros(len(self._panel), dtype=np.int8)
        for position, judge in enumerate(self._panel):
            bases = [base_language(tag) for tag in judge.languages]
            if language in bases:
                row[position] = FIRST_LANGUAGE if bases[0] == language else OTHER_LANGUAGE
        return row

    def _category(self, category: int) -> NDArray[np.bool_]:
        if category not in self._by_category:
            reads = [reads_category(judge, category) for judge in self._panel]
            self._by_category[category] = np.array(reads, dtype=bool)
        return self._by_category[category]


def _positions(names_of_each: Iterable[Iterable[str]]) -> dict[str, list[int]]:
    """Return where each name occurs, empty names left out."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for position, names in enumerate(names_of_each):
        for name in set(names) - {""}:
            found[name].append(position)
    return dict(found)
