"""What is only known once the book is planned: words wider than their room, choices that cannot be had,

portraits too small for their frame.
"""

from collections.abc import Callable, Iterator

from competition.entries.texts import letters_to_a_word
from competition.publication import plates, portraits
from competition.publication.layout import Plan
from competition.publication.manuscript import Text, Work
from competition.publication.measure import POINT, Ruler
from competition.publication.plan import Placed
from competition.publication.problems import Problem, ProblemKind, Room
from competition.publication.setting import Block
from competition.publication.wishes import unmet
from competition.publication.wording_matter import voice_name

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


def choices(plan: Plan, alone: Callable[[Work], Placed]) -> Iterator[Problem]:
    """Yield what was chosen for works and cannot be had; `alone(work)` sets a work by itself."""
    for work in plan.manuscript.works:
        for why in unmet(work, alone):
            yield Problem(work.number, ProblemKind.CHOICE, {"why": why.value})


def small_portraits(plan: Plan) -> Iterator[Problem]:
    """Yield the portraits that have fewer dots than their frame in this edition asks for."""
    for voice in plan.manuscript.voices:
        frame = plan.speeches[voice.anchor].frame
        if voice.portrait is None or frame is None:
            continue
        dpi = portraits.resolution(voice.portrait, frame)
        if dpi < plates.SHARP:
            values = {"dpi": dpi, "least": plates.SHARP}
            yield Problem(
                voice_name(voice), ProblemKind.PORTRAIT_SMALL, values, room=Room.CONTRIBUTION, key=voice.ref
            )


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
