"""Where names stand in and around a work: plain facts in, findings out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from competition.entries.masking import mask


class Whose(StrEnum):
    """Whose name it is."""

    PUPIL = "pupil"
    TEACHER = "teacher"
    SCHOOL = "school"
    CLASS = "class"
    CITY = "city"
    FILE = "file"
    """Nobody's that is known: a file was called so, as many are after the child who drew."""


class Part(StrEnum):
    """Where a name may stand. Judges read the first five; the others never reach them."""

    TITLE = "title"
    TEXT = "text"
    TRANSLATION_TITLE = "translation-title"
    TRANSLATION = "translation"
    CAPTION = "caption"
    FILE_NAME = "file-name"
    PROPERTY = "property"


READ_BY_JUDGES = frozenset({Part.TITLE, Part.TEXT, Part.TRANSLATION_TITLE, Part.TRANSLATION, Part.CAPTION})


@dataclass(frozen=True)
class Named:
    """A name that could tell whose an entry is; `like`: the name of which this word is perhaps a form."""

    text: str
    whose: Whose
    like: str = ""


@dataclass(frozen=True)
class Place:
    """A text that may hold names, in a language.

    `detail` is the number of the picture, or the code of a file's property.
    """

    part: Part
    text: str
    detail: str = ""
    language: str = ""

    @property
    def is_read(self) -> bool:
        """Whether judges read it."""
        return self.part in READ_BY_JUDGES


@dataclass(frozen=True)
class Finding:
    """A name that stands somewhere; `masked`: what was decided about it, None while nothing was."""

    name: Named
    places: tuple[Place, ...]
    masked: bool | None = None

    @property
    def read(self) -> tuple[Place, ...]:
        """The places that judges read."""
        return tuple(place for place in self.places if place.is_read)

    @property
    def aside(self) -> tuple[Place, ...]:
        """The places that never reach a judge."""
        return tuple(place for place in self.places if not place.is_read)

    @property
    def is_guess(self) -> bool:
        """Whether it is only perhaps a name: then a person decides, and nothing is masked beforehand."""
        return bool(self.name.like)

    @property
    def is_open(self) -> bool:
        """Whether it stands where judges read and nobody has decided about it."""
        return bool(self.read) and self.masked is None


def find(
    places: Sequence[Place], names: Iterable[Named], rulings: Mapping[str, bool] | None = None
) -> list[Finding]:
    """Return every name that stands in one of the places, the longest first.

    A part of a name is not told beside the whole one where it stands in the same places only: “Ana” is said
    by “Ana Kovač” already. `rulings` say by word, in lower case, what was decided.
    """
    decided = rulings or {}
    found: list[Finding] = []
    for name in sorted(names, key=lambda name: (-len(name.text), name.text)):
        places_of = tuple(place for place in places if place.text and mask(place.text, [name.text]).found)
        if places_of and not any(_says(longer, name, places_of) for longer in found):
            found.append(Finding(name, places_of, decided.get(name.text.casefold())))
    return found


def _says(longer: Finding, name: Named, places: tuple[Place, ...]) -> bool:
    """Whether a name found already covers this one: masked with it, nothing of the shorter is left."""
    if name.text.casefold() not in longer.name.text.casefold():
        return False
    rest = [mask(place.text, [longer.name.text]).text for place in places]
    return not any(mask(text, [name.text]).found for text in rest)
