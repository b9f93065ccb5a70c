"""The text of a work out of a document's paragraphs: lines and stanzas of a poem, paragraphs of prose."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from competition.platform.documents.blocks import Block
from competition.platform.documents.letters import (
    Letter,
    emphasis,
    joined,
    letters_of,
    said,
    split_lines,
    unmarked,
)
from competition.platform.documents.unwrapping import unwrapped

LONGEST_TITLE = 80
LONGEST_LINE = 90
"""In letters: a line of a poem is seldom longer, and paragraphs of much more are prose."""
_ROOM = 2.0
"""In points: what is less does not show between paragraphs."""
Line = list[Letter]


@dataclass
class Part:
    """A paragraph: its lines, and the room before it in points."""

    lines: list[Line]
    before: float = 0.0
    after: float = 0.0
    role: str = "p"
    size: float = 0.0
    bold: bool = False
    align: str = ""

    @property
    def blank(self) -> bool:
        """Whether nothing is written in it."""
        return not any(said(line).strip() for line in self.lines)


@dataclass(frozen=True)
class Taken:
    """A text with its proposed title and its emphasis."""

    title: str = ""
    text: str = ""
    emphasis: list[list[int | str]] = field(default_factory=list)


def take(blocks: Sequence[Block], *, verse: bool) -> Taken:
    """Return the text of paragraphs as the work's form sets it."""
    parts = [_part(block) for block in blocks]
    while parts and parts[0].blank:
        parts.pop(0)
    while parts and parts[-1].blank:
        parts.pop()
    title = _title(parts)
    if title:
        parts = parts[1:]
    lines = _verse(parts) if verse and not _is_prose(parts) else _prose(parts)
    letters = joined(_without_blank_ends(lines))
    return Taken(title, said(letters), emphasis(letters))


def take_lines(text: str, *, verse: bool) -> Taken:
    """Return a plain text with its first line as the title if that stands apart."""
    lines = split_lines(unmarked(text))
    parts = [Part([line]) for line in lines]
    while parts and parts[0].blank:
        parts.pop(0)
    title = _title(parts)
    kept = [part.lines[0] for part in parts[1 if title else 0 :]]
    if not verse:
        kept = unwrapped(kept)
    return Taken(title, said(joined(_without_blank_ends(kept))))


def _part(block: Block) -> Part:
    letters = letters_of(block.runs)
    lines = split_lines(letters)
    if block.marker and said(letters).strip():
        lines[0] = [*unmarked(f"{block.marker} "), *lines[0]]
    written = [run for run in block.runs if run.text.strip()]
    return Part(
        lines=lines,
        before=block.before,
        after=block.after,
        role=block.role,
        size=max((run.look.size for run in written), default=0.0),
        bold=bool(written) and all(run.look.bold for run in written),
        align=block.align,
    )


def _title(parts: Sequence[Part]) -> str:
    """Return the first line if it stands apart: by its style, its size or weight, or the room below it."""
    if len(parts) < 2:
        return ""
    first, rest = parts[0], parts[1:]
    words = [" ".join(said(line).split()) for line in first.lines if said(line).strip()]
    if len(words) != 1 or len(words[0]) > LONGEST_TITLE:
        return ""
    if first.role == "title" or (first.role == "h" and rest[0].role == "p"):
        return words[0]
    body = [part for part in rest if not part.blank]
    apart = rest[0].blank or _gap(first, rest[0]) > max(_gaps(rest), default=0.0) + _ROOM
    larger = first.size > 0 and first.size > max((part.size for part in body), default=0.0)
    heavier = first.bold and not any(part.bold for part in body)
    centred = first.align == "center" and not any(part.align == "center" for part in body)
    if larger or heavier or centred:
        return words[0]
    # A poem may begin with a line that stands alone; one that ends as a sentence is no title.
    ends = words[0].endswith((".", ",", ";", ":", "…", "。", "、", "،", "।"))
    return words[0] if apart and not ends and len(words[0]) <= 60 else ""


def _gap(first: Part, second: Part) -> float:
    return max(first.after, second.before)


def _gaps(parts: Sequence[Part]) -> list[float]:
    return [_gap(one, other) for one, other in pairwise(parts)]


def _is_prose(parts: Sequence[Part]) -> bool:
    """Whether what should be a poem stands in long paragraphs: their room is kept, not made to lines."""
    lengths = [len(line) for part in parts for line in part.lines if line]
    return bool(lengths) and median(lengths) > 2 * LONGEST_LINE


def _prose(parts: Sequence[Part]) -> list[Line]:
    """Return paragraphs with a blank line between them; lines within one stay."""
    lines: list[Line] = []
    for part in parts:
        if part.blank:
            continue
        if lines:
            lines.append([])
        lines.extend(line for line in part.lines if line)
    return lines


def _verse(parts: Sequence[Part]) -> list[Line]:
    """Return paragraphs as lines; where no blank ones part the stanzas, lines within or room between do."""
    if any(part.blank for part in parts):
        return _double_spaced(parts) or _single_blanks([line for part in parts for line in part.lines])
    several = sum(len(part.lines) > 1 for part in parts)
    gaps = _gaps(parts)
    if several and several * 2 >= len(parts):
        breaks = [True] * len(gaps)
    else:
        least = min(gaps, default=0.0)
        breaks = [gap > least + _ROOM for gap in gaps]
    lines: list[Line] = []
    for at, part in enumerate(parts):
        if at and breaks[at - 1]:
            lines.append([])
        lines.extend(part.lines)
    return lines


def _single_blanks(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with one blank between stanzas, however many there were."""
    return [line for at, line in enumerate(lines) if line or (at and lines[at - 1])]


def _double_spaced(parts: Sequence[Part]) -> list[Line]:
    """Return the lines of a poem with a blank one after each, where two part the stanzas; else nothing."""
    blanks, runs = 0, []
    for part in parts:
        if part.blank:
            blanks += 1
        else:
            runs.append(blanks)
            blanks = 0
    between = runs[1:]
    if len(between) < 3 or min(between) < 1 or max(between) < 2:
        return []
    written = [part for part in parts if not part.blank]
    lines = list(written[0].lines)
    for blank, part in zip(between, written[1:], strict=True):
        lines.extend([[]] if blank > 1 else [])
        lines.extend(part.lines)
    return lines


def _without_blank_ends(lines: Sequence[Line]) -> list[Line]:
    kept = list(lines)
    while kept and not said(kept[0]).strip():
        kept.pop(0)
    while kept and not said(kept[-1]).strip():
        kept.pop()
    return kept
