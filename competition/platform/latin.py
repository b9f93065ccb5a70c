"""Which old encoding a text in Latin letters is in: that in which its accents belong to one language."""

from collections import Counter

_WESTERN = (
    "àâæçéèêëîïôœùûüÿ",
    "äöüß",
    "áéíóúñü",
    "áâãàçéêíóôõú",
    "àèéìíòóù",
    "åäöæøé",
    "áéëïóöü",
    "áðéíóúýþæö",
)
_CENTRAL = ("áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "ąćęłńóśźż", "áéíóöőúüű", "čćđšž", "ăâîşţ", "äöüß", "çë")
_LANGUAGES = {
    "cp1252": _WESTERN,
    "cp1250": _CENTRAL,
    "cp1254": ("çğıİöşüâîû",),
    "cp1257": ("ąčęėįšųūž", "āčēģīķļņšūž", "äõöüšž"),
    "cp850": _WESTERN,
    "cp852": _CENTRAL,
    "mac_roman": _WESTERN,
}
_MOST_ACCENTS = 0.35
"""Which part of all letters may be accented; more than that is another script."""
_ALSO = frozenset("’‘“”„«»–—…€°·\xa0")


def latin_encoding(content: bytes) -> str | None:
    """Return the likeliest encoding of a text in Latin letters; None where it seems to be none."""
    letters = sum(chr(byte).isalpha() for byte in content if byte < 128)
    accents = sum(byte >= 128 for byte in content)
    if accents > _MOST_ACCENTS * (letters + accents):
        return None
    scores = {encoding: _fit(content.decode(encoding, "replace"), encoding) for encoding in _LANGUAGES}
    return max(scores, key=lambda encoding: scores[encoding])


def _fit(text: str, encoding: str) -> float:
    """Return which part of the accents belongs to the language that has most of them."""
    counted = Counter(char.lower() for char in text if ord(char) > 127 and char not in _ALSO)
    whole = sum(counted.values()) or 1
    fits = (sum(counted[char] for char in letters) for letters in _LANGUAGES[encoding])
    return max(fits) / whole
