"""What the stress run of cards draws: all of it, or of each language one format, pair of faces and locale."""

from dataclasses import replace
from itertools import count
from typing import NamedTuple

from benchmarks.stress_cards_works import SENDER, messages, pictures, works
from competition.platform.faces import PAIRS
from competition.social.content import Content, Sender
from competition.social.designs import DESIGNS, formats_of
from competition.social.formats import Format

LOCALES = ("en", "fr")


class Drawing(NamedTuple):
    """One card to draw, or one carousel; `language` is the one that it is there for.

    Without anything said, the banners of who sends it.
    """

    content: Content | None
    format: Format | None
    design: str
    sender: Sender
    pair: str
    language: str


def drawings(asked):
    """Yield whatever a design draws: what is said, in which format, by which design, in whose words.

    In turn: each language on every template of each design, in one format and one pair of faces. So every
    format of every template is drawn in several languages, and next time nothing else. With `every`, all.
    """
    contents = works(asked.data, strings=asked.strings) + (pictures(asked.data) if asked.pictures else [])
    told = [*((each, each.original.language, SENDER) for each in contents), *messages(asked.data)]
    pairs = [pair for pair in PAIRS if not asked.pairs or (pair or "usual") in asked.pairs.split(",")]
    for design in (each for each in DESIGNS if _wanted(each, asked.designs)):
        turns = {}
        for content, language, sender in told:
            formats = [
                each for each in formats_of(content.template, design) if _wanted(each.key, asked.formats)
            ]
            if not (
                formats and _wanted(content.template, asked.templates) and _wanted(language, asked.languages)
            ):
                continue
            turn = next(turns.setdefault(content.template, count(len(turns))))
            whose = replace(sender, locale=LOCALES[turn % 2] if content.template.in_own_words else "en")
            every = [(fmt, pair) for pair in pairs for fmt in formats]
            for fmt, pair in every if asked.every else [every[turn % len(every)]]:
                yield Drawing(content, fmt, design, whose, pair, language)
    if _wanted("banners", asked.templates):
        for turn, (language, sender) in enumerate(senders(told)):
            if _wanted(language, asked.languages):
                for pair in pairs if asked.every else [pairs[turn % len(pairs)]]:
                    yield Drawing(None, None, "", sender, pair, language)


def senders(told):
    """Return each language with the campaign that is named in it."""
    return {language: sender for _, language, sender in told if sender is not SENDER}.items()


def _wanted(name, chosen):
    return not chosen or name in chosen.split(",")
