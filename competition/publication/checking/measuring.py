"""What is wider than its room, measured as the book is planned."""

from collections.abc import Iterator

from competition.entries.texts import letters_to_a_word
from competition.publication.layout import Plan
from competition.publication.manuscript import Text
from competition.publication.measure import POINT, Ruler
from competition.publication.plan import Placed
from competition.publication.preflight import Problem, ProblemKind
from competition.publication.setting import Block

_HYPHENATED = 40
"""Characters: so long a word of prose has hardly a place at which a language parts it."""
_SHOWN = 40


def too_wide(plan: Plan, ruler: Ruler) -> Iterator[Problem]:
    """Yield the words of works that do not go on a line of their own; lines that turn over are none."""
    for placed in (each for section in plan.placed for each in section):
        for where, text, block in _texts(placed):
            word = _widest(ruler, text, block, prose=placed.work.form == "essay")
            if word:
                yield Problem(placed.work.number, ProblemKind.WIDE, {"word": word[:_SHOWN]}, where)


def _texts(placed: Placed) -> Iterator[tuple[str, Text, Block]]:
    setting, work = placed.setting, placed.work
    if setting is None:
        return
    yield "text", work.original, setting.text
    if setting.second and work.translation:
        yield "translation", work.translation, setting.second


def _widest(ruler: Ruler, text: Text, block: Block, *, prose: bool) -> str:
    """Return the first word that is wider than its lines; a script without spaces breaks anywhere."""
    room = block.width / (block.type.size * POINT)
    for word in dict.fromkeys(text.text.split()):
        if (prose and len(word) < _HYPHENATED) or any(letters_to_a_word(letter) for letter in word):
            continue
        if ruler.lines(word, text.language or "en", room) > 1:
            return word
    return ""
