"""What a person should look at of statements, stories and quotes before the book goes out."""

from collections.abc import Iterator
from dataclasses import replace

from competition.contributions.rules import MOST_QUOTES, Lack
from competition.publication.manuscript import Manuscript
from competition.publication.preflight import Checks, add_look, of_words
from competition.publication.problems import Problem, ProblemKind, Room
from competition.publication.voices import Voice
from competition.publication.wording_matter import voice_name

_KINDS = {
    Lack.LANGUAGE: ProblemKind.NO_LANGUAGE,
    Lack.STATEMENT_LANGUAGE: ProblemKind.TRANSLATION,
    Lack.TRANSLATION: ProblemKind.TRANSLATION,
    Lack.TRANSLATION_LANGUAGE: ProblemKind.TRANSLATION,
    Lack.PATTERN: ProblemKind.PATTERN,
    Lack.ONE_QUOTE: ProblemKind.PATTERN,
    Lack.TOO_LONG: ProblemKind.TOO_LONG,
    Lack.TRANSLATION_TOO_LONG: ProblemKind.TOO_LONG,
    Lack.QUESTIONS: ProblemKind.QUESTIONS,
    Lack.PORTRAIT: ProblemKind.PORTRAIT,
    Lack.PORTRAIT_PROBLEM: ProblemKind.PICTURE,
    Lack.DESCRIPTION: ProblemKind.ALT,
    Lack.NAME: ProblemKind.NAMELESS,
    Lack.FAMILY_NAME: ProblemKind.NAMELESS,
}
"""What a lack is told as. What a channel other than the book lacks is no matter here."""


@add_look
def look_at_matter(manuscript: Manuscript, checks: Checks) -> Iterator[Problem]:
    """Yield what is to be said: what is not printed first, then the voices in the order of the book."""
    matter = manuscript.matter
    for silent in matter.withheld if matter else ():
        yield Problem(voice_name(silent), ProblemKind.WITHHELD, room=Room.CONTRIBUTION, key=silent.ref)
    for silent in matter.over if matter else ():
        yield Problem(
            voice_name(silent),
            ProblemKind.TOO_MANY,
            {"most": MOST_QUOTES},
            room=Room.CONTRIBUTION,
            key=silent.ref,
        )
    for place in matter.places if matter else ():
        for problem in of_words(place.city, "\n".join((place.city, *place.schools)), checks):
            yield replace(problem, room=Room.MACHINE)
    for voice in manuscript.voices:
        for problem in _look_at(voice, checks):
            yield replace(problem, room=Room.CONTRIBUTION, key=voice.ref)


def _look_at(voice: Voice, checks: Checks) -> Iterator[Problem]:
    name = voice_name(voice)
    credit = (voice.name, voice.office, voice.city, *(each.credit for each in voice.texts))
    printed = {
        "text": voice.original.text,
        "translation": voice.translation.text if voice.translation else "",
        "credit": "\n".join(credit),
    }
    for where, words in printed.items():
        for each in of_words(name, words, checks):
            yield replace(each, where=where)
    for kind in dict.fromkeys(_KINDS[lack] for lack in map(Lack, voice.lacks) if lack in _KINDS):
        yield Problem(name, kind)
