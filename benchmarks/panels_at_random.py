"""Entries and judges as a competition of many cities has them, of any size, from a seed.

Cities speak languages (some share one), entries are mostly in their city's, pictures have no words, and most
texts come with a translation. Judges are from these cities, read one to three languages, some of them some
categories only, and name schools that they may not read. Places are scarce in some languages, not in all:
there are shortages in every size.
"""

import random

from competition.allocation.rules import EntryToRead, JudgeOnPanel

TAGS = (
    "en", "es", "pt", "fr", "uk", "pl", "ar", "de", "it", "tr", "ro", "el", "hu", "ka", "lt", "sl", "is",
    "sr", "zh-Hans", "ja", "ko", "fa", "ur", "he", "et", "ca", "hy", "sw",
)  # fmt: skip
CITIES, ENTRIES_OF_A_SCHOOL, SPARE = 48, 8, (1.05, 1.9)
TEXTS, PICTURES = (1, 2, 3, 4), (5, 6)


def instance(size: int, *, reads: int = 3, seed: int = 7) -> tuple[list[EntryToRead], list[JudgeOnPanel]]:
    """Return `size` entries and a judge for every forty of them, twelve at least."""
    chance = random.Random(seed)
    cities = [
        (f"City {at}", TAGS[at % len(TAGS)] if at < len(TAGS) else _tag(chance)) for at in range(CITIES)
    ]
    schools = max(1, size // CITIES // ENTRIES_OF_A_SCHOOL)
    entries = [_entry(number, chance, *chance.choice(cities), schools) for number in range(1, size + 1)]
    panel = max(12, size // 40)
    judges = [
        _judge(size + number, chance, cities[number % CITIES], schools, size * reads / panel)
        for number in range(1, panel + 1)
    ]
    return entries, judges


def _tag(chance: random.Random) -> str:
    """Draw a language, the first ones more often."""
    return TAGS[min(int(chance.expovariate(0.15)), len(TAGS) - 1)]


def _entry(number: int, chance: random.Random, city: str, spoken: str, schools: int) -> EntryToRead:
    picture = chance.random() < 0.3
    language = "" if picture else spoken if chance.random() < 0.85 else _tag(chance)
    translated = language not in ("", "en") and chance.random() < 0.8
    return EntryToRead(
        id=number,
        category=chance.choice(PICTURES if picture else TEXTS),
        language=language,
        translation=("en" if chance.random() < 0.9 else "fr") if translated else "",
        city=city,
        school=f"{city}, school {chance.randrange(schools)}",
    )


def _judge(
    number: int, chance: random.Random, home: tuple[str, str], schools: int, share: float
) -> JudgeOnPanel:
    city, spoken = home
    languages = [spoken if chance.random() < 0.8 else _tag(chance)]
    languages += ["en"] if chance.random() < 0.6 else []
    languages += [_tag(chance)] if chance.random() < 0.4 else []
    some = chance.random() < 0.3
    return JudgeOnPanel(
        id=number,
        languages=tuple(dict.fromkeys(languages)),
        capacity=round(share * chance.uniform(*SPARE)),
        categories=frozenset(chance.sample(TEXTS + PICTURES, 4)) if some else frozenset(),
        city=city,
        barred_schools=frozenset(
            f"City {chance.randrange(CITIES)}, school {chance.randrange(schools)}"
            for _ in range(chance.randrange(3))
        ),
    )
