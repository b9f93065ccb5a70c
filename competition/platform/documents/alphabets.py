"""How likely a reading of a text in an old encoding is, by the letters of its language."""

import unicodedata
from functools import cache

from competition.platform.documents.letters_of_languages import (
    COMMON_SIGNS,
    CYRILLIC_LETTERS,
    EVERY,
    LATIN,
    LETTERS,
    OF,
    OF_SCRIPT,
    OTHERS,
    PREFERRED,
    SCRIPTS,
)
from competition.platform.languages import script_of

OURS = 0.12
"""What an encoding that the language is known to be written in is worth."""
ANOTHER = 0.9
"""What the letters of another language are worth: the one that was chosen may not be that of the text."""
_PREFERENCE = {encoding: 0.02 - 0.0004 * at for at, encoding in enumerate(PREFERRED)}
_WRITTEN_IN = {"Jpan": ("Jpan", "Hani"), "Hans": ("Hani",), "Hant": ("Hani",)}
_EAST = {"Hani", "Jpan", "Kore", "Half"}
"""Scripts that stand in one word."""
_SIGNS = ("So", "Sc", "Sm", "Sk", "No")


@cache
def encodings(language: str) -> tuple[str, ...]:
    """Return the encodings to try, those of the language first."""
    return tuple(dict.fromkeys((*_own(language), *EVERY)))


@cache
def _own(language: str) -> tuple[str, ...]:
    if not language:
        return ()
    known = OF.get(language) or OF.get(_primary(language))
    if known:
        return known
    script = script_of(language)
    return OF_SCRIPT.get(script, OTHERS if script == "Latn" else ())


def _primary(language: str) -> str:
    return language.split("-")[0].lower()


def worth(text: str, encoding: str, language: str) -> float:
    """Return how likely a text is right as it reads: about 1 at the best, below 0 where nobody writes so."""
    letters = [char for char in text if not char.isascii() and not char.isspace()]
    if not letters:
        return 1.0
    known = _best_share(letters, encoding)
    if language:
        known = max(_share(letters, language), ANOTHER * known)
    ours = OURS if encoding in _own(language) else 0.0
    return known + ours + _PREFERENCE.get(encoding, 0.0) - _mess(text) / len(letters)


def _best_share(letters: list[str], encoding: str) -> float:
    """Return the share of letters of the language that fits best, of those written in the encoding."""
    shares = [_share_of_script(letters, script) for script, own in OF_SCRIPT.items() if encoding in own]
    if encoding in LATIN:
        shares += [_share(letters, each) for each in LETTERS if encoding in (OF.get(each) or OTHERS)]
    return max(shares, default=0.0)


def _share(letters: list[str], language: str) -> float:
    """Return the share of letters that a language has; punctuation alone tells little."""
    script = script_of(language)
    if script != "Latn":
        return _share_of_script(letters, script)
    told = _told(letters)
    if not told:
        return 0.8
    known = LETTERS.get(language) or LETTERS.get(_primary(language))
    if known is None:
        return 0.75 * sum(_script(char) == "Latn" for char in told) / len(told)
    return sum(char.lower() in known for char in told) / len(told)


def _share_of_script(letters: list[str], script: str) -> float:
    """Return the share of a script; where it has many signs, how common they are counts as well."""
    told = _told(letters)
    if not told:
        return 0.0
    wanted = _WRITTEN_IN.get(script, (script,))
    share = sum(_script(char) in wanted for char in told) / len(told)
    if script in ("Hans", "Hant"):
        return share * min(1.0, 0.3 + 1.6 * sum(char in COMMON_SIGNS for char in told) / len(told))
    if script == "Jpan":
        return share * min(1.0, 0.3 + 1.6 * sum(_script(char) == "Jpan" for char in told) / len(told))
    if script == "Cyrl":
        # Read in the wrong encoding, small letters become capitals.
        return share * (0.5 + 0.55 * sum(char in CYRILLIC_LETTERS for char in told) / len(told))
    return share


def _told(letters: list[str]) -> list[str]:
    """Return all but punctuation, which stands in every language."""
    return [char for char in letters if unicodedata.category(char)[0] not in "PZ"]


@cache
def _script(char: str) -> str:
    return SCRIPTS.get(unicodedata.name(char, "").split(" ")[0].split("-")[0], "")


def _mess(text: str) -> float:
    """Return how much stands where nobody writes it: signs and capitals within words, mixed scripts."""
    pairs = zip(text, f" {text}", f"{text[1:]} ", strict=False)
    return sum(_oddness(char, before, after) for char, before, after in pairs)


def _oddness(char: str, before: str, after: str) -> float:
    category = unicodedata.category(char)
    if category in ("Cc", "Cn", "Co"):
        return 0.0 if char in "\n\r\t\f\x1a" else 3.0
    if (char.isascii() and before.isascii()) or unicodedata.category(before)[0] not in "LM":
        return 0.0
    if category in _SIGNS or char in "ªº":
        return 1.0 if after.isalpha() else 0.0
    capital = category == "Lu" and before.islower()
    return 1.0 if capital or (category[0] in "LM" and _mixed(before, char)) else 0.0


def _mixed(one: str, other: str) -> bool:
    scripts = {_script(one), _script(other)} - {""}
    return len(scripts) > 1 and not scripts <= _EAST
