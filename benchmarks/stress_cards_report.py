"""What the stress run of cards found, as a table: a line for each template of each design."""

from collections import Counter, defaultdict

NO_FAULT = ("told", "shortened", "torn")
"""Good to know: characters that no face has, titles longer than their room, words of them wider than it."""


class Report:
    """Counts cards, carousels that were not needed, and what was found."""

    def __init__(self):
        self._cards, self._not_drawn = Counter(), Counter()
        self._found = defaultdict(Counter)

    def add(self, name, found, cards):
        """Count what came of one drawing."""
        kind = name["template"], name["design"]
        self._cards[kind] += cards
        self._not_drawn[kind] += not cards and not found
        self._found[kind].update(each["what"] for each in found)

    @property
    def faults(self):
        """How many there are."""
        return sum(self._total(what) for what in self._kinds() if what not in NO_FAULT)

    def table(self):
        """Return the table; of what was never found there is no column."""
        kinds = self._kinds()
        rows = [["template", "design", "cards", "not needed", *kinds]]
        for kind in sorted(self._cards.keys() | self._found.keys()):
            counts = self._cards[kind], self._not_drawn[kind], *(self._found[kind][each] for each in kinds)
            rows.append([*kind, *map(str, counts)])
        totals = self._cards.total(), self._not_drawn.total(), *map(self._total, kinds)
        rows.append(["all", "", *map(str, totals)])
        wide = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
        return "\n".join(
            "  ".join(cell.ljust(wide[at]) if at < 2 else cell.rjust(wide[at]) for at, cell in enumerate(row))
            for row in rows
        )

    def _kinds(self):
        return sorted({what for found in self._found.values() for what in found})

    def _total(self, what):
        return sum(found[what] for found in self._found.values())
