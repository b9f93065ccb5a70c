"""Where sentences end, in every script. Pure.

Marks are those of Unicode's Sentence_Terminal property (UAX 29) that children write.
"""

import re

from competition.platform.scripts import script

_LOOSE = ".!?…‼⁇⁈⁉"
"""Marks that stand in the middle of words and numbers too: an end only before a space."""
_SURE = "。！？｡।॥؟۔።፧፨။៕។༎།༔꘎꘏᙮᠃᠉᱾᱿߹։"
_ENDS = _LOOSE + _SURE
_WORD_SPACE = "\u1361"
_WORD_SPACES = _WORD_SPACE * 2
"""How the Ethiopic full stop is typed where the keyboard has none."""
_CLOSERS = "\"'»«”’“‘)]}」』›‹" + _WORD_SPACE


def _ends(spaces: str) -> re.Pattern[str]:
    """Return what ends a sentence; a guillemet may stand apart from its mark by one of `spaces`."""
    loose = f"(?:[{re.escape(_CLOSERS)}]|[{spaces}][»›])*"
    sure = f"(?:[」』”’»){_WORD_SPACE}]|[{spaces}]»)*"
    return re.compile(
        f"[{re.escape(_LOOSE)}][{re.escape(_ENDS)}]*{loose}(?=\\s|$)"
        f"|[{_SURE}][{re.escape(_ENDS)}]*{sure}|{_WORD_SPACES}"
    )


_NO_BREAK = "\u00a0\u202f"
_SENTENCE_END, _FRENCH_END = _ends(_NO_BREAK), _ends(f"{_NO_BREAK} ")
_SHORTENED = "mr mrs ms dr st ste mme prof no nr núm etc e.g i.e z.b bzw ca p pl sr sra tel vol ul"
_SHORT = frozenset(_SHORTENED.split())
_ORDERING = "bs cs da de et fi fo hr hu is lb lv nb nn no pl sk sl sr tr"
_ORDINALS = frozenset(_ORDERING.split())
"""Languages in which a point after a number makes it the third, the fourth."""
_WITHOUT_MARKS = ("th", "lo")
"""Languages that part sentences, and their clauses, by a space."""
_SHORTEST = 6
"""How many characters such a clause has at least; less is a word in a list."""
_CONTINUING = ("และ", "หรือ", "ที่", "ซึ่ง", "ว่า", "เพราะ", "กับ", "ແລະ", "ຫຼື", "ທີ່", "ວ່າ")
"""And, or, which, that, because, with: with these it goes on behind a space."""
_SAYING = ("と", "って")
"""With these a Japanese sentence goes on after what somebody says in it."""
_PAUSES = ",،、，:：;؛՝·–—-፣፥"
_LEADING = "\"'«“„‘‚»‹›([{—–-―•*· " + _NO_BREAK


def ends_sentence(line: str, language: str = "") -> bool:
    """Whether a line ends where a sentence ends."""
    if line.rstrip().endswith(_WORD_SPACES):
        return True
    bare = line.rstrip().rstrip(_CLOSERS).rstrip()
    if bare.endswith((";", "\u037e")) and _base(language) == "el":
        return True
    return bool(bare) and bare[-1] in _ENDS


def pauses(line: str) -> bool:
    """Whether a line ends with a mark within a sentence: more of it must come."""
    return line.rstrip(_CLOSERS + " " + _NO_BREAK).endswith(tuple(_PAUSES))


def without_pause(line: str) -> str:
    """Return a line without the mark of a pause at its end."""
    return line.rstrip(_PAUSES + " " + _NO_BREAK)


def begins_small(line: str) -> bool:
    """Whether a line begins with a small letter, behind its dash or quotation mark.

    Georgian letters are small to Unicode; no sentence there begins with another kind.
    """
    first = line.lstrip(_LEADING)[:1]
    return first.islower() and script(first) != "Geor"


def sentences(paragraph: str, language: str = "") -> list[str]:
    """Split a paragraph into whole sentences; one without any mark is a single sentence."""
    parts, start = [], 0
    pattern = _FRENCH_END if _base(language) == "fr" else _SENTENCE_END
    for match in pattern.finditer(paragraph):
        if _goes_on(paragraph[start : match.end()], paragraph[match.end() :], language):
            continue
        parts.append(paragraph[start : match.end()].strip())
        start = match.end()
    parts.append(paragraph[start:].strip())
    found = [part for part in parts if part]
    if _base(language) in _WITHOUT_MARKS:
        return [clause for part in found for clause in _clauses(part)]
    return found


def without_marks(language: str) -> bool:
    """Whether a language ends its sentences without any mark."""
    return _base(language) in _WITHOUT_MARKS


def _base(language: str) -> str:
    return language.split("-")[0].lower()


def _goes_on(before: str, after: str, language: str) -> bool:
    """Whether the point belongs to a shortened word, an initial or a number, or a small letter follows."""
    following = after.lstrip()
    if not following:
        return False
    if begins_small(following) or not any(map(str.isalnum, following)):
        return True
    if before.endswith(("」", "』")) and after.startswith(_SAYING):
        return True
    if not before.endswith("."):
        return False
    last = before[:-1].split()[-1:] or [""]
    word = last[0].strip("(\"'«“„")
    number = word.isdecimal() and (_base(language) in _ORDINALS or word == before[:-1].strip())
    return number or word.casefold() in _SHORT or (len(word) == 1 and word.isalnum())


def _clauses(text: str) -> list[str]:
    """Split what has no marks at its spaces, but not beside a number, a foreign word or a repetition."""
    found: list[str] = []
    for piece in text.split():
        if found and (len(found[-1]) < _SHORTEST or len(piece) < _SHORTEST or not _parts(found[-1], piece)):
            found[-1] += f" {piece}"
        else:
            found.append(piece)
    return found


def _parts(before: str, after: str) -> bool:
    last, first = before[-1], after[0]
    if after.startswith(_CONTINUING):
        return False
    return last not in "ๆໆ,:;" and not any(letter.isascii() and letter.isalnum() for letter in (last, first))
