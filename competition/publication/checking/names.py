"""Names that the consents keep out of the credit, and that stand in the work itself. Pure."""

from collections.abc import Iterable, Iterator, Sequence

from competition.consent.rules import Level, PersonShown
from competition.entries.blindness.finding import Named, Part, Place, Whose, find
from competition.entries.blindness.guessing import guesses
from competition.entries.masking import MASK, mask
from competition.publication.manuscript import Work
from competition.publication.preflight import Problem, ProblemKind

_AROUND = 36
"""Characters that are shown on either side of a name."""
_WHERE = {
    Part.TITLE: "title",
    Part.TEXT: "text",
    Part.TRANSLATION_TITLE: "translation_title",
    Part.TRANSLATION: "translation",
    Part.CAPTION: "alt",
}


def hidden(person: PersonShown, level: Level) -> list[str]:
    """Return what of a name this level keeps out of the credit."""
    given, family = person.given_name.strip(), person.family_name.strip()
    kept_out = {Level.ANONYMOUS: (f"{given} {family}", given, family), Level.FULL: ()}.get(level, (family,))
    return list(dict.fromkeys(name.strip() for name in kept_out if name.strip()))


def names_in(work: Work, names: Sequence[str]) -> Iterator[Problem]:
    """Yield each place in a work where one of these names stands, or perhaps another form of it.

    What is kept of it is masked: nobody's name is written down a second time.
    """
    known = [Named(name, Whose.PUPIL) for name in names]
    places = list(_places(work))
    found = find(places, [*known, *guesses(places, known)])
    told = dict.fromkeys((place, each.name.text) for each in found for place in each.places)
    by_place: dict[Place, list[str]] = {}
    for place, name in told:
        by_place.setdefault(place, []).append(name)
    for place, each_name in by_place.items():
        yield Problem(
            work.number, ProblemKind.NAME, {"context": around(place.text, each_name)}, _WHERE[place.part]
        )


def around(text: str, names: Iterable[str]) -> str:
    """Return the words round the first of these names in a text, the names masked."""
    masked = " ".join(mask(text, list(names)).text.split())
    at = masked.find(MASK)
    first, last = max(0, at - _AROUND), at + len(MASK) + _AROUND
    return f"{'…' * (first > 0)}{masked[first:last].strip()}{'…' * (last < len(masked))}"


def _places(work: Work) -> Iterator[Place]:
    yield Place(Part.TITLE, work.original.title, language=work.original.language)
    yield Place(Part.TEXT, work.original.text, language=work.original.language)
    if work.translation:
        yield Place(Part.TRANSLATION_TITLE, work.translation.title, language=work.translation.language)
        yield Place(Part.TRANSLATION, work.translation.text, language=work.translation.language)
    for at, picture in enumerate(work.pictures):
        yield Place(Part.CAPTION, picture.alt, str(at), work.original.language)
