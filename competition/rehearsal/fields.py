"""Fields of a rehearsal: languages with a number each, a line each; languages in a row."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from wtforms import StringField, TextAreaField
from wtforms.validators import ValidationError

from competition.judging.languages import find_tag
from competition.platform.i18n import format_number
from competition.platform.i18n import gettext as _
from competition.platform.languages import language_name

Find = Callable[[str], str | None]
_LINE = re.compile(r"(?P<name>.*?[^\s:;,=])[\s:;,=]+(?P<number>\d{1,6})")
_BETWEEN = re.compile(r"[,;/\n]+")


def finder(known: Iterable[str]) -> Find:
    """Return what finds a language by its name or tag; of `known` tags any."""
    kept = {name.casefold(): tag for tag in known for name in (tag, language_name(tag))}
    return lambda typed: kept.get(typed.strip().casefold()) or find_tag(typed)


def lines_of(numbers: Mapping[str, int]) -> str:
    """Return languages and numbers as they are typed."""
    return "\n".join(f"{language_name(tag)} {number}" for tag, number in numbers.items())


def read_lines(text: str, find: Find) -> dict[str, int]:
    """Return the numbers by language; a language named twice counts together. Raises ValidationError."""
    numbers: dict[str, int] = {}
    for at, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            tag, number = _read_line(line.strip(), format_number(at), find)
            numbers[tag] = numbers.get(tag, 0) + number
    return numbers


def _read_line(line: str, at: str, find: Find) -> tuple[str, int]:
    parts = _LINE.fullmatch(line)
    if parts is None:
        raise ValidationError(
            _("Line %(line)s: a language and a number, please, such as “Ukrainian 40”.", line=at)
        )
    tag = find(parts["name"])
    if tag is None:
        raise ValidationError(_unknown(parts["name"], at))
    return tag, int(parts["number"])


def _unknown(name: str, at: str) -> str:
    return _(
        "Line %(line)s: “%(name)s” is no language known here. Write its name or its code, such as “uk”.",
        line=at,
        name=name,
    )


class NumbersByLanguage(TextAreaField):  # type: ignore[misc]
    """A line for each language, with how many entries; `numbers` holds what was read."""

    find: Find = staticmethod(find_tag)
    numbers: Mapping[str, int] = {}

    def pre_validate(self, form: Any) -> None:
        """Read the lines. Raises ValidationError."""
        self.numbers = read_lines(self.data or "", self.find)


class Languages(StringField):  # type: ignore[misc]
    """Languages in a row, the strongest first; `tags` holds what was read."""

    find: Find = staticmethod(find_tag)
    tags: tuple[str, ...] = ()

    def pre_validate(self, form: Any) -> None:
        """Read the languages. Raises ValidationError."""
        typed = [part.strip() for part in _BETWEEN.split(self.data or "") if part.strip()]
        found = [self.find(each) for each in typed]
        for name, tag in zip(typed, found, strict=True):
            if tag is None:
                raise ValidationError(
                    _("“%(name)s” is no language known here. Write its name or its code.", name=name)
                )
        self.tags = tuple(dict.fromkeys(tag for tag in found if tag))
