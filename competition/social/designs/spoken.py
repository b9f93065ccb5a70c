"""How the words of a passage are set in one language: their style, their lines, their marks."""

from dataclasses import dataclass

from competition.social.colours import Palette
from competition.social.content import Words
from competition.social.excerpts.fitting import prose_passage, verse_passage
from competition.social.excerpts.units import Passage, Units
from competition.social.lettering import Style, leading
from competition.social.quotes import quotation_marks
from competition.social.setting import Box, Fitted, Setting
from competition.social.sheet import Sheet, Voice


@dataclass(frozen=True)
class Spoken:
    """How one language's words are set."""

    words: Words
    style: Style
    setting: Setting
    verse: bool
    marks: tuple[str, str] = ("", "")
    hangs: bool = True
    """Whether the opening mark stands beside the words, so that it takes no room among them."""

    def fit(self, units: Units, passage: Passage, box: Box) -> Fitted | None:
        """Fit a passage in its marks."""
        if self.verse:
            # Once on a card is enough to say that there is more of a poem.
            return verse_passage(units, passage, self.setting, box, marked=self.hangs)
        return prose_passage(
            units, passage, self.setting, box, ("" if self.hangs else self.marks[0], self.marks[1])
        )


def spoken(sheet: Sheet, words: Words, *, verse: bool, italic: bool = False) -> Spoken:
    """Return how words are set on a card; a translation in italics."""
    style = Style(words.language, italic=italic, leading=leading(words.language, 1.36 if verse else 1.28))
    marks = ("", "") if verse or _brings_marks(words) else quotation_marks(words.language)
    # Prose is broken anew: any of its marks may come to stand above any other.
    lines = words.text.splitlines() if verse else [words.text.replace("\n", " ") + marks[1]]
    return Spoken(words, style, sheet.setting(lines, style), verse, marks, hangs=not italic)


def voice(own: Spoken, palette: Palette) -> Voice:
    """Return the voice of the original."""
    return Voice(own.style, palette.ink, palette.quiet)


def _brings_marks(words: Words) -> bool:
    return words.text.lstrip()[:1] in tuple("\"'«“„”「『‘‹»")
