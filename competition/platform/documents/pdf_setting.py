"""From the lines of a PDF to the text of a work: no running heads, stanzas and paragraphs by their room."""

from collections.abc import Sequence
from itertools import pairwise

from competition.platform.documents.blocks import Written
from competition.platform.documents.letters import Letter, emphasis, joined, said, trimmed
from competition.platform.documents.pdf import Line, Sheet
from competition.platform.documents.pdf_margins import without_margins
from competition.platform.documents.taking import LONGEST_TITLE, Taken
from competition.platform.documents.unwrapping import join_stretches
from competition.platform.scripts import direction

Row = list[Letter]
ROOM = 1.35
"""How much further apart than others, as a factor, lines of two stanzas are."""
EARLY = 0.35
"""A page that ends above this part of its height was ended by who wrote it."""
_MIRRORED = {"(": ")", "[": "]", "{": "}", "«": "»", "‹": "›"}
_ENDS = tuple(".!?…。！？؟।:»”\"'")


def take(sheets: Sequence[Sheet], found: Written, *, verse: bool) -> Taken:
    """Return the text of pages as the work's form sets it."""
    kept = without_margins(sheets, found)
    ends = [sheet.height * EARLY for sheet, lines in zip(sheets, kept, strict=True) if lines]
    stretches = _stretches([lines for lines in kept if lines], ends, verse=verse)
    if not stretches:
        return Taken()
    title = _title(stretches)
    if title:
        stretches = [stretches[0][1:], *stretches[1:]] if len(stretches[0]) > 1 else stretches[1:]
    texts = [[_clean(line) for line in stretch] for stretch in stretches if stretch]
    letters = joined(_as_verse(texts) if verse else join_stretches(texts))
    return Taken(title, said(letters), emphasis(letters))


def _clean(line: Line) -> Row:
    letters = _turned(list(line.letters))
    while letters and letters[0][0].isspace():
        letters.pop(0)
    return [("-", how) if char == "\u00ad" else (char, how) for char, how in trimmed(letters)]


def _as_verse(stanzas: Sequence[list[Row]]) -> list[Row]:
    lines: list[Row] = []
    for stanza in stanzas:
        if lines:
            lines.append([])
        lines.extend(stanza)
    return lines


def _turned(letters: Row) -> Row:
    """Turn the brackets of a line that runs leftwards, if they stand as they were drawn."""
    text = said(letters)
    closing = min((at for at in map(text.find, _MIRRORED.values()) if at >= 0), default=-1)
    opening = min((at for at in map(text.find, _MIRRORED) if at >= 0), default=-1)
    if direction(text) != "rtl" or not 0 <= closing < opening:
        return letters
    turned = {**_MIRRORED, **{close: open_ for open_, close in _MIRRORED.items()}}
    return [(turned.get(char, char), how) for char, how in letters]


def _stretches(pages: Sequence[Sequence[Line]], ends: Sequence[float], *, verse: bool) -> list[list[Line]]:
    """Return the lines in stanzas or paragraphs; `ends` are the heights above which a page ends early."""
    pages = [_beside(page) for page in pages]
    leading = _leading(pages)
    lowest = min((line.middle for page in pages for line in page), default=0.0) + 2.5 * leading
    by_margins = not verse and not _is_ragged(pages)
    stretches: list[list[Line]] = []
    for number, page in enumerate(pages):
        for at, line in enumerate(page):
            if not stretches:
                new = True
            elif at == 0:
                new = _turns(pages[number - 1][-1], line, max(lowest, 1.0), ends[number - 1])
            else:
                new = _parts(page[at - 1], line, leading) or (
                    by_margins and _begins(page[at - 1], line, page)
                )
            if new:
                stretches.append([])
            stretches[-1].append(line)
    return stretches


def _beside(page: Sequence[Line]) -> list[Line]:
    """Join what stands on one line, such as a hanging number, in the order it was written."""
    lines: list[Line] = []
    for line in page:
        last = lines[-1] if lines else None
        if last is None or abs(last.middle - line.middle) > 0.3 * max(last.size, line.size, 1.0):
            lines.append(line)
            continue
        whole = Line([*last.letters, (" ", ""), *line.letters])
        whole.left, whole.right = min(last.left, line.left), max(last.right, line.right)
        whole.bottom, whole.top = min(last.bottom, line.bottom), max(last.top, line.top)
        whole.size = max(last.size, line.size)
        lines[-1] = whole
    return lines


def _steps(page: Sequence[Line]) -> list[float]:
    return [one.middle - other.middle for one, other in pairwise(page)]


def _leading(pages: Sequence[Sequence[Line]]) -> float:
    """Return the distance of lines that belong together: one of the smaller ones that occur."""
    steps = sorted(step for page in pages for step in _steps(page) if step > 2.0)
    return steps[len(steps) // 5] if steps else 0.0


def _parts(last: Line, line: Line, leading: float) -> bool:
    """Whether there is room between two lines, or the second stands elsewhere on the page."""
    step = last.middle - line.middle
    return step < 0 or step > max(ROOM * leading, 0.9 * line.size)


def _turns(last: Line, line: Line, lowest: float, end: float) -> bool:
    """Whether something new begins on a new page: the one before was ended early, or letters change size."""
    return last.middle > min(lowest, end) or abs(last.size - line.size) > 0.25 * max(last.size, 1.0)


def _is_ragged(pages: Sequence[Sequence[Line]]) -> bool:
    """Whether hardly a line reaches the margin, as in a list or a letter: ends of lines tell nothing then."""
    lines = [line for page in pages for line in page]
    far = max((line.right for line in lines), default=0.0)
    wide = max((line.right - line.left for line in lines), default=0.0)
    full = sum(line.right > far - 0.15 * wide for line in lines)
    return full * 3 < len(lines)


def _begins(last: Line, line: Line, page: Sequence[Line]) -> bool:
    """Whether a line begins a paragraph: further in than the lines before, or after one that ended early."""
    leftwards = direction(line.text) == "rtl"
    margin = min(each.left for each in page) if not leftwards else max(each.right for each in page)
    edge = max(each.right for each in page) if not leftwards else min(each.left for each in page)
    start = line.left - margin if not leftwards else margin - line.right
    last_start = last.left - margin if not leftwards else margin - last.right
    short = edge - last.right if not leftwards else last.left - edge
    indented = 0.8 * line.size < start < 6 * line.size and last_start < 0.4 * line.size
    ended = short > 0.2 * abs(edge - margin) and last.text.rstrip().endswith(_ENDS)
    return indented or ended


def _title(stretches: Sequence[Sequence[Line]]) -> str:
    """Return the first line if it is larger or heavier than the rest, or stands apart."""
    first = stretches[0][0]
    rest = [line for stretch in stretches for line in stretch if line is not first]
    words = " ".join(said(_clean(first)).replace("\u00ad", "-").split())
    if not rest or not words or len(words) > LONGEST_TITLE:
        return ""
    if first.size > 1.15 * max(line.size for line in rest) or (_heavy(first) and not any(map(_heavy, rest))):
        return words
    alone = len(stretches[0]) == 1 and len(stretches) > 1 and len(words) <= 60
    return words if alone and not words.endswith((".", ",", ";", ":", "…", "。", "،")) else ""


def _heavy(line: Line) -> bool:
    return all("b" in how for char, how in line.letters if not char.isspace())
