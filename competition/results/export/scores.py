"""The scores of a round as a table: an entry, its judge, and a column for each criterion; pure.

`./garland standings` reads it. Entries and judges go by their references, which name nobody.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from competition.results.facts import RoundFacts

KEYS = ("entry", "judge", "category")
_TAKEN = (*KEYS, "score")  # a column called so would be read as something else


@dataclass(frozen=True)
class ScoreTable:
    """The scoresheets handed in; `criteria` are the columns of all categories, by the criterion's key."""

    facts: RoundFacts
    criteria: dict[str, str]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns in their order."""
        return (*KEYS, *self.criteria.values())

    def rows(self) -> Iterator[dict[str, str | int]]:
        """Yield the sheets by category, entry and judge; what was not asked is empty."""
        order = {category.key: at for at, category in enumerate(self.facts.categories)}
        entries = self.facts.entries
        for sheet in sorted(self.facts.sheets, key=lambda s: (order[entries[s.entry]], s.entry, s.judge)):
            scores = {column: sheet.values.get(key, "") for key, column in self.criteria.items()}
            yield {"entry": sheet.entry, "judge": sheet.judge, "category": entries[sheet.entry], **scores}


def table_of(facts: RoundFacts) -> ScoreTable:
    """Return the table of a round; its criteria come in the order of its categories."""
    keys = dict.fromkeys(rule.key for category in facts.categories for rule in category.criteria)
    return ScoreTable(facts, {key: f"criterion-{key}" if key in _TAKEN else key for key in keys})
