"""Names that the consents keep out of the credits, and that stand in what is printed. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from competition.consent.rules import Level, PersonShown
from competition.entries.blindness.finding import Named, Part, Place, Whose, find
from competition.entries.blindness.guessing import guesses
from competition.entries.masking import MASK, mask
from competition.platform.markdown import plain
from competition.publication.manuscript import Chapter, Work
from competition.publication.problems import Problem, ProblemKind, Room
from competition.publication.voices import Voice
from competition.publication.wording import chapter_title
from competition.publication.wording_matter import voice_name

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


def full_name(person: PersonShown, level: Level) -> str:
    """Return a whole name that this level keeps out of the credit; empty where it does not."""
    given, family = person.given_name.strip(), person.family_name.strip()
    return f"{given} {family}" if given and family and level is not Level.FULL else ""


def names_in(work: Work, names: Sequence[str], whole: Sequence[str] = ()) -> Iterator[Problem]:
    """Yield each place in a work where one of its `names` stands, or perhaps another form of it.

    `whole` are the whole names of others, who are not named either.
    """
    for problem in _found(_places(work), names, whole):
        yield replace(problem, number=work.number)


def names_in_voice(voice: Voice, names: Sequence[str], whole: Sequence[str] = ()) -> Iterator[Problem]:
    """Yield each such place in a statement, a story or a quote."""
    for problem in _found(_places_said(voice), names, whole):
        yield replace(problem, number=voice_name(voice), room=Room.CONTRIBUTION, key=voice.ref)


def names_in_chapter(chapter: Chapter, whole: Sequence[str]) -> Iterator[Problem]:
    """Yield each such place in a text that was written for the book."""
    places = (Place(Part.TITLE, chapter.title), Place(Part.TEXT, plain(chapter.text)))
    for problem in _found(places, (), whole):
        yield replace(problem, number=chapter_title(chapter), room=Room.CHAPTER, key=chapter.key)


def _found(places: Iterable[Place], names: Sequence[str], whole: Sequence[str]) -> Iterator[Problem]:
    """Yield the places that hold one of these names, whatever they belong to.

    What is kept of it is masked: nobody's name is written down a second time.
    """
    known, places = [Named(name, Whose.PUPIL) for name in names], list(places)
    there = {name for place in places for name in mask(place.text, whole).found}  # of hundreds, in one go
    others = [Named(name, Whose.PUPIL) for name in sorted(there.difference(names))]
    found = find(places, [*known, *others, *guesses(places, known)])
    told = dict.fromkeys((place, each.name.text) for each in found for place in each.places)
    by_place: dict[Place, list[str]] = {}
    for place, name in told:
        by_place.setdefault(place, []).append(name)
    for place, each_name in by_place.items():
        yield Problem("", ProblemKind.NAME, {"context": around(place.text, each_name)}, _WHERE[place.part])


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


def _places_said(voice: Voice) -> Iterator[Place]:
    yield Place(Part.TEXT, voice.original.text, language=voice.original.language)
    if voice.translation:
        yield Place(Part.TRANSLATION, voice.translation.text, language=voice.translation.language)
    if voice.portrait:
        yield Place(Part.CAPTION, voice.portrait.alt, "0", voice.original.language)
