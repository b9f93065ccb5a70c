"""Fitting one passage of a work into a box: in which size, in which lines. Pure.

Lengths are in pixels unless said otherwise.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from competition.social.breaking import balanced
from competition.social.excerpts.units import Passage, Units, groups_of, left_out
from competition.social.setting import Box, Fitted, Line, Setting
from competition.social.text import MARK, hopeless, largest, turned_line

GOES_ON, BEGAN = f"\u00a0{MARK}", f"{MARK}\u00a0"
"""The mark that there is more of a work, behind its last line or before its first."""
Groups = Sequence[Sequence[str]]
_DOTS = (MARK, "...", "‥")
_LETTER = "[A-Za-zÀ-ɏΑ-ωЀ-ӿ]"
_LOOSE = re.compile(rf"(?<![^\W_])({_LETTER}|(?<=[.!?…] )[A-ZÀ-ɏ][a-zß-ɏ]) (?=\S)")
_TIED = re.compile(rf"(?<![^\W_])({_LETTER}{{1,2}})\u00a0(?=\S)")
"""A word of one letter, and a sentence's first word of two: "I" and "Je" are never left where a line ends."""
_QUOTES = "\"'«»“”„‘’「」『』 "


def verse_passage(
    units: Units, passage: Passage, setting: Setting, box: Box, *, turning: bool = True, marked: bool = True
) -> Fitted | None:
    """Fit a passage of a poem, its lines kept, in the largest size; None when it is too long for the box.

    One mark says that there is more: behind the last line, or before the first where nothing of the poem
    follows, unless the passage says so itself. Lines are turned only where the smallest type does not help,
    and then no more of them than in it; never without `turning`.
    """
    stanzas = [[unit.text for unit in group] for group in groups_of(units, passage)]
    before, after = left_out(units, passage)
    opens = before and not after and not stanzas[0][0].lstrip(_QUOTES).startswith(_DOTS)
    closes = after and not stanzas[-1][-1].rstrip(_QUOTES).endswith(_DOTS)

    def told(lines: list[Line], width: float) -> list[Line]:
        return _marked(lines, setting, width, after=closes) if marked and (opens or closes) else lines

    def kept(width: float) -> list[Line]:
        return told(_lines(stanzas), width)

    def turned(width: float) -> list[Line]:
        return told(_turned(stanzas, setting, width), width)

    fitted = largest(kept, setting, box, box.floor)
    if fitted is None and turning:
        fewest = _turns(turned(box.width / box.floor))
        fitted = largest(turned, setting, box, box.floor, lambda lines: _turns(lines) <= fewest)
    return _told(fitted, before or after)


def prose_passage(
    units: Units, passage: Passage, setting: Setting, box: Box, quotes: tuple[str, str] = ("", "")
) -> Fitted | None:
    """Fit a passage of prose in balanced lines, in the largest size; None when it is too long for the box."""
    texts = [units.glue.join(unit.text for unit in group) for group in groups_of(units, passage)]
    texts = [quotes[0] + texts[0], *texts[1:]]
    texts = [*texts[:-1], texts[-1] + quotes[1]]
    if hopeless(" ".join(texts), setting, box, box.floor):
        return None

    def lines(width: float) -> list[Line]:
        broken = [balanced(_LOOSE.sub("\\1\u00a0", text), setting.measure, width) for text in texts]
        return _lines([[_TIED.sub(r"\1 ", line) for line in group] for group in broken])

    return _told(largest(lines, setting, box, box.floor), len(passage) < len(units))


def _lines(groups: Iterable[Sequence[str]]) -> list[Line]:
    """Return lines as they are, those of stanzas or paragraphs a little apart."""
    return [
        Line(line, opens=number > 0 and at == 0)
        for number, group in enumerate(groups)
        for at, line in enumerate(group)
    ]


def _turned(stanzas: Groups, setting: Setting, width: float) -> list[Line]:
    """Return the lines, the rest of one that is too long set in below it."""
    made: list[Line] = []
    for line in _lines(stanzas):
        first, *rest = turned_line(line.text, setting.measure, width)
        made += [Line(first, opens=line.opens), *(Line(part, turned=True) for part in rest)]
    return made


def _turns(lines: Sequence[Line]) -> int:
    return sum(line.turned for line in lines)


def _marked(lines: list[Line], setting: Setting, width: float, *, after: bool) -> list[Line]:
    """Return lines with the mark on the last or the first of them; on one of its own where it has no room."""
    at = -1 if after else 0
    said = lines[at].text + GOES_ON if after else BEGAN + lines[at].text
    if setting.measure(said) <= width:
        lines[at] = replace(lines[at], text=said)
        return lines
    own = [Line(MARK, mark=True)]
    return lines + own if after else own + lines


def _told(fitted: Fitted | None, cut: bool) -> Fitted | None:
    """Return what was fitted, saying whether there is more of the work."""
    return replace(fitted, cut=cut) if fitted else None
