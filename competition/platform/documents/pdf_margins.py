"""The margins of a PDF: running heads and page numbers, which are no part of the text."""

import re
from collections.abc import Sequence

from competition.platform.documents.blocks import Written
from competition.platform.documents.pdf import Line, Sheet

_NUMBER = re.compile(r"\W*[0-9]{1,4}(?:\W{1,3}[0-9]{1,4})?\W*")
_EDGE = 2


def without_margins(sheets: Sequence[Sheet], found: Written) -> list[list[Line]]:
    """Return the lines of each page that are text; the others are written down as standing beside it."""
    running = _running(sheets)
    return [_bodies(sheet, running, found) for sheet in sheets]


def _running(sheets: Sequence[Sheet]) -> set[int]:
    """Return the lines (by identity) that stand at the same place of several pages, but for a number."""
    found: dict[tuple[str, int], list[tuple[int, Line]]] = {}
    for number, sheet in enumerate(sheets):
        for line in _edges(sheet):
            found.setdefault((_open(line.text), round(line.middle / 4)), []).append((number, line))
    running: set[int] = set()
    for each in found.values():
        if len(each) > 1 and len(each) * 2 > len(sheets) and _counts_pages(each):
            running |= {id(line) for _number, line in each}
    return running


def _counts_pages(lines: Sequence[tuple[int, Line]]) -> bool:
    """Whether the figures of lines stay or go with their pages."""
    rows = [
        (number, [int(figure[:9]) for figure in re.findall(r"[0-9]+", line.text)]) for number, line in lines
    ]
    first, figures = rows[0]
    return all(
        all(one in (figure, figure + number - first) for figure, one in zip(figures, said_, strict=True))
        for number, said_ in rows
    )


def _edges(sheet: Sheet) -> list[Line]:
    by_height = sorted(sheet.lines, key=lambda line: line.middle)
    near = [
        line for line in by_height if line.middle < sheet.height / 7 or line.middle > sheet.height * 6 / 7
    ]
    return [line for line in near if line in by_height[:_EDGE] or line in by_height[-_EDGE:]]


def _open(text: str) -> str:
    return re.sub(r"[0-9]+", "#", " ".join(text.split()))


def _bodies(sheet: Sheet, running: set[int], found: Written) -> list[Line]:
    """Return the lines of a page without its running heads and its number."""
    edges = _edges(sheet)
    heads = [line for line in edges if id(line) in running]
    numbers = [line for line in edges if _is_number(line, sheet)]
    kept = [line for line in sheet.lines if line not in heads and line not in numbers]
    dropped = [line for line in [*heads, *numbers] if _apart(line, kept)]
    for line in dropped:
        found.carry("pdf.header", line.text)
        found.leave_out("headers")
    return [line for line in sheet.lines if line not in dropped and line.text.strip()]


def _is_number(line: Line, sheet: Sheet) -> bool:
    """Whether a line is the number of its page: only at the foot, as a poem may be called 1918."""
    return line.middle < sheet.height / 10 and _NUMBER.fullmatch(line.text.strip()) is not None


def _apart(line: Line, others: Sequence[Line]) -> bool:
    """Whether a line stands well apart from the text; a page that is nothing else has none."""
    return bool(others) and min(abs(line.middle - each.middle) for each in others) > 1.6 * max(line.size, 1.0)
