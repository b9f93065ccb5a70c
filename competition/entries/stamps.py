"""Short hashes of what was seen or handed in: whether something has changed is asked of them."""

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from competition.entries.facts import Words
from competition.entries.rules import MadeBy


def fingerprint(facts: Any) -> str:
    """Return the SHA-256 of plain facts, written as JSON in one way only (sorted keys, no spaces, UTF-8)."""
    canonical = json.dumps(facts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()


def words_stamp(category: str, words: Words) -> str:
    """Return the stamp of a work's words and its category, for telling two windows apart."""
    return fingerprint([category, *words_facts(words).values()])


def people_stamp(made_by: MadeBy, people: Sequence[Sequence[Any]]) -> str:
    """Return the stamp of who made a work: rows of plain values in the order of the credit."""
    return fingerprint([made_by.value, [list(person) for person in people]])


def work_hash(category: str, words: Words, pictures: Sequence[tuple[str, str]]) -> str:
    """Return the hash that a receipt carries; anybody who has the work can compute it again.

    It is the `fingerprint` of `{"category": "poem/5-10", "title": …, "text": …, "language": …,
    "translation_language": …, "translation_title": …, "translation": …, "pictures": …}`, the pictures being
    a list of `[SHA-256 of the original, description]`.
    """
    return fingerprint(
        {"category": category, **words_facts(words), "pictures": [list(each) for each in pictures]}
    )


def words_facts(words: Words) -> dict[str, str]:
    """Return the words as a dictionary, by the names of their fields."""
    return {
        "title": words.title,
        "text": words.text,
        "language": words.language,
        "translation_language": words.translation_language,
        "translation_title": words.translation_title,
        "translation": words.translation,
    }
