"""Which file belongs to which row: by the name in its column, else by its pupils or its title.

What fits two rows, or none, is left to a person. Case, normal form, separators and file endings never
matter; a name in another script is compared by its sound.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import PurePosixPath

from competition.platform.romanise import bones, is_consonantal, plain, romanised, sound

ALIKE = 0.84
"""How alike two names must sound, from 0 to 1."""
CLEARLY = 0.08
"""By how much the likeliest must lie before the next."""
_PARTS = re.compile(r"[^\w]+|_+", re.UNICODE)
_NUMBER = re.compile(r"\d+")
_NOISE = frozenset(
    ("img", "image", "foto", "photo", "scan", "page", "copy", "kopie", "copie", "text", "drawing", "class")
)


@dataclass(frozen=True)
class Wanted:
    """What a row says of its files: names of files in its columns, and what else it may be found by.

    `names` are those of its pupils, as written and with the family name first; `titles` what it is called.
    """

    files: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Matches:
    """The files of each row by their positions; files of nobody; named files that are not there.

    `unclear` holds the files that fit several rows, by their positions, with these rows.
    """

    found: Mapping[int, tuple[int, ...]]
    left: tuple[int, ...]
    unclear: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    missing: Mapping[int, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class _Name:
    """A name cut down to what matters of it."""

    exact: str
    plain: str
    latin: frozenset[str]
    sound: str
    bones: str
    is_consonantal: bool


Test = Callable[[_Name, _Name], bool]


def match(rows: Sequence[Wanted], files: Sequence[str]) -> Matches:
    """Return which of the `files` (by position) belong to which of the `rows`."""
    found: dict[int, list[int]] = {}
    missing: dict[int, tuple[str, ...]] = {}
    index = _Index(files)
    for at, row in enumerate(rows):
        asked = [index.find(name) for name in row.files]
        found[at] = [place for place in asked if place is not None]
        if gone := tuple(name for name, place in zip(row.files, asked, strict=True) if place is None):
            missing[at] = gone
    taken = {place for places in found.values() for place in places}
    # A row that names its file gets no other.
    open_rows = {at: _names(row) for at, row in enumerate(rows) if not row.files}
    left = {place: name for place, name in enumerate(files) if place not in taken}
    unclear = _share_out(open_rows, left, found)
    return Matches(
        {at: tuple(sorted(places)) for at, places in found.items() if places},
        tuple(sorted(left)),
        unclear,
        missing,
    )


class _Index:
    """Files by the ways to write their names: with the folder, without, without the ending, in Latin."""

    def __init__(self, files: Sequence[str]) -> None:
        self._known: list[dict[str, list[int]]] = [{} for _ in _KEYS]
        for place, file in enumerate(files):
            for known, key in zip(self._known, _KEYS, strict=True):
                known.setdefault(key(file), []).append(place)

    def find(self, name: str) -> int | None:
        """Return the one file of this name by the surest way that finds any."""
        for known, key in zip(self._known, _KEYS, strict=True):
            if places := known.get(key(name)):
                return places[0] if len(places) == 1 else None
        return None


def _share_out(
    rows: Mapping[int, list[_Name]], left: dict[int, str], found: dict[int, list[int]]
) -> dict[int, tuple[int, ...]]:
    """Give files to rows, the surest ways of comparing first; what fits several rows is not guessed at."""
    unclear: dict[int, tuple[int, ...]] = {}
    names = {place: _name(_stem(file)) for place, file in left.items()}
    for test in (_same, _same_plain, _same_latin, _within):
        for place in [place for place in left if place not in unclear]:
            fitting = [at for at, known in rows.items() if any(test(one, names[place]) for one in known)]
            _settle(place, fitting, left, found, unclear)
    for place in [place for place in left if place not in unclear]:
        _settle(place, _alike(rows, names[place]), left, found, unclear)
    return unclear


def _settle(
    place: int,
    fitting: Sequence[int],
    left: dict[int, str],
    found: dict[int, list[int]],
    unclear: dict[int, tuple[int, ...]],
) -> None:
    if len(fitting) == 1:
        found[fitting[0]].append(place)
        del left[place]
    elif fitting:
        unclear[place] = tuple(fitting)


def _alike(rows: Mapping[int, list[_Name]], name: _Name) -> list[int]:
    """Return the row that sounds most like the name; several where none clearly does, perhaps none."""
    scores = {at: max((_likeness(one, name) for one in known), default=0.0) for at, known in rows.items()}
    best = max(scores.values(), default=0.0)
    if best < ALIKE:
        return []
    return [at for at, score in scores.items() if score > best - CLEARLY]


def _likeness(one: _Name, other: _Name) -> float:
    if one.is_consonantal != other.is_consonantal:
        return _ratio(one.bones, other.bones) if min(len(one.bones), len(other.bones)) > 2 else 0.0
    if min(len(one.sound), len(other.sound)) < 4:
        return 0.0
    return min(_ratio(one.sound, other.sound), _ratio(one.bones, other.bones) + 0.05)


def _ratio(one: str, other: str) -> float:
    # The order is fixed: the matcher is not quite symmetric.
    return SequenceMatcher(None, min(one, other), max(one, other), autojunk=False).ratio()


def _same(one: _Name, other: _Name) -> bool:
    return one.exact == other.exact


def _same_plain(one: _Name, other: _Name) -> bool:
    return one.plain == other.plain


def _same_latin(one: _Name, other: _Name) -> bool:
    return one.latin == other.latin


def _within(one: _Name, other: _Name) -> bool:
    """Whether all words of the one stand in the other: “Mina” in “Mina Okafor”, “4a Mina Okafor” round it."""
    return bool(one.latin and other.latin) and (one.latin <= other.latin or other.latin <= one.latin)


def _names(row: Wanted) -> list[_Name]:
    return [name for said in (*row.names, *row.titles) if (name := _name(said)).plain]


def _name(said: str) -> _Name:
    words = _words(said)
    together = " ".join(sorted(words))
    latin = frozenset(" ".join(romanised(word) for word in words).split())
    return _Name(
        exact=" ".join(_words(said, exact=True)),
        plain=together,
        latin=latin,
        sound=" ".join(sorted(sound(word) for word in words)),
        bones=" ".join(sorted(bones(word) for word in words)),
        is_consonantal=is_consonantal(said),
    )


def _words(said: str, *, exact: bool = False) -> list[str]:
    """Return the words of a name; numbers and what cameras write only where nothing else stands."""
    folded = exactly(said) if exact else plain(said)
    words = [word for word in _PARTS.split(folded) if word]
    telling = [word for word in words if not _NUMBER.fullmatch(word) and plain(word) not in _NOISE]
    return telling or words


def exactly(said: str) -> str:
    """Return text in one normal form and case, its accents kept."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", said).upper().casefold())


def _stem(file: str) -> str:
    return PurePosixPath(file.replace("\\", "/")).stem


def _path_key(file: str) -> str:
    return exactly(file.replace("\\", "/").strip().lstrip("./"))


def _base_key(file: str) -> str:
    return PurePosixPath(_path_key(file)).name


def _stem_key(file: str) -> str:
    stem = PurePosixPath(_base_key(file))
    return " ".join(_PARTS.split(stem.stem if len(stem.suffix) in (4, 5) else stem.name)).strip()


def _latin_key(file: str) -> str:
    return romanised(_stem_key(file))


_KEYS = (_path_key, _base_key, _stem_key, _latin_key)
