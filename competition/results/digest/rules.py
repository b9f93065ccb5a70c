"""What is seen in a remark before a person reads it: its language, and the name of its judge; pure."""

import re
from collections.abc import Iterable

from competition.platform.languages import script_of
from competition.platform.scripts import main_script

_SHORTEST = 3
_WORD = re.compile(r"[^\W\d_]+")
_WRITTEN_WITH = {
    "Jpan": ("Hira", "Kana", "Hani"),
    "Kore": ("Hang",),
    "Hans": ("Hani",),
    "Hant": ("Hani",),
}


def likely_language(text: str, languages: Iterable[str]) -> str:
    """Return the first of these languages (BCP 47) whose script a text is in; empty where none is."""
    script = main_script(text)
    return next((tag for tag in languages if tag and script in _scripts(tag)), "")


def _scripts(tag: str) -> tuple[str, ...]:
    script = script_of(tag)
    return _WRITTEN_WITH.get(script, (script,))


def names_somebody(text: str, name: str) -> bool:
    """Whether a part of a person's name stands in a text as a word, written as names are."""
    parts = {part for part in _WORD.findall(name) if len(part) >= _SHORTEST and not part.islower()}
    return bool(parts & set(_WORD.findall(text)))
