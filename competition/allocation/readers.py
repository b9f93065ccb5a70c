"""The panel by language and category, so that the readers of a class of entries are found in one step."""

import numpy as np
from numpy.typing import NDArray

from competition.allocation.matching import base_language
from competition.allocation.rules import (
    FIRST_LANGUAGE,
    OTHER_LANGUAGE,
    THROUGH_TRANSLATION,
    WORDLESS,
    JudgeOnPanel,
    reads_category,
)

Row = NDArray[np.int8]


class Readers:
    """`rules.affinity` for a whole panel at once."""

    def __init__(self, panel: tuple[JudgeOnPanel, ...]) -> None:
        self._panel = panel
        self._by_language = self._languages()
        self._by_category: dict[int, Row] = {}

    @property
    def panel(self) -> int:
        """How many judges there are."""
        return len(self._panel)

    def able(self, category: int, language: str, translation: str) -> Row:
        """Every judge's affinity to entries of these base languages, 0 for who cannot read them."""
        return self._language(language, translation) * self._category(category)

    def _language(self, language: str, translation: str) -> Row:
        nobody = np.zeros(len(self._panel), dtype=np.int8)
        if not language:
            return nobody + np.int8(WORDLESS)
        original = self._by_language.get(language, nobody)
        translated = self._by_language.get(translation, nobody) > 0
        row: Row = np.where(original > 0, original, translated * np.int8(THROUGH_TRANSLATION))
        return row

    def _languages(self) -> dict[str, Row]:
        rows: dict[str, Row] = {}
        for position, judge in enumerate(self._panel):
            bases = [base_language(tag) for tag in judge.languages]
            for base in {*bases} - {""}:
                row = rows.setdefault(base, np.zeros(len(self._panel), dtype=np.int8))
                row[position] = FIRST_LANGUAGE if bases[0] == base else OTHER_LANGUAGE
        return rows

    def _category(self, category: int) -> Row:
        if category not in self._by_category:
            reads = [reads_category(judge, category) for judge in self._panel]
            self._by_category[category] = np.array(reads, dtype=np.int8)
        return self._by_category[category]
