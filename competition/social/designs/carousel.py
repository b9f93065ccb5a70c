"""A text over several slides: its stanzas whole where they can be, in one size of type. Pure.

Lengths are in pixels unless said otherwise.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from competition.social.setting import STANZA_GAP, Box, Fitted, Line, Setting
from competition.social.text import turned_line

_TURNED, _PARTED = 2.5, 0.12
"""How much less type is worth for the part of its lines that is turned, and for parted stanzas."""
Stanzas = Sequence[Sequence[str]]


@dataclass(frozen=True)
class Paged:
    """The slides of a text, all in one size; whether a stanza was parted or a line turned for it."""

    size: int
    slides: tuple[Fitted, ...]
    parted: bool
    turned: bool


def paged(stanzas: Stanzas, setting: Setting, box: Box, most: int) -> Paged | None:
    """Return a poem on at most so many slides, its type as large as that allows; None where it is too long.

    Type smaller than reads well is given only to a poem that needs it to stand on the slides. Larger type is
    worth a line that is turned now and then, or a stanza that is parted, but not many.
    """
    sizes = range(box.ceiling, box.floor - 1, -2)
    found = [each for each in (_paged(stanzas, setting, box, size) for size in sizes) if each]
    fine = [each for each in found if len(each.slides) <= most]
    return min(fine, key=lambda each: _worse(each, box.comfort), default=None)


def _worse(made: Paged, comfort: int) -> tuple[int, float]:
    """Return what makes a poem on slides worse than another: too small, then its worth to a reader."""
    lines = [line for slide in made.slides for line in slide.lines]
    turned = sum(line.turned for line in lines) / len(lines)
    return max(0, comfort - made.size), -made.size * (1 - _TURNED * turned) * (1 - _PARTED * made.parted)


def _paged(stanzas: Stanzas, setting: Setting, box: Box, size: int) -> Paged | None:
    pitch, width = setting.pitch * size, box.width / size
    whole = [_lines(stanza, setting, width) for stanza in stanzas]
    if any(setting.measure(line.text) > width for stanza in whole for line in stanza):
        return None
    room = int(box.height / pitch)
    pieces = [piece for stanza in whole for piece in _pieces(stanza, room)] if room else []
    if not pieces:
        return None
    slides = _even(pieces, box.height / pitch)
    turned = any(line.turned for piece in pieces for line in piece)
    made = tuple(_fitted(slide, size, pitch) for slide in slides)
    return Paged(size, made, parted=len(pieces) > len(whole), turned=turned)


def _even(pieces: Sequence[list[Line]], room: float) -> list[list[list[Line]]]:
    """Return pieces on as few slides as they need, these about equally full."""
    fewest = len(_packed(pieces, room))
    tried = (_packed(pieces, room * share / 20) for share in range(8, 21))
    return next(slides for slides in tried if len(slides) == fewest)


def _packed(pieces: Sequence[list[Line]], room: float) -> list[list[list[Line]]]:
    slides: list[list[list[Line]]] = []
    for piece in pieces:
        if slides and _steps([*slides[-1], piece]) <= room:
            slides[-1].append(piece)
        else:
            slides.append([piece])
    return slides


def _lines(stanza: Sequence[str], setting: Setting, width: float) -> list[Line]:
    made: list[Line] = []
    for line in stanza:
        first, *rest = turned_line(line.strip(), setting.measure, width)
        made += [Line(first), *(Line(part, turned=True) for part in rest)]
    return made


def _pieces(stanza: list[Line], room: int) -> list[list[Line]]:
    """Return a stanza, in parts of about one length where it is longer than a slide."""
    count = ceil(len(stanza) / room)
    length = ceil(len(stanza) / count)
    return [stanza[at : at + length] for at in range(0, len(stanza), length)]


def _steps(pieces: Sequence[Sequence[Line]]) -> float:
    return sum(map(len, pieces)) + STANZA_GAP * (len(pieces) - 1)


def _fitted(pieces: Sequence[Sequence[Line]], size: int, pitch: float) -> Fitted:
    lines = [
        Line(line.text, line.turned, opens=number > 0 and at == 0)
        for number, piece in enumerate(pieces)
        for at, line in enumerate(piece)
    ]
    return Fitted(size, tuple(lines), _steps(pieces) * pitch)
