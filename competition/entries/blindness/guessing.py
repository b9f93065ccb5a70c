"""Words that are perhaps a name: in another form or script, part of a school's, or what a file was called.

A guess is shown to a person, who decides; nothing is masked because of it alone.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from competition.entries.blindness.finding import Named, Part, Place, Whose
from competition.entries.masking import mask
from competition.platform.romanise import bones, is_consonantal, plain, romanised, sound

_ENDINGS_IN = """
    az be bs cnr cs dsb el et eu fi fo hr hsb hu hy is ka kk ky la lt lv pl ro ru rue se sh sk sl sq sr tk tr
    tt uk uz
"""
_INFLECTING = frozenset(_ENDINGS_IN.split())
"""Languages in which names take endings; elsewhere they take an s at most, which masking knows."""
_SHORT_ENDINGS = frozenset(("e", "ei", "em", "i", "ie", "o", "oj", "om", "oy", "ou", "u", "ui", "y"))
"""What takes the place of the last vowel of a name of three letters, as in Ana, Ani, Anom."""
_LONGEST_ENDING = 5
_OF_SCHOOLS = """
    academy basic central college collège collegio colegio colégio east elementary escola escuela école
    general gesamtschule gimnazija gimnazjum gimnázium grundschule gymnasio gymnasium gymnázium high
    institute instituto international istituto iskola koulu licej liceo liceum lycée lyceum lykeio lykio
    middle mittelschule montessori national north oberschule okulu osnovna peruskoulu podstawowa
    primaire primaria primary public realschule saint santa scoala școala school schule scoil scuola
    secondary shkolla skola škola skole skolan south special střední srednja szkoła szkoły volksschule
    waldorf west základní гимназия гімназія лицей ліцей основна основно средно школа училище γυμνάσιο
    δημοτικό λύκειο σχολείο სკოლა საჯარო դպրոց בית ספר תיכון ابتدائية ثانوية مدرسة
"""
_SCHOOL = frozenset(plain(word) for word in _OF_SCHOOLS.split())
"""Words that stand in the name of every other school."""
_WORDS_OF_A_NAME = 3
"""A title of more words is hardly a name."""
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def guesses(places: Iterable[Place], names: Sequence[Named]) -> list[Named]:
    """Return the words that judges read and that are perhaps a name, each with the name it is like."""
    known, exact = list(_single(names)), [name.text for name in names]
    found: dict[str, Named] = {}
    for place in places:
        for word in dict.fromkeys(_WORD.findall(place.text)) if place.is_read else ():
            name = next((name for name in known if _is_like(word, name, place.language)), None)
            if name is not None and not mask(word, exact).found:
                found.setdefault(word.casefold(), Named(word, name.whose, name.like or name.text))
    return list(found.values())


def title_of_a_file(places: Sequence[Place]) -> list[Named]:
    """Return the title that reads like a child's name and stands in the name of a file.

    It is asked where nobody behind an entry is named: then there is no name to look for.
    """
    files = [set(map(str.casefold, _words(place.text))) for place in places if place.part is Part.FILE_NAME]
    title = next((place.text for place in places if place.part is Part.TITLE), "")
    words = _words(title)
    alike = 0 < len(words) <= _WORDS_OF_A_NAME and all(_may_begin_a_name(word[0]) for word in words)
    if not alike or not any(file.issuperset(map(str.casefold, words)) for file in files):
        return []
    return [Named(title, Whose.FILE, title)]


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _single(names: Sequence[Named]) -> Iterator[Named]:
    """Yield the names of one word, and what is particular in the name of a school."""
    for name in names:
        words = _WORD.findall(name.text)
        if len(words) == 1 and len(name.text) > 2:
            yield Named(words[0], name.whose, name.text)
        elif name.whose is Whose.SCHOOL:
            own = [word for word in words if len(word) > 3 and plain(word) not in _SCHOOL]
            yield from (Named(word, name.whose, name.text) for word in own)


def _is_like(word: str, name: Named, language: str) -> bool:
    """Whether a word of a text is perhaps this name; names begin with a capital where a script has any."""
    if len(word) < 3 or not _may_begin_a_name(word[0]):
        return False
    takes_endings = language.replace("_", "-").split("-")[0].lower() in _INFLECTING
    if _script(word) == _script(name.text):
        one, other = romanised(word), romanised(name.text)
        return one == other or (takes_endings and _is_inflected(one, other))
    if is_consonantal(word) != is_consonantal(name.text):
        return len(bones(name.text)) > 2 and bones(word) == bones(name.text)
    one, other = sound(word), sound(name.text)
    return len(other) > 2 and (one == other or (takes_endings and _is_inflected(one, other)))


def _is_inflected(word: str, name: str) -> bool:
    """Whether a word, in Latin letters, is a name with another ending."""
    stem = name.removesuffix("s") if len(name) > 4 else name
    shared = next((at for at, (a, b) in enumerate(zip(word, stem, strict=False)) if a != b), None)
    kept = min(len(word), len(stem)) if shared is None else shared
    ending, lost = word[kept:], len(stem) - kept
    if len(stem) < 4:
        return kept == 2 and lost == 1 and ending in _SHORT_ENDINGS
    if kept < 3 or lost > 2 or len(ending) > _LONGEST_ENDING - (kept == 3):
        return False
    return lost < 2 or _skeleton(word).startswith(_skeleton(stem))


def _skeleton(word: str) -> str:
    """Return the consonants of a word; k and c, which take turns in Slavic names, are one."""
    return bones(word).replace("c", "k")


def _may_begin_a_name(letter: str) -> bool:
    """Whether a letter is a capital; scripts without them, Georgian as it is written too, have none."""
    return letter.isupper() or letter.upper() == letter.lower() or _script(letter) == "GEORGIAN"


def _script(word: str) -> str:
    return unicodedata.name(word[0], "").split(" ")[0]
