"""Lettering that keeps account of the ink it lays down: for each line its place, its pixels, its glyphs."""

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from PIL import Image, ImageDraw

from benchmarks.stress_cards_glyphs import DOTTED_CIRCLE, JOINED, font
from competition.platform import scripts
from competition.social.lettering import Lettering

_MANY = 20
"""So many letters of a script are never all as they are by themselves; the few of a name may be."""
_JOINS = "بپتثجچحخسشصضطظعغفقکكگلمنهیي"
"""Letters of Arabic, Persian and Urdu that join on both sides."""


@dataclass(frozen=True)
class Inked:
    """A line as it was drawn: its words, where its box and its ink are, how much of each pixel ink covers."""

    text: str
    size: float
    cover: np.ndarray = field(repr=False)
    left: int
    top: int
    image: Image.Image = field(repr=False)
    emoji: bool

    @property
    def box(self):
        """Where ink is: left, top, right, bottom, on the card; None without any."""
        rows, columns = np.nonzero(self.cover.max(axis=1) > 24)[0], np.nonzero(self.cover.max(axis=0) > 24)[0]
        if not rows.size:
            return None
        return (
            self.left + columns[0], self.top + rows[0], self.left + columns[-1] + 1, self.top + rows[-1] + 1
        )  # fmt: skip


class Watched(Lettering):
    """Draws as every lettering does, and remembers."""

    def __init__(self, fonts):
        super().__init__(fonts)
        self.begin()

    def begin(self):
        """Forget the last card."""
        self.inked, self.wrong = [], []
        self._drawn, self._changed = Counter(), set()

    def unshaped(self, code):
        """Whether no letter of a script, of many on the card, changed with its neighbours."""
        return code in JOINED and self._drawn[code] >= _MANY and code not in self._changed

    def draw(self, on, at, text, style, size, ink):
        """Draw, and once more on a paper of its own."""
        super().draw(on, at, text, style, size, ink)
        if len(ink) != 3:
            return
        wide = self.width(text, style) * size
        up, down = (reach * size for reach in self.extent(text, style))
        room = round(size) + 4
        left = int((at[0] - wide if style.rtl else at[0]) - room)
        top = int(at[1] - up - room)
        paper = Image.new("L", (int(wide) + 2 * room + 2, int(up + down) + 2 * room + 2))
        super().draw(ImageDraw.Draw(paper), (at[0] - left, at[1] - top), text, style, size, (255,))
        stretches = self._in_order(text, style)
        coloured = any(one.face is self.fonts.colour for one in stretches)
        self.inked.append(Inked(text, size, np.asarray(paper), left, top, on._image, coloured))
        shaped = [self._look_at(one, style, text) for one in stretches if one.face is not self.fonts.colour]
        if joins(text) and not any(shaped):
            self.wrong.append(("unshaped", f"no letter of {text!r} joins the next"))

    def _look_at(self, one, style, line):
        """Ask HarfBuzz what it makes of a stretch; return whether any letter changed beside the others."""
        face = font(one.face.path, one.face.index)
        lacking = face.lacks(one.text)
        if lacking:
            self.wrong.append(("box", f"{''.join(lacking)!a} in {one.face.path.name}: {line!r}"))
        glyphs, wide = face.shaped(one.text, one.way, style.language)
        measured, wide = self._advance(one, style) - style.tracking, wide * one.face.face.scale
        if abs(measured - wide) > 0.02 + 0.02 * wide and any(map(str.isalpha, one.text)):
            self.wrong.append(("width", f"{measured:.3f} em, HarfBuzz {wide:.3f}: {one.text!r}"))
        elif face.characters.get(DOTTED_CIRCLE, -1) in glyphs and chr(DOTTED_CIRCLE) not in one.text:
            self.wrong.append(("dotted circle", f"{one.text!r} in {one.face.path.name}: {line!r}"))
        changed = sorted(glyphs) != sorted(face.unshaped(one.text))
        if changed:
            self._changed.update(map(scripts.script, one.text))
        self._drawn.update(map(scripts.script, one.text))
        return changed


def joins(text):
    """Whether Arabic letters stand beside each other in a text that every hand and face joins."""
    return any(one in _JOINS and other in _JOINS for one, other in pairwise(text))
