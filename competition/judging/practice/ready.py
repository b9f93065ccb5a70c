"""The works that come with Garland."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from competition.judging.practice.rules import is_young

FILE = Path(__file__).parent / "works.toml"
LANGUAGES = ("en", "fr")
SIZES = {"kite": (1240, 930), "bowl": (930, 1240)}
"""The drawings that come with Garland, with their width and height."""


@dataclass(frozen=True)
class ReadyWork:
    """A work that comes with Garland, for a form and an age group, in one language."""

    key: str
    form: str
    ages: str
    language: str
    title: str
    text: str
    remark: str
    picture: str = ""


def ready_works(form: str, age_group: str, language: str) -> list[ReadyWork]:
    """Return the works for a category in a language."""
    ages = "young" if is_young(age_group) else "older"
    return [work for work in _all() if (work.form, work.ages, work.language) == (form, ages, language)]


@cache
def _all() -> Sequence[ReadyWork]:
    works = tomllib.loads(FILE.read_text(encoding="utf-8"))["work"]
    return tuple(ReadyWork(**{**each, "text": each["text"].strip()}) for each in works)
