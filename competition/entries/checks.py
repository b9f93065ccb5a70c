"""What an entry still lacks before it can be handed in, and what is merely worth a remark."""

from collections.abc import Iterator, Sequence
from typing import Any

from competition.campaign.rules import Limits
from competition.consent.rules import Channel, Level
from competition.entries import texts
from competition.entries.facts import (
    Demands,
    Lack,
    MakerFacts,
    Missing,
    Note,
    PictureFacts,
    Remark,
    Section,
    Words,
)
from competition.entries.rules import ImageState, MadeBy


def missing(
    words: Words,
    pictures: Sequence[PictureFacts],
    made_by: MadeBy,
    makers: Sequence[MakerFacts],
    demands: Demands,
) -> list[Missing]:
    """Return all that is missing, in the order in which a teacher would mend it; empty means complete."""
    return [
        *_words(words, demands.limits),
        *_length(words.text, demands.limits),
        *_language(words, demands.entry_languages),
        *_translation(words, demands),
        *_troubles(words),
        *_pictures(pictures, demands.limits),
        *_people(made_by, makers, demands),
    ]


def remarks(pictures: Sequence[PictureFacts]) -> list[Note]:
    """Return what is worth a remark about the pictures."""
    notes = []
    for at, picture in enumerate(pictures, start=1):
        if picture.state is ImageState.NEEDS_A_LOOK:
            notes.append(Note(Remark.NEEDS_A_LOOK, at))
        elif picture.size is not None and picture.size.is_small:
            notes.append(Note(Remark.SMALL_PICTURE, at, picture.size))
    return notes


def needs_translation(language: str, translation_languages: Sequence[str]) -> bool:
    """Whether a text in `language` needs a translation; regional variants count as their language."""
    return _primary(language) not in {_primary(each) for each in translation_languages}


def _primary(tag: str) -> str:
    return tag.replace("_", "-").split("-")[0].lower()


def _work(kind: Lack, **values: Any) -> Missing:
    return Missing(kind, Section.WORK, values)


def _words(work: Words, limits: Limits) -> Iterator[Missing]:
    if limits.text and not work.title:
        yield _work(Lack.TITLE)
    if limits.text and not work.text:
        yield _work(Lack.TEXT)
    if not limits.text and work.text:
        yield _work(Lack.TEXT_NOT_TAKEN)
    if (work.title or work.text) and not work.language:
        yield _work(Lack.LANGUAGE)


def _length(text: str, limits: Limits) -> Iterator[Missing]:
    """Lines, then characters where a script has no spaces and they are limited, else words."""
    lines, words = texts.count_lines(text), texts.count_words(text)
    if limits.max_lines is not None and lines > limits.max_lines:
        yield _work(Lack.TOO_MANY_LINES, lines=lines, limit=limits.max_lines)
    if limits.max_characters is not None and texts.is_dense(text):
        characters = texts.count_characters(text)
        if characters > limits.max_characters:
            yield _work(Lack.TOO_MANY_CHARACTERS, characters=characters, limit=limits.max_characters)
    elif limits.max_words is not None and words > limits.max_words:
        yield _work(Lack.TOO_MANY_WORDS, words=words, limit=limits.max_words)
    if limits.text and text and limits.min_words is not None and words < limits.min_words:
        yield _work(Lack.TOO_FEW_WORDS, words=words, limit=limits.min_words)


def _language(work: Words, taken: Sequence[str]) -> Iterator[Missing]:
    """A picture whose title alone is in some language is welcome in any."""
    if taken and work.text and work.language and needs_translation(work.language, taken):
        yield _work(Lack.LANGUAGE_NOT_TAKEN, language=work.language, taken=tuple(taken))


def _translation(work: Words, demands: Demands) -> Iterator[Missing]:
    """A wordless picture needs no translation, whatever the language of its title."""
    languages, wordless = demands.translation_languages, not (demands.limits.text and work.text)
    if wordless or not work.language or not needs_translation(work.language, languages):
        return
    if not work.translation_language or needs_translation(work.translation_language, languages):
        yield _work(Lack.TRANSLATION_LANGUAGE)
    if not work.translation_title:
        yield _work(Lack.TRANSLATION_TITLE)
    if not work.translation:
        yield _work(Lack.TRANSLATION)


def _troubles(work: Words) -> Iterator[Missing]:
    parts = (work.title, work.text, work.translation_title, work.translation)
    for trouble in sorted({each for part in parts for each in texts.troubles(part)}):
        yield _work(Lack(trouble.value))


def _pictures(pictures: Sequence[PictureFacts], limits: Limits) -> Iterator[Missing]:
    number = len(pictures)
    if number < limits.min_images:
        yield Missing(Lack.TOO_FEW_PICTURES, Section.PICTURES, {"number": limits.min_images - number})
    if number > limits.max_images:
        yield Missing(Lack.TOO_MANY_PICTURES, Section.PICTURES, {"limit": limits.max_images})
    for at, picture in enumerate(pictures, start=1):
        if not picture.alt:
            yield Missing(Lack.DESCRIPTION, Section.PICTURES, {"picture": at})


def _people(made_by: MadeBy, makers: Sequence[MakerFacts], demands: Demands) -> Iterator[Missing]:
    if not makers or (made_by is MadeBy.PUPIL and len(makers) != 1):
        yield Missing(Lack.PEOPLE, Section.PEOPLE)
    for at, maker in enumerate(makers, start=1):
        yield from _maker(at, maker, demands)


def _maker(at: int, maker: MakerFacts, demands: Demands) -> Iterator[Missing]:
    who = {"person": at, "name": maker.given_name}
    yield from _group(maker, demands) if maker.is_group else _pupil(maker, who, demands)
    if any(channel not in maker.levels for channel in Channel):
        yield Missing(Lack.CONSENT, Section.PEOPLE, who)


def _pupil(maker: MakerFacts, who: dict[str, Any], demands: Demands) -> Iterator[Missing]:
    """A name is asked for only where a consent would show it."""
    named = any(level not in (Level.NO, Level.ANONYMOUS) for level in maker.levels.values())
    if named and not maker.given_name:
        yield Missing(Lack.NAME, Section.PEOPLE, who)
    if maker.age is None:
        yield Missing(Lack.AGE, Section.PEOPLE, who)
    elif not demands.age_min <= maker.age <= demands.age_max:
        yield Missing(Lack.AGE_OUTSIDE, Section.PEOPLE, {**who, "age": maker.age, **_span(demands)})


def _group(maker: MakerFacts, demands: Demands) -> Iterator[Missing]:
    """Who is counted rather than named has ages all the same: those of the youngest and of the oldest."""
    if maker.count < 1:
        yield Missing(Lack.PEOPLE, Section.PEOPLE)
    if maker.age is None or maker.oldest is None:
        yield Missing(Lack.AGES, Section.PEOPLE)
    elif maker.age < demands.age_min or maker.oldest > demands.age_max:
        ages = {"lowest": maker.age, "highest": maker.oldest}
        yield Missing(Lack.AGES_OUTSIDE, Section.PEOPLE, {**ages, **_span(demands)})


def _span(demands: Demands) -> dict[str, Any]:
    """Return the ages that are asked for, and the day on which they are counted."""
    day = {"day": demands.ages_on} if demands.ages_on else {}
    return {"youngest": demands.age_min, "oldest": demands.age_max, **day}
