"""The marks of list items in a DOCX."""

from collections import Counter
from typing import Any

from competition.platform.documents.counting import BULLET, numeral
from competition.platform.documents.package import child, local, value


class Lists:
    """The marks of list items, counted in the order of the document."""

    def __init__(self, root: Any) -> None:
        abstract = {}
        self._lists: dict[str, Any] = {}
        for each in root if root is not None else ():
            if local(each) == "abstractNum":
                abstract[value(each, "abstractNumId")] = each
            elif local(each) == "num" and (of := child(each, "abstractNumId")) is not None:
                self._lists[value(each, "numId")] = abstract.get(value(of))
        self._counts: dict[str, Counter[int]] = {}

    def mark(self, number: tuple[str, int] | None) -> str:
        """Return what stands before the next item of a list, and count it."""
        if number is None or self._lists.get(number[0]) is None:
            return ""
        levels = [each for each in self._lists[number[0]] if local(each) == "lvl"]
        by_number = {value(each, "ilvl"): each for each in levels}
        level = by_number.get(str(number[1]))
        kind = value(form) if (form := child(level, "numFmt")) is not None else ""
        if kind in ("", "none"):
            return ""
        if kind == "bullet":
            return BULLET
        return self._counted(number, by_number)

    def _counted(self, number: tuple[str, int], levels: dict[str, Any]) -> str:
        counts, at = self._counts.setdefault(number[0], Counter()), number[1]
        counts[at] += 1
        for deeper in [each for each in counts if each > at]:
            del counts[deeper]
        pattern = value(text) if (text := child(levels[str(at)], "lvlText")) is not None else ""
        for each in range(at + 1):
            level = levels.get(str(each))
            start = value(begin) if (begin := child(level, "start")) is not None else "1"
            form = value(named) if (named := child(level, "numFmt")) is not None else "decimal"
            count = (int(start) if start.isdecimal() else 1) + max(counts[each], 1) - 1
            pattern = pattern.replace(f"%{each + 1}", numeral(count, form))
        return pattern[:40]
