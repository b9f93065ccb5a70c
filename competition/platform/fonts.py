"""The faces at hand: for pages as a list of families, for cards by runs; and what none of them can show."""

import json
import secrets
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from competition.config import ROOT
from competition.platform import coverage, fontconfig, scripts
from competition.platform.faces import EMOJI, FACES, PAIRS, SANS, SERIF, Face
from competition.platform.languages import script_of

FOLDERS = (
    ROOT / "static" / "fonts",
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path.home() / ".local/share/fonts",
    Path.home() / ".fonts",
    Path.home() / "Library/Fonts",
    Path("/Library/Fonts"),
    Path("/opt/homebrew/share/fonts"),
)


_CLUSTERS = 8192
"""How many clusters it is remembered of which face has them."""
_READ = ("_coverage", "_emoji")
"""What is read of the files, once."""


@dataclass(frozen=True)
class PlacedFace:
    """A face and the file it stands in; Pillow opens it by `path` and `index`."""

    face: Face
    path: Path

    @property
    def family(self) -> str:
        """Our own name of the family."""
        return self.face.family

    @property
    def index(self) -> int:
        """The place in a collection of faces; 0 for a file that holds one."""
        return self.face.index


class Run(NamedTuple):
    """A stretch of text and the face to draw it with."""

    text: str
    face: PlacedFace


@dataclass(frozen=True)
class Missing:
    """A character that no face at hand can show."""

    character: str
    codepoint: int
    name: str


class FontSet:
    """The faces found on this machine, in order of preference, and those that are `absent`.

    Pages are set without the face of `emoji`; `in_colour` has it among those that runs are made of.
    """

    def __init__(
        self,
        folder: Path,
        faces: Sequence[PlacedFace],
        absent: Sequence[Face],
        emoji: PlacedFace | None = None,
        *,
        colour: bool = False,
        pair: str = "",
    ) -> None:
        self.folder = folder
        self.faces = tuple(faces)
        self.absent = tuple(absent)
        self.emoji = emoji
        self.colour = emoji if colour else None
        at_hand = {placed.family for placed in self.faces}
        self._instead = {old: new for old, new in PAIRS.get(pair, {}).items() if new in at_hand}
        self._pair = pair
        self._chain = cache(self._make_chain)
        self._candidates = cache(self._make_candidates)
        # A line is tried in many lengths before it is set: a few hundred clusters come by again and again.
        self._face = lru_cache(_CLUSTERS)(self._find_face)
        self._covers = lru_cache(_CLUSTERS)(self._find_whether_covered)
        self._whole = lru_cache(_CLUSTERS)(self._find_whether_whole)
        self._somewhere = lru_cache(_CLUSTERS)(self._find_whether_somewhere)

    def in_colour(self) -> "FontSet":
        """Return the same faces for pictures of words: emoji are coloured pictures there."""
        if self.colour:
            return self
        return FontSet(self.folder, self.faces, self.absent, self.emoji, colour=True, pair=self._pair)

    def paired(self, pair: str) -> "FontSet":
        """Return the same faces with another pair first for Latin, Greek and Cyrillic, a name of `PAIRS`.

        What is not found on this machine, and a name that nobody knows, changes nothing.
        """
        # What was read of the files holds for them in any order.
        known: dict[str, Any] = {name: vars(self)[name] for name in _READ if name in vars(self)}
        coloured = self.colour is not None
        return _handed(self.folder, self.faces, self.absent, self.emoji, coloured, pair, known)

    def __reduce__(self) -> tuple[Any, ...]:
        """Let a process that is handed these faces have what was read of their files, too."""
        known = {"_coverage": self._coverage, "_emoji": self._emoji}
        coloured = self.colour is not None
        return _handed, (self.folder, self.faces, self.absent, self.emoji, coloured, self._pair, known)

    def css_stack(self, language: str, *, sans: bool = False) -> str:
        """Return the `font-family` for a language (BCP 47): its own script first, then everything we have."""
        return ", ".join(self._chain(script_of(language), "", sans))

    def scale(self, language: str) -> float:
        """Return the size, as a factor, at which this language looks as large as Alegreya beside it."""
        family = self._chain(script_of(language), "", False)[0]
        return next(placed.face.scale for placed in self.faces if placed.family == family)

    def missing(self, text: str) -> list[Missing]:
        """Return what would be printed as an empty box, each character once, in the order of the text."""
        clusters = dict.fromkeys(scripts.clusters(text))
        unseen = (cluster for cluster in clusters if not self._somewhere(cluster))
        found = dict.fromkeys(character for cluster in unseen for character in cluster)
        return [_missing(each) for each in found if not self._somewhere(each)]

    def runs(
        self, text: str, language: str, *, weight: int = 400, italic: bool = False, sans: bool = False
    ) -> list[Run]:
        """Split a text, in reading order, into stretches that one face can show whole.

        Marks, joiners and selectors stay with their letter; digits, points and spaces with what they follow.
        A character that no face has goes to the first face; `missing` tells it.
        """
        runs: list[Run] = []
        script = script_of(language)
        for part in self._parts(text):
            current = runs[-1].face if runs else None
            if current and self._stays(part, current):
                face = current
            else:
                face = self._face(part, script, weight, italic, sans)
            if face is current:
                runs[-1] = Run(runs[-1].text + part, face)
            else:
                runs.append(Run(part, face))
        return runs

    def _parts(self, text: str) -> Iterator[str]:
        """Yield clusters; one that no face has whole, such as a letter with a rare mark, in characters."""
        for cluster in scripts.clusters(text):
            if len(cluster) == 1 or self._whole(cluster):
                yield cluster
            else:
                yield from cluster

    def _find_whether_somewhere(self, part: str) -> bool:
        return coverage.covers(self._all, part)

    def _find_whether_whole(self, cluster: str) -> bool:
        return any(coverage.covers(each, cluster) for each in self._at_hand)

    def _stays(self, part: str, face: PlacedFace) -> bool:
        """Whether something goes with the run before it, as a point does; no words go with an emoji."""
        if self.colour and (face is self.colour or scripts.is_emoji(part)):
            return False
        return scripts.is_neutral(part) and self._covers(face, part)

    def _find_face(self, part: str, language: str, weight: int, italic: bool, sans: bool) -> PlacedFace:
        coloured = self.colour if self.colour and self._covers(self.colour, part) else None
        if coloured and scripts.is_emoji(part):
            return coloured
        candidates = self._candidates(language, scripts.script(part[0]), weight, italic, sans)
        return next((face for face in candidates if self._covers(face, part)), coloured or candidates[0])

    def _make_candidates(
        self, language: str, script: str, weight: int, italic: bool, sans: bool
    ) -> list[PlacedFace]:
        return [self._cut(family, weight, italic) for family in self._chain(language, script, sans)]

    def _make_chain(self, language: str, script: str, sans: bool) -> tuple[str, ...]:
        """Return all families: of the language's script, of the character's, ours for Latin, the rest."""
        house = (SANS, SERIF) if sans else (SERIF,)
        wanted = [*self._families(language), *self._families(script), *house, *self._families(None)]
        usual = [*house, *wanted] if language in ("Latn", "Grek", "Cyrl") else wanted
        return tuple(dict.fromkeys([*(self._instead.get(family, family) for family in usual), *usual]))

    def _families(self, script: str | None) -> list[str]:
        return [placed.family for placed in self.faces if script is None or script in placed.face.scripts]

    def _cut(self, family: str, weight: int, italic: bool) -> PlacedFace:
        """Return the face of a family that comes nearest to what is wanted."""
        cuts = [placed for placed in self.faces if placed.family == family]
        return min(cuts, key=lambda cut: (cut.face.italic != italic, abs(cut.face.weight - weight)))

    def _find_whether_covered(self, face: PlacedFace, part: str) -> bool:
        return coverage.covers(self._emoji if face is self.colour else self._coverage[_key(face)], part)

    @cached_property
    def _all(self) -> coverage.Ranges:
        return coverage.union(self._at_hand)

    @cached_property
    def _at_hand(self) -> list[coverage.Ranges]:
        return [*self._coverage.values(), *([self._emoji] if self.colour else [])]

    @cached_property
    def _emoji(self) -> coverage.Ranges:
        return coverage.read(self.emoji.path, self.emoji.index) if self.emoji else coverage.ranges([])

    @cached_property
    def _coverage(self) -> dict[str, coverage.Ranges]:
        """What each face can show: read from the files once for an installation, then from one small file."""
        kept = coverage.load(self.folder / "coverage.json")
        if kept is None:
            kept = {_key(placed): coverage.read(placed.path, placed.index) for placed in self.faces}
            aside = self.folder / f".{secrets.token_hex(8)}"
            aside.write_text(json.dumps(kept))
            aside.rename(self.folder / "coverage.json")
        return kept


def _handed(
    folder: Path,
    faces: Sequence[PlacedFace],
    absent: Sequence[Face],
    emoji: PlacedFace | None,
    colour: bool,
    pair: str,
    known: dict[str, Any],
) -> FontSet:
    found = FontSet(folder, faces, absent, emoji, colour=colour, pair=pair)
    vars(found).update(known)
    return found


def _missing(character: str) -> Missing:
    codepoint = ord(character)
    return Missing(character, codepoint, unicodedata.name(character, f"U+{codepoint:04X}"))


def _key(placed: PlacedFace) -> str:
    return f"{placed.path.name}:{placed.index}"


def prepare(instance: Path, *, folders: Sequence[Path] = FOLDERS) -> FontSet:
    """Find the faces, write the font configuration below `instance` when it is new, and put it into effect.

    To be called before the first page is set in a process.
    """
    at_hand = dict(_files(folders))
    placed = [PlacedFace(face, at_hand[face.file]) for face in FACES if face.file in at_hand]
    absent = [face for face in (*FACES, EMOJI) if face.file not in at_hand]
    folder = fontconfig.write(instance.resolve() / "fonts", [(one.face, one.path) for one in placed])
    fontconfig.activate(folder)
    emoji = PlacedFace(EMOJI, at_hand[EMOJI.file]) if EMOJI.file in at_hand else None
    return FontSet(folder, placed, absent, emoji)


def lacking(pair: str, *, folders: Sequence[Path] = FOLDERS) -> tuple[str, ...]:
    """Return the packages whose files a pair of faces lacks on this machine; none where it is there."""
    wanted = [face for face in FACES if face.family in PAIRS[pair].values()]
    at_hand = dict(_files(folders)) if wanted else {}
    return tuple(sorted({face.package for face in wanted if face.file not in at_hand}))


def _files(folders: Sequence[Path]) -> Iterator[tuple[str, Path]]:
    """Yield our font files below the folders; what comes later counts, so the first folder comes last."""
    wanted = {face.file for face in (*FACES, EMOJI)}
    for folder in reversed(folders):
        for path in sorted(folder.rglob("*.tt[fc]")):
            if path.name in wanted:
                yield path.name, path.resolve()
