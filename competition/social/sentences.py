"""Where sentences end, in every script. Pure.

Marks are those of Unicode's Sentence_Terminal property (UAX 29) that children write.
"""

import re

_ENDS = ".!?…。！？｡।॥؟۔።፧፨։។៕။༎།༔꘎꘏᙮᠃᠉᱾᱿߹‼⁇⁈⁉"
_CLOSERS = "\"'»«”’“‘)]}」』›‹"
_SENTENCE_END = re.compile(
    f"[{re.escape(_ENDS)}][{re.escape(_ENDS + _CLOSERS)}]*(?=\\s|$)|[。！？｡][」』”’]*"
)
_SHORT = frozenset(
    (
        "mr",
        "mrs",
        "ms",
        "dr",
        "st",
        "prof",
        "no",
        "nr",
        "etc",
        "e.g",
        "i.e",
        "z.b",
        "bzw",
        "ca",
        "p",
        "sr",
        "sra",
    )
)
_WITHOUT_MARKS = ("th", "lo")
"""Languages that part sentences by a space."""


def ends_sentence(line: str, language: str = "") -> bool:
    """Whether a line ends where a sentence ends."""
    bare = line.rstrip().rstrip(_CLOSERS).rstrip()
    if bare.endswith((";", "\u037e")) and language.split("-")[0] == "el":
        return True
    return bool(bare) and bare[-1] in _ENDS


def sentences(paragraph: str, language: str = "") -> list[str]:
    """Split a paragraph into whole sentences; one without any mark is a single sentence."""
    parts, start = [], 0
    for match in _SENTENCE_END.finditer(paragraph):
        if _goes_on(paragraph[start : match.end()], paragraph[match.end() :]):
            continue
        parts.append(paragraph[start : match.end()].strip())
        start = match.end()
    parts.append(paragraph[start:].strip())
    found = [part for part in parts if part]
    if len(found) == 1 and language.split("-")[0] in _WITHOUT_MARKS:
        return found[0].split()
    return found


def _goes_on(before: str, after: str) -> bool:
    """Whether the point belongs to a shortened word, an initial or a number, or a small letter follows."""
    following = after.lstrip()
    if following and following[0].islower():
        return True
    if not before.endswith("."):
        return False
    last = before[:-1].split()[-1:] or [""]
    word = last[0].strip("(\"'«“")
    return bool(following) and (word.casefold() in _SHORT or (len(word) == 1 and word.isalnum()))
