"""What stands in the book beside its works: what people say, who took part, who read. Plain and pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from competition.contributions.rules import MOST_QUOTES, Kind
from competition.publication.manuscript import ChapterKind, Picture, Text

CHAPTERS = {
    Kind.STATEMENT: ChapterKind.STATEMENTS,
    Kind.STORY: ChapterKind.STORIES,
    Kind.QUOTE: ChapterKind.QUOTES,
}


@dataclass(frozen=True)
class Portrait(Picture):
    """A portrait; `focus` is the middle of the face, of 1 from the left and from the top."""

    focus: tuple[float, float] = (0.5, 0.4)


@dataclass(frozen=True)
class Voice:
    """A statement, a story or a quote as it is printed, with as much of the person as they allow.

    `lacks` are short codes of what is still missing of it; `place` is the key of the place that was chosen
    for a quote, empty where it goes wherever there is room.
    """

    ref: str
    kind: Kind
    city: str
    country: str
    original: Text
    translation: Text | None = None
    name: str = ""
    office: str = ""
    portrait: Portrait | None = None
    lacks: tuple[str, ...] = ()
    place: str = ""

    @property
    def anchor(self) -> str:
        """The name of its place in the book."""
        return f"voice-{self.ref}"

    @property
    def chapter(self) -> ChapterKind:
        """The kind of chapter that it stands in."""
        return CHAPTERS[self.kind]

    @property
    def texts(self) -> tuple[Text, ...]:
        """The original, and the translation where there is one."""
        return (self.original, self.translation) if self.translation else (self.original,)


@dataclass(frozen=True)
class Silent:
    """A contribution that is not printed: not a word of it, where to find it alone."""

    ref: str
    kind: Kind
    city: str


@dataclass(frozen=True)
class PartIn:
    """A city that took part, its schools by name, and the form of each of its entries in order of arrival."""

    city: str
    country: str
    schools: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()


@dataclass(frozen=True)
class Readings:
    """How much the jury read, without a name: judges, readings handed in, works read."""

    judges: int = 0
    readings: int = 0
    works: int = 0


@dataclass(frozen=True)
class Matter:
    """What is known of all who took part.

    `withheld` may not be printed, `over` are quotes beyond what a city may have.
    """

    places: tuple[PartIn, ...] = ()
    readings: Readings = field(default_factory=Readings)
    translators: tuple[str, ...] = ()
    withheld: tuple[Silent, ...] = ()
    over: tuple[Silent, ...] = ()

    def tells(self, kind: ChapterKind) -> bool:
        """Whether there is something to be said in a chapter of this kind."""
        known = {
            ChapterKind.JURY: self.readings.judges,
            ChapterKind.CREDITS: self.translators,
            ChapterKind.PARTICIPANTS: self.places,
        }
        return bool(known.get(kind))

    def forms_of(self, city: str) -> tuple[str, ...]:
        """Return the form of each entry of a city, in order of arrival."""
        return next((place.forms for place in self.places if place.city == city), ())


def within_limits(voices: Sequence[Voice]) -> tuple[tuple[Voice, ...], tuple[Silent, ...]]:
    """Return the voices with the first quotes of each city, and the quotes that are too many."""
    kept, over, quotes = list[Voice](), list[Silent](), dict[str, int]()
    for voice in voices:
        if voice.kind is Kind.QUOTE:
            quotes[voice.city] = quotes.get(voice.city, 0) + 1
        if voice.kind is Kind.QUOTE and quotes[voice.city] > MOST_QUOTES:
            over.append(Silent(voice.ref, voice.kind, voice.city))
        else:
            kept.append(voice)
    return tuple(kept), tuple(over)


def quotes_in_turn(voices: Sequence[Voice]) -> list[Voice]:
    """Return the quotes so that cities take turns, those with a portrait first in each."""
    by_city: dict[str, list[Voice]] = {}
    for voice in voices:
        if voice.kind is Kind.QUOTE:
            by_city.setdefault(voice.city, []).append(voice)
    for each in by_city.values():
        each.sort(key=lambda voice: voice.portrait is None)
    turns = max(map(len, by_city.values()), default=0)
    return [each[turn] for turn in range(turns) for each in by_city.values() if turn < len(each)]


def dealt(number: int, in_pairs: Sequence[bool], standing: Sequence[int] = ()) -> list[int]:
    """Return how many quotes more stand at each place, so that few pages stay blank.

    `in_pairs` tells where an even number fills the pages up, as the section before ends on a left page;
    `standing` how many stand at each place already.
    """
    here = list(standing) or [0] * len(in_pairs)
    shares = [0] * len(here)
    single = [at for at, pairs in enumerate(in_pairs) if pairs == bool(here[at] % 2)]
    for at in _spread(single, min(number, len(single))):
        shares[at] = 1
    left = number - sum(shares)
    while left and shares:
        at = min(range(len(shares)), key=lambda place: (here[place] + shares[place], place))
        more = min(left, 2)
        shares[at], left = shares[at] + more, left - more
    return shares


def _spread(places: Sequence[int], number: int) -> list[int]:
    """Return so many of these places, evenly apart."""
    return [places[int((at + 0.5) * len(places) / number)] for at in range(number)]


def without_words(voice: Voice, text: Text) -> Voice:
    """Return a voice of which nothing is shown but this text."""
    return replace(voice, original=text, translation=None, name="", office="", portrait=None)
