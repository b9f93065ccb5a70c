"""How statements, stories and quotes follow what was chosen for them. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from competition.publication.composing.choices import Arrangement, Composed
from competition.publication.composing.rules import Order
from competition.publication.manuscript import ChapterKind
from competition.publication.voices import Voice


def spoken(
    voices: Sequence[Voice], standing: Sequence[Composed], arrangement: Arrangement
) -> Iterator[Voice]:
    """Yield what is said in these chapters, in its order; a quote is told its place where one was chosen."""
    places = {each.key for each in standing if each.kind is ChapterKind.QUOTES}
    kinds = {each.kind: each for each in standing if each.kind.is_spoken}
    for kind in dict.fromkeys(voice.chapter for voice in voices):
        if kind in kinds:
            for voice in in_turn(voices, kinds[kind], arrangement):
                place = arrangement.wish_of_voice(voice.ref).chapter
                yield replace(voice, place=place) if place in places else voice


def in_turn(voices: Sequence[Voice], chapter: Composed, arrangement: Arrangement) -> list[Voice]:
    """Return of these voices those of a chapter, in its order; what came since stands at the end."""
    own = [voice for voice in voices if voice.chapter is chapter.kind]
    if chapter.order is not Order.HAND:
        return own
    places = {voice.ref: arrangement.wish_of_voice(voice.ref).position for voice in own}
    last = len(own) + max((at for at in places.values() if at is not None), default=0)
    return sorted(own, key=lambda voice: last if (at := places[voice.ref]) is None else at)
